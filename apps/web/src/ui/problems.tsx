import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldId } from './field-id.js';

export interface FieldError {
  /** Dotted path of the field, "budget.lines.0.amountCentimes". */
  path: string;
  message: string;
}

/**
 * What must be corrected, at the top of the form: takes the focus at each refused attempt, links to every field,
 * and says the count in the document's title. `attempt` grows with each submission.
 */
export function ErrorSummary({ errors, attempt }: { errors: FieldError[]; attempt: number }) {
  const { t } = useTranslation('common');
  const box = useRef<HTMLDivElement>(null);
  const count = errors.length;
  const [names, setNames] = useState<Record<string, string>>({});
  // "Required" alone does not say what: the labels are those the page already shows.
  const paths = errors.map(({ path }) => path).join(' ');
  const [order, setOrder] = useState<string[]>([]);
  useLayoutEffect(() => {
    const known = paths.split(' ');
    setNames(Object.fromEntries(known.map((path) => [path, nameOfField(path)])));
    setOrder(inPageOrder(known));
  }, [paths, attempt]);
  const place = ({ path }: FieldError) => order.indexOf(path);

  useEffect(() => {
    if (count === 0) return;
    box.current?.focus();
    const title = document.title;
    document.title = `${t('errorCount', { count })} — ${title}`;
    return () => {
      document.title = title;
    };
    // A new attempt moves the focus back here even when the count is the same.
  }, [attempt, count, t]);

  if (count === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t('errorCount', { count })}</h2>
      <ul>
        {[...errors]
          .sort((one, other) => place(one) - place(other))
          .map((error) => (
            <li key={`${error.path} ${error.message}`}>
              <a
                href={`#${fieldId(error.path)}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusField(error.path);
                }}
              >
                {names[error.path] ? t('fieldError', { field: names[error.path], message: error.message }) : error.message}
              </a>
            </li>
          ))}
      </ul>
    </div>
  );
}

/** The field, or the nearest ancestor in its path that is on the page ("budget.lines.0.label" → "budget"). */
function closestField(path: string): HTMLElement | null {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const field = document.getElementById(fieldId(parts.slice(0, length).join('.')));
    if (field) return field;
  }
  return null;
}

/** Fields from the top of the page to its end; what is on no field comes first, where it is read. */
function inPageOrder(paths: readonly string[]): string[] {
  const placed = paths.map((path) => ({ path, field: closestField(path) }));
  const follows = (one: HTMLElement, other: HTMLElement) =>
    one !== other && (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return placed
    .sort((one, other) => {
      if (!one.field || !other.field) return Number(one.field !== null) - Number(other.field !== null);
      return follows(one.field, other.field) ? -1 : follows(other.field, one.field) ? 1 : 0;
    })
    .map(({ path }) => path);
}

const CONTROLS = 'input:not([type=hidden]), select, textarea';

/** Puts the focus where the path is corrected: on its control, or on the first empty one of its group. */
export function focusField(path: string) {
  const field = closestField(path);
  if (!field) return;
  const controls = [...field.querySelectorAll<HTMLInputElement>(CONTROLS)];
  const target = controls.find(({ value, type }) => value === '' && type !== 'checkbox') ?? field;
  target.focus();
  target.scrollIntoView({ block: 'center' });
}

/** "Share 2 — Region": the name of its group (`data-name` or legend) and its label, as the page shows them. */
function nameOfField(path: string): string {
  const field = closestField(path);
  if (!field) return '';
  const label = field.id === fieldId(path) ? document.querySelector<HTMLElement>(`label[for="${field.id}"]`) : null;
  const legend = field.closest('fieldset')?.querySelector('legend');
  // As it is laid out: what stands apart on the page is not one word.
  const group = field.closest<HTMLElement>('[data-name]')?.dataset['name'] ?? legend?.innerText.replace(/\s+/g, ' ');
  return (
    [group, label?.firstChild?.textContent ?? field.ariaLabel]
      // A label that is a sentence ends where the message begins.
      .map((text) => text?.trim().replace(/\.$/, ''))
      .filter(Boolean)
      .join(' — ')
  );
}

/** What a problem must offer to be shown; the API's is `ApiProblem`. */
export interface ShownProblem {
  status: number;
  code: string;
  title: string;
  detail: string;
}

/** A refusal in the reader's language. The API writes the sentence; only a lost line is said from here. */
export function ProblemAlert({ problem }: { problem: ShownProblem | Error | null | undefined }) {
  const { t } = useTranslation('common');
  if (!problem) return null;
  const known = 'code' in problem && problem.status > 0 ? problem : null;
  return (
    <Alert
      role="alert"
      mb="md"
      icon={<IconAlertTriangle aria-hidden />}
      title={known ? known.title : t('problem.networkTitle')}
      color="red"
      styles={{
        root: { background: '#fdf1f0', border: '1px solid #e9b6b1' },
        icon: { color: '#8f1c13' },
        title: { color: '#8f1c13' },
        message: { color: 'var(--ink)' },
      }}
    >
      {known ? known.detail : t('problem.network')}
      {known && known.status >= 500 && <p>{t('problem.server')}</p>}
    </Alert>
  );
}
