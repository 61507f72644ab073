/** `stop`: the first that does not fit ends the list; `skip`: what does not fit is passed over; `threshold`: skip, among the files with at least a mean. */
export const ALLOCATION_RULES = ['skip', 'stop', 'threshold'] as const;
export type AllocationRule = (typeof ALLOCATION_RULES)[number];

export interface Candidate {
  fileId: string;
  askedCentimes: number;
  /** Out of 100; null when nobody scored it. */
  mean: number | null;
  /** A criterion is below its own threshold. */
  eliminated: boolean;
}

export interface AllocationTerms {
  availableCentimes: number;
  rule: AllocationRule;
  /** For `threshold`: the least mean, in hundredths of a point. */
  thresholdHundredths?: number;
  /** Amounts set by hand, by file; 0 leaves a file out. */
  amounts?: ReadonlyMap<string, number>;
}

export type AllocationCause = 'fits' | 'by_hand' | 'does_not_fit' | 'after_the_line' | 'below_threshold' | 'not_scored';

export interface AllocationLine {
  fileId: string;
  amountCentimes: number;
  cause: AllocationCause;
}

export interface Allocation {
  lines: AllocationLine[];
  usedCentimes: number;
  leftCentimes: number;
  /** The first file that did not fit: where the money ends. */
  lineAt: string | null;
}

/** Spends an amount down a ranking, by one of the three written rules. The ranking is the caller's; nothing is reordered. */
export function allocate(ranking: readonly Candidate[], terms: AllocationTerms): Allocation {
  let left = terms.availableCentimes;
  let lineAt: string | null = null;
  const lines = ranking.map((candidate): AllocationLine => {
    const out = (cause: AllocationCause): AllocationLine => ({ fileId: candidate.fileId, amountCentimes: 0, cause });
    const byHand = terms.amounts?.get(candidate.fileId);
    if (byHand === 0) return out('by_hand');
    if (candidate.mean === null) return out('not_scored');
    if (candidate.eliminated || isBelow(candidate.mean, terms)) return out('below_threshold');
    if (lineAt !== null && terms.rule === 'stop') return out('after_the_line');
    const amountCentimes = byHand ?? candidate.askedCentimes;
    if (amountCentimes > left) {
      lineAt ??= candidate.fileId;
      return out('does_not_fit');
    }
    left -= amountCentimes;
    return { fileId: candidate.fileId, amountCentimes, cause: byHand === undefined ? 'fits' : 'by_hand' };
  });
  return { lines, usedCentimes: terms.availableCentimes - left, leftCentimes: left, lineAt };
}

function isBelow(mean: number, terms: AllocationTerms): boolean {
  return terms.rule === 'threshold' && Math.round(mean * 1_000_000) < (terms.thresholdHundredths ?? 0) * 10_000;
}

export interface AllocationChange {
  fileId: string;
  change: 'enters' | 'leaves' | 'amount';
  fromCentimes: number;
  toCentimes: number;
  /** Why, in the other allocation. */
  cause: AllocationCause;
}

/** Who enters, who leaves and whose amount changes from one allocation to another. */
export function compareAllocations(base: Allocation, other: Allocation): AllocationChange[] {
  const before = new Map(base.lines.map((line) => [line.fileId, line.amountCentimes]));
  return other.lines.flatMap((line): AllocationChange[] => {
    const fromCentimes = before.get(line.fileId) ?? 0;
    if (fromCentimes === line.amountCentimes) return [];
    const change = fromCentimes === 0 ? 'enters' : line.amountCentimes === 0 ? 'leaves' : 'amount';
    return [{ fileId: line.fileId, change, fromCentimes, toCentimes: line.amountCentimes, cause: line.cause }];
  });
}

/**
 * Whether awarding (or not) one file departs from what the ranking gives under the session's rule. The file at the line may
 * go either way: there a partial award, a reserve or a refusal all follow the ranking.
 */
export function isAwayFromRanking(
  allocation: Pick<Allocation, 'lineAt'> & { lines: readonly Pick<AllocationLine, 'fileId' | 'amountCentimes'>[] },
  fileId: string,
  awarded: boolean,
): boolean {
  if (allocation.lineAt === fileId) return false;
  const line = allocation.lines.find((candidate) => candidate.fileId === fileId);
  return line !== undefined && line.amountCentimes > 0 !== awarded;
}
