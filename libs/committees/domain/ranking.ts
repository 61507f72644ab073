import { sheetScore, type GridCriterion, type Mark } from './scoring.js';

export interface Sheet {
  fileId: string;
  memberId: string;
  marks: readonly Mark[];
}

export interface Aggregate {
  fileId: string;
  /** Sheets with at least one assessable criterion. */
  reviewers: number;
  /** Out of 100. */
  mean: number | null;
  median: number | null;
  /** Standard deviation between members; 0 for one. */
  spread: number | null;
  /** The mean without each member in turn: shows whom the mean hangs on. */
  leaveOneOut: { memberId: string; score: number; meanWithout: number | null }[];
  /** Mean score of each criterion on its own scale; null when nobody could assess it. */
  criteria: { code: string; mean: number | null; belowThreshold: boolean }[];
}

/** Aggregates of one file from the sheets that count. */
export function aggregate(fileId: string, grid: readonly GridCriterion[], sheets: readonly Sheet[]): Aggregate {
  const scored = sheets
    .flatMap((sheet) => {
      const score = sheetScore(grid, sheet.marks);
      return score === null ? [] : [{ memberId: sheet.memberId, score }];
    })
    .sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
  const scores = scored.map((entry) => entry.score);
  return {
    fileId,
    reviewers: scores.length,
    mean: mean(scores),
    median: median(scores),
    spread: deviation(scores),
    leaveOneOut: scored.map(({ memberId, score }, index) => ({
      memberId,
      score,
      meanWithout: mean(scores.filter((_, other) => other !== index)),
    })),
    criteria: grid.map((criterion) => {
      const value = mean(
        sheets.flatMap((sheet) => {
          const mark = sheet.marks.find((candidate) => candidate.criterion === criterion.code);
          return mark && !mark.notAssessable && mark.score !== null ? [mark.score] : [];
        }),
      );
      const belowThreshold = criterion.threshold !== undefined && value !== null && value < criterion.threshold;
      return { code: criterion.code, mean: value, belowThreshold };
    }),
  };
}

export interface Rankable {
  fileId: string;
  number: string;
  askedCentimes: number;
  mean: number | null;
  median: number | null;
}

/**
 * The written order: mean, then median, then the smaller amount asked, then the number of the file (which is the order of
 * deposit). Independent of the order of the input. A file without any score has no rank and comes last.
 */
export function rank<T extends Rankable>(files: readonly T[]): (T & { rank: number | null })[] {
  const sorted = [...files].sort(
    (a, b) =>
      descending(a.mean, b.mean) ||
      descending(a.median, b.median) ||
      a.askedCentimes - b.askedCentimes ||
      (a.number < b.number ? -1 : a.number > b.number ? 1 : 0),
  );
  return sorted.map((file, index) => ({ ...file, rank: file.mean === null ? null : index + 1 }));
}

/** Equal to a millionth of a point is equal: sums of fractions in another order must not change a rank. */
function descending(a: number | null, b: number | null): number {
  const key = (value: number | null) => (value === null ? -1 : Math.round(value * 1_000_000));
  return key(b) - key(a);
}

export interface Score {
  fileId: string;
  memberId: string;
  score: number;
}

const PASSES = 500;
const SETTLED = 1e-10;

/**
 * Least squares of score = file + member: what a file would have got from a panel of average severity. Solved by
 * alternation; the members' effects sum to 0. Shown beside the mean, never instead of it.
 */
export function calibrate(scores: readonly Score[]): { files: Map<string, number>; members: Map<string, number> } {
  const members = new Map([...new Set(scores.map((score) => score.memberId))].sort().map((id) => [id, 0]));
  let files = new Map<string, number>();
  for (let pass = 0; pass < PASSES; pass++) {
    files = meansBy(
      scores,
      (score) => score.fileId,
      (score) => score.score - members.get(score.memberId)!,
    );
    const effects = meansBy(
      scores,
      (score) => score.memberId,
      (score) => score.score - files.get(score.fileId)!,
    );
    const centre = mean([...effects.values()]) ?? 0;
    let moved = 0;
    for (const [id, effect] of effects) {
      moved = Math.max(moved, Math.abs(effect - centre - members.get(id)!));
      members.set(id, effect - centre);
    }
    if (moved < SETTLED) break;
  }
  return { files, members };
}

function meansBy(scores: readonly Score[], key: (score: Score) => string, value: (score: Score) => number): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const score of scores) {
    const entry = sums.get(key(score)) ?? { sum: 0, count: 0 };
    entry.sum += value(score);
    entry.count += 1;
    sums.set(key(score), entry);
  }
  return new Map([...sums].map(([id, { sum, count }]) => [id, sum / count]));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function deviation(values: readonly number[]): number | null {
  const centre = mean(values);
  return centre === null ? null : Math.sqrt(mean(values.map((value) => (value - centre) ** 2))!);
}
