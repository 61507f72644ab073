import type { ReactNode } from 'react';
import { Frame } from '../../app/shell/Frame.js';

/** A page with one short form, for people who are not signed in. */
export function Narrow({ children }: { children: ReactNode }) {
  return (
    <Frame>
      <div style={{ maxInlineSize: 460 }}>{children}</div>
    </Frame>
  );
}
