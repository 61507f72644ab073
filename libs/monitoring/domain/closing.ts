import type { Label } from '#kernel';

export interface ClosingSituation {
  tranches: number;
  paidTranches: number;
  terminated: boolean;
  acceptedReports: number;
  /** Handed in, waiting for the officer. */
  submittedReports: number;
  paidCentimes: number;
  recoveredCentimes: number;
  /** Declared on the approved lines by accepted reports. */
  spentCentimes: number;
  /** Set aside by the officer among what was declared. */
  ineligibleCentimes: number;
}

export interface ClosingFigures {
  paidCentimes: number;
  spentCentimes: number;
  ineligibleCentimes: number;
  unspentCentimes: number;
  toRecoverCentimes: number;
}

/** What still stands in the way of closing; nothing when it can be computed. */
export function closingObstacles({ tranches, paidTranches, terminated, acceptedReports, submittedReports }: ClosingSituation): Label[] {
  const obstacles: Label[] = [];
  if (!terminated && paidTranches < tranches) {
    const left = tranches - paidTranches;
    obstacles.push({ fr: `Tranches à payer : ${left}.`, ar: `الأشطر غير المؤداة: ${left}.`, en: `Tranches to pay: ${left}.` });
  }
  const toHandIn = paidTranches - acceptedReports - submittedReports;
  if (toHandIn > 0) {
    obstacles.push({
      fr: `Rapports à remettre : ${toHandIn}.`,
      ar: `التقارير المنتظر تقديمها: ${toHandIn}.`,
      en: `Reports to hand in: ${toHandIn}.`,
    });
  }
  if (submittedReports > 0) {
    obstacles.push({
      fr: `Rapports à accepter : ${submittedReports}.`,
      ar: `التقارير المنتظر قبولها: ${submittedReports}.`,
      en: `Reports to accept: ${submittedReports}.`,
    });
  }
  return obstacles;
}

/**
 * What the association keeps is what it spent on eligible charges, and never more than it was paid; the rest goes back.
 * Eligible spending beyond the payments first makes good what was set aside.
 */
export function closingFigures(situation: ClosingSituation): ClosingFigures {
  const { paidCentimes, recoveredCentimes, spentCentimes, ineligibleCentimes } = situation;
  const eligible = Math.min(spentCentimes - ineligibleCentimes, paidCentimes);
  return {
    paidCentimes,
    spentCentimes,
    ineligibleCentimes,
    unspentCentimes: Math.max(0, paidCentimes - spentCentimes),
    toRecoverCentimes: Math.max(0, paidCentimes - eligible - recoveredCentimes),
  };
}
