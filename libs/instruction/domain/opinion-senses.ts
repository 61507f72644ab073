export const OPINION_SENSES = ['favourable', 'reserved', 'unfavourable'] as const;
export type OpinionSense = (typeof OPINION_SENSES)[number];
