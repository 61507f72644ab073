import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';

/** A button that opens a short form in its place; `children` receives how to close it again. */
export function Adder({ label, children }: { label: string; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  if (open) return <div className="adder">{children(() => setOpen(false))}</div>;
  return (
    <Button variant="default" size="xs" mt="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(true)}>
      {label}
    </Button>
  );
}
