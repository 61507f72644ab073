/** What the lines of a dossier add up to, in centimes: asked, granted by an act, paid by the bank, justified by accepted reports, still to be given back. */
export const DOSSIER_SUMS = ['asked', 'granted', 'paid', 'justified', 'toRecover'] as const;
export type DossierSum = (typeof DOSSIER_SUMS)[number];
export type DossierSums = Record<DossierSum, number>;

/** The sums of lines, each of which says what it adds to which. */
export function dossierSums(lines: readonly { sums: Partial<DossierSums> }[]): DossierSums {
  const totals: DossierSums = { asked: 0, granted: 0, paid: 0, justified: 0, toRecover: 0 };
  for (const { sums } of lines) for (const sum of DOSSIER_SUMS) totals[sum] += sums[sum] ?? 0;
  return totals;
}
