import type { Label } from '#kernel/public';

/** The gender equality policy marker of the OECD's DAC, from 0 to 2 (DCD/DAC/GENDERNET(2016)3). */
export const GENDER_MARKERS = {
  none: { fr: 'Non ciblée', ar: 'غير مستهدفة', en: 'Not targeted' },
  significant: { fr: 'Objectif important', ar: 'هدف مهم', en: 'Significant objective' },
  principal: { fr: 'Objectif principal', ar: 'هدف رئيسي', en: 'Principal objective' },
} as const satisfies Record<string, Label>;
export type GenderMarker = keyof typeof GENDER_MARKERS;
