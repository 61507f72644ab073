import type { FieldError, Label } from '#kernel';

/** The audience that is whoever is reached: always there, and what has another unit than persons has no other. */
export const EVERYONE = 'everyone';

/** Audiences that verified reports count; of others a programme says what it wants, and nothing measures it. */
export const COUNTED = { everyone: 'total', women: 'women', minors: 'minors' } as const satisfies Record<string, keyof Reached>;

/** `persons` is measured by what officers verified in reports; `count` is what only its source tells. */
export const TARGET_UNITS = {
  persons: { fr: 'personnes', ar: 'أشخاص', en: 'persons' },
  count: { fr: 'unités', ar: 'وحدات', en: 'units' },
} as const satisfies Record<string, Label>;
export type TargetUnit = keyof typeof TARGET_UNITS;

/** People reached by the projects of a component, as verified. */
export interface Reached {
  total: number;
  women: number;
  minors: number;
}

interface TargetContent {
  /** A word of the institution's list of audiences. */
  audience: string;
  unit: TargetUnit;
}

/** Only persons are women, minors or any other people. */
export const targetErrors = ({ audience, unit }: TargetContent): FieldError[] =>
  unit === 'count' && audience !== EVERYONE ? [{ path: 'audience', code: 'choice' }] : [];

/** How far a target is reached; null while nothing is verified, or where nothing measures it. */
export function reachedOf({ audience, unit }: TargetContent, reached: Reached | undefined): number | null {
  if (unit !== 'persons' || !reached) return null;
  return isCounted(audience) ? reached[COUNTED[audience]] : null;
}

const isCounted = (audience: string): audience is keyof typeof COUNTED => Object.hasOwn(COUNTED, audience);
