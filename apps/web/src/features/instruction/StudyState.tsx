import type { InstructionState } from '#instruction';
import { StateBadge, type Localized, type Tone } from '../../ui/index.js';

/** What still asks for work stands out; here "admissible" means that eligibility is being studied. */
const TONES: Partial<Record<InstructionState, Tone>> = {
  to_assign: 'attention',
  assigned: 'progress',
  completing: 'attention',
  admissible: 'progress',
};

export function StudyState({ state, label }: { state: InstructionState; label: Localized }) {
  return <StateBadge state={state} label={label} tone={TONES[state]} />;
}
