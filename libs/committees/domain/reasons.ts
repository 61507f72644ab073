import type { Label } from '#kernel';

/** The coded reasons of a decision; one may be tied to a criterion of the grid. */
export const REASONS = {
  'ranking.outside_envelope': {
    fr: 'Le classement du projet ne permet pas de le financer dans l’enveloppe disponible.',
    ar: 'ترتيب المشروع لا يسمح بتمويله في حدود الغلاف المالي المتوفر.',
    en: 'The rank of the project does not allow funding within the envelope.',
  },
  'ranking.reserve': {
    fr: 'Le projet est retenu sur la liste d’attente, dans l’ordre du classement.',
    ar: 'أُدرج المشروع في لائحة الانتظار حسب الترتيب.',
    en: 'The project is on the reserve list, in order of rank.',
  },
  'criterion.insufficient': {
    fr: 'Le critère n’est pas suffisamment satisfait.',
    ar: 'المعيار غير مستوفى بالقدر الكافي.',
    en: 'The criterion is not met sufficiently.',
  },
  'criterion.strong': { fr: 'Le critère est pleinement satisfait.', ar: 'المعيار مستوفى بالكامل.', en: 'The criterion is fully met.' },
  'budget.reduced': {
    fr: 'Certaines dépenses demandées dépassent le besoin décrit.',
    ar: 'بعض النفقات المطلوبة تفوق الحاجة الموصوفة.',
    en: 'Some expenses asked exceed the need described.',
  },
  'budget.envelope': {
    fr: 'Le montant est limité par l’enveloppe restante.',
    ar: 'المبلغ محدود بما تبقى من الغلاف المالي.',
    en: 'The amount is limited by what is left of the envelope.',
  },
  'file.documents_awaited': {
    fr: 'Des pièces ou précisions sont attendues avant la décision.',
    ar: 'تُنتظر وثائق أو توضيحات قبل اتخاذ القرار.',
    en: 'Documents or clarifications are awaited before deciding.',
  },
  'session.undecidable': {
    fr: 'La séance n’a pas pu délibérer valablement sur le dossier : il est renvoyé à une autre séance.',
    ar: 'تعذر على الجلسة التداول بشكل صحيح في الملف: أُحيل على جلسة أخرى.',
    en: 'The session could not validly deliberate on the file: it goes to another session.',
  },
  'file.outside_object': {
    fr: 'Le projet s’écarte de l’objet de l’appel.',
    ar: 'المشروع لا يندرج ضمن موضوع طلب المشاريع.',
    en: 'The project departs from the object of the call.',
  },
} as const satisfies Record<string, Label>;

export type ReasonCode = keyof typeof REASONS;
export const REASON_CODES = Object.keys(REASONS) as ReasonCode[];
