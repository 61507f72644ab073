import { useEffect, useState } from 'react';

const remembered = 'jisr.shortcuts';
/** Where letters and digits are typed for themselves. */
const TYPING = 'textarea, select, input:not([type="radio"]):not([type="checkbox"]), [contenteditable="true"], [role="dialog"] *';

/** Single-letter shortcuts, which people who speak to their machine must be able to switch off (WCAG 2.1.4). */
export function useShortcuts(onKey: (key: string) => boolean): { on: boolean; setOn: (on: boolean) => void } {
  const [on, setOn] = useState(() => localStorage.getItem(remembered) !== 'off');

  useEffect(() => {
    localStorage.setItem(remembered, on ? 'on' : 'off');
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      if (onKey(event.key)) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [on, onKey]);

  return { on, setOn };
}
