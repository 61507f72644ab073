import type { Label } from '#kernel/public';

/** The gender equality policy marker of the OECD's DAC, from 0 to 2 (DCD/DAC/GENDERNET(2016)3). */
export const GENDER_MARKERS = {
  none: { fr: 'Non ciblée', ar: 'غير مستهدفة', en: 'Not targeted' },
  significant: { fr: 'Objectif important', ar: 'هدف مهم', en: 'Significant objective' },
  principal: { fr: 'Objectif principal', ar: 'هدف رئيسي', en: 'Principal objective' },
} as const satisfies Record<string, Label>;
export type GenderMarker = keyof typeof GENDER_MARKERS;

/** Who carries a project, besides its association. */
export const CARRIED_BY = {
  moroccans_abroad: {
    fr: 'Porté par des Marocains résidant à l’étranger',
    ar: 'يحمله مغاربة مقيمون بالخارج',
    en: 'Led by Moroccans abroad',
  },
  migrants: { fr: 'Porté par des migrants', ar: 'يحمله مهاجرون', en: 'Led by migrants' },
} as const satisfies Record<string, Label>;
export type CarriedBy = keyof typeof CARRIED_BY;

/** What is said of who carries a project: each once, in the order of the list. */
export const carriedInOrder = (said: readonly CarriedBy[]): CarriedBy[] =>
  (Object.keys(CARRIED_BY) as CarriedBy[]).filter((code) => said.includes(code));
