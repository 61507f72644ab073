import type { Label, Localized } from '#kernel';
import type { Target } from '../data/programme-context.entity.js';
import { reachedOf, TARGET_UNITS, type Reached, type TargetUnit } from '../domain/targets.js';

/** What a component sets out to reach, beside what its projects reached as officers verified it. */
export interface TargetContentView {
  id: string;
  indicator: Localized;
  audience: string;
  /** As the list called it under which the target was written. */
  audienceLabel: Label;
  minimum: number;
  unit: TargetUnit;
  unitLabel: Label;
  source: string | null;
  /** Computed from accepted reports; null while there is none, or where nothing measures it. */
  reached: number | null;
}

export function targetView(target: Target, audienceLabel: Label, people: Reached | undefined): TargetContentView {
  const { id, indicator, audience, minimum, unit, source } = target;
  const labels = { audienceLabel, unitLabel: TARGET_UNITS[unit] };
  return { id, indicator, audience, minimum, unit, source, ...labels, reached: reachedOf({ audience, unit }, people) };
}
