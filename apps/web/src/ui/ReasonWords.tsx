import type { Label } from '#kernel/public';
import { LocalText, Written } from './text.js';

/** Why something was refused: the coded reasons, then what somebody wrote. */
export function ReasonWords({ coded, text }: { coded: readonly { code: string; label: Label }[]; text: string }) {
  return (
    <>
      {coded.map(({ code, label }) => (
        <div key={code}>
          <LocalText text={label} />
        </div>
      ))}
      <Written>{text}</Written>
    </>
  );
}
