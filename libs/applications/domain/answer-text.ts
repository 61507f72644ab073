import { dayInWords, formatCentimes, type Label, type Localized } from '#kernel';

interface Question {
  kind: string;
  options?: readonly { code: string; label: Localized }[];
}

const YES: Label = { fr: 'Oui', ar: 'نعم', en: 'Yes' };
const NO: Label = { fr: 'Non', ar: 'لا', en: 'No' };
const NOTHING: Label = { fr: '—', ar: '—', en: '—' };
const DAY = /^\d{4}-\d\d-\d\d$/;

const same = (text: string): Label => ({ fr: text, ar: text, en: text });
const full = (label: Localized): Label => ({ fr: label.fr, ar: label.ar, en: label.en ?? label.fr });

/** An answer as a reader sees it, in each language: the label of a choice, an amount in dirhams, a day in words. */
export function answerText(question: Question, value: unknown): Label {
  if (value === undefined || value === null || value === '') return NOTHING;
  const chosen = (code: unknown) => {
    const option = question.options?.find((candidate) => candidate.code === code);
    return option ? full(option.label) : same(String(code));
  };
  switch (question.kind) {
    case 'yes_no':
      return value === true ? YES : NO;
    case 'money':
      return {
        fr: `${formatCentimes(Number(value))} DH`,
        ar: `\u2066${formatCentimes(Number(value))}\u2069 درهم`,
        en: `MAD ${formatCentimes(Number(value))}`,
      };
    case 'date':
      return typeof value === 'string' && DAY.test(value) ? dayInWords(value) : same(JSON.stringify(value));
    case 'choice':
      return chosen(value);
    case 'choices': {
      const labels = (Array.isArray(value) ? value : [value]).map(chosen);
      return {
        fr: labels.map((label) => label.fr).join(', '),
        ar: labels.map((label) => label.ar).join('، '),
        en: labels.map((label) => label.en).join(', '),
      };
    }
    default:
      return same(typeof value === 'string' ? value : JSON.stringify(value));
  }
}
