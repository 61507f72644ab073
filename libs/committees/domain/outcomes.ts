import type { Label } from '#kernel';

export const OUTCOMES = {
  selected: { fr: 'Retenu', ar: 'منتقى', en: 'Selected' },
  partially_selected: { fr: 'Retenu partiellement', ar: 'منتقى جزئيا', en: 'Partially selected' },
  reserve: { fr: 'Liste d’attente', ar: 'لائحة الانتظار', en: 'Reserve list' },
  deferred: { fr: 'Ajourné', ar: 'مؤجل', en: 'Deferred' },
  rejected: { fr: 'Non retenu', ar: 'غير منتقى', en: 'Rejected' },
} as const satisfies Record<string, Label>;

export type Outcome = keyof typeof OUTCOMES;
export const OUTCOME_CODES = Object.keys(OUTCOMES) as Outcome[];
export const isAward = (outcome: Outcome): boolean => outcome === 'selected' || outcome === 'partially_selected';
