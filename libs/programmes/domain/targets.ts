import type { FieldError, Label } from '#kernel';

/** Whom a target counts, as verified reports count people. */
export const AUDIENCES = {
  everyone: { fr: 'Toutes les personnes', ar: 'جميع الأشخاص', en: 'Everyone' },
  women: { fr: 'Femmes', ar: 'النساء', en: 'Women' },
  minors: { fr: 'Mineurs', ar: 'القاصرون', en: 'Minors' },
} as const satisfies Record<string, Label>;
export type Audience = keyof typeof AUDIENCES;

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
  audience: Audience;
  unit: TargetUnit;
}

/** Only persons are women or minors. */
export const targetErrors = ({ audience, unit }: TargetContent): FieldError[] =>
  unit === 'count' && audience !== 'everyone' ? [{ path: 'audience', code: 'choice' }] : [];

/** How far a target is reached; null while nothing is verified, or where nothing measures it. */
export function reachedOf({ audience, unit }: TargetContent, reached: Reached | undefined): number | null {
  if (unit !== 'persons' || !reached) return null;
  return audience === 'everyone' ? reached.total : reached[audience];
}
