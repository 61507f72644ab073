import type { ReactNode } from 'react';
import styles from './Choices.module.css';

export interface Choice<Value extends string | number> {
  value: Value;
  label: ReactNode;
  /** What assistive techniques say when `label` is too short ("4 — Good"). */
  spoken?: string;
  tone?: 'good' | 'bad' | 'attention';
}

/** A few exclusive answers side by side: native radios, so arrows, labels and directions are the browser's own. */
export function Choices<Value extends string | number>({
  id,
  name,
  legend,
  choices,
  value,
  onChange,
  disabled,
  invalid,
  className,
}: ChoicesProps<Value>) {
  return (
    <fieldset
      className={className ? `${styles.choices} ${className}` : styles.choices}
      disabled={disabled}
      data-invalid={invalid || undefined}
      id={id}
      tabIndex={id ? -1 : undefined}
    >
      <legend>{legend}</legend>
      <div className={styles.row}>
        {choices.map((choice) => (
          <label key={choice.value} data-tone={choice.tone}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
              aria-label={choice.spoken}
            />
            <span aria-hidden={choice.spoken ? true : undefined}>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
interface ChoicesProps<Value extends string | number> {
  /** For links from an error summary. */
  id?: string;
  name: string;
  legend: ReactNode;
  choices: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  disabled?: boolean;
  invalid?: boolean;
  /** How it looks where it stands. */
  className?: string;
}
