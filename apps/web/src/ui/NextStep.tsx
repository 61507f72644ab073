import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './NextStep.module.css';

/** Where a thing stands and what the reader can do about it now; the one place of its primary button. */
export function NextStep({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <div className={styles.step}>
      <div role="status">{children}</div>
      {actions && <Group gap="sm">{actions}</Group>}
    </div>
  );
}
