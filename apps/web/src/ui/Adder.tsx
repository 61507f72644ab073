import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import styles from './Adder.module.css';

/** A button that opens a short form in its place; `children` receives how to close it again. `plain` when nothing is added by it. */
export function Adder({ label, plain = false, children }: AdderProps) {
  const [open, setOpen] = useState(false);
  if (open) return <div className={styles.adder}>{children(() => setOpen(false))}</div>;
  return (
    <Button
      variant="default"
      size="xs"
      mt="sm"
      leftSection={plain ? undefined : <IconPlus size={16} aria-hidden />}
      onClick={() => setOpen(true)}
    >
      {label}
    </Button>
  );
}
interface AdderProps {
  label: string;
  plain?: boolean;
  children: (close: () => void) => ReactNode;
}
