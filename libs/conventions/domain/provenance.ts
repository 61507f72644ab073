/**
 * What the source of an imported convention does not say. The program needs a value for each all the same (a region for scopes, an
 * association as party), and keeps here that it is none: such a value is counted nowhere and shown to nobody as a fact.
 */
export const UNKNOWN_FACTS = ['region', 'association', 'of_migrants', 'asked', 'total_cost'] as const;
export type UnknownFact = (typeof UNKNOWN_FACTS)[number];
