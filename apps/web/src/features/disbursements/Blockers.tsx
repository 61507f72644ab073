import type { Blocker } from '#disbursements';
import { LocalText } from '../../ui/index.js';

/** What stands in the way, in the API's words: the same for both sides. */
export function Blockers({ blockers }: { blockers: readonly Blocker[] }) {
  if (blockers.length === 0) return null;
  return (
    <ul className="reasons">
      {blockers.map(({ code, text }) => (
        <li key={code}>
          <LocalText text={text} />
        </li>
      ))}
    </ul>
  );
}
