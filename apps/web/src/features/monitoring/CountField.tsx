import { TextField } from '../../ui/index.js';
import type { ComponentProps } from 'react';

/** A whole number of people or of things, as it is typed; what is none stays in sight, for the rules to refuse. */
export function CountField(props: ComponentProps<typeof TextField>) {
  return <TextField inputMode="numeric" autoComplete="off" className="digits-input" attributes={{ input: { dir: 'ltr' } }} {...props} />;
}
