import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
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
        {errors.map((error) => (
          <li key={`${error.path} ${error.message}`}>
            <a
              href={`#${fieldId(error.path)}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(error.path);
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Focuses the field, or the nearest ancestor in its path that is on the page ("budget.lines.0.label" → "budget"). */
function focusField(path: string) {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const field = document.getElementById(fieldId(parts.slice(0, length).join('.')));
    if (!field) continue;
    field.focus();
    field.scrollIntoView({ block: 'center' });
    return;
  }
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
