import { useState, type ReactNode } from 'react';
import { Choices } from './Choices.js';
import styles from './SplitPane.module.css';

interface Pane {
  label: string;
  content: ReactNode;
}

/** What one reads and what one writes side by side; on a phone one at a time, chosen above. */
export function SplitPane({ label, reading, writing }: { label: string; reading: Pane; writing: Pane }) {
  const [shown, setShown] = useState<'reading' | 'writing'>('reading');
  return (
    <div className={styles.split} data-shown={shown}>
      <div className={`${styles.choice} no-print`}>
        <Choices
          className={styles.tall}
          name="split-pane"
          legend={<span className="visually-hidden">{label}</span>}
          value={shown}
          onChange={setShown}
          choices={[
            { value: 'reading', label: reading.label },
            { value: 'writing', label: writing.label },
          ]}
        />
      </div>
      <div className={styles.reading}>{reading.content}</div>
      <section className={styles.writing} aria-label={writing.label}>
        {writing.content}
      </section>
    </div>
  );
}
