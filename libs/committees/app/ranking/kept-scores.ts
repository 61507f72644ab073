import { Injectable } from '@nestjs/common';
import { sha256 } from '#kernel';
import type { Em } from '#platform';
import { countingSheets, sheetsVersion } from '../../data/decisions.queries.js';
import { groupBy } from '../../domain/group-by.js';
import { aggregate, calibrate, type Aggregate } from '../../domain/ranking.js';
import { sheetScore, type GridCriterion } from '../../domain/scoring.js';

/** What the sheets say of the files that one reader may know of. */
export interface Scores {
  aggregates: ReadonlyMap<string, Aggregate>;
  /** What a panel of average severity would have given, by file. */
  calibrated: ReadonlyMap<string, number>;
}

/** Sessions under way, and readers from whom something is hidden. */
const MOST_KEPT = 50;

/**
 * The scores of files, computed once for each version of their sheets: every question asks the database which version stands, so that a
 * sheet that is sent, changed or put aside counts at the next one, in every process.
 */
@Injectable()
export class KeptScores {
  private readonly kept = new Map<string, { version: string; scores: Scores }>();

  async of(em: Em, fileIds: readonly string[], grid: readonly GridCriterion[]): Promise<Scores> {
    // Another set of files, as another reader may know of, is another ranking.
    const key = sha256(JSON.stringify([[...fileIds].sort(), grid]));
    const version = await sheetsVersion(em, fileIds);
    const kept = this.kept.get(key);
    if (kept?.version === version) return kept.scores;
    const scores = await compute(em, fileIds, grid);
    // A sheet sent between the two statements leaves scores newer than their version: they are computed again the next time.
    this.kept.delete(key);
    this.kept.set(key, { version, scores });
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
    return scores;
  }
}

async function compute(em: Em, fileIds: readonly string[], grid: readonly GridCriterion[]): Promise<Scores> {
  const sheets = await countingSheets(em, fileIds);
  const byFile = groupBy(sheets, (sheet) => sheet.fileId);
  const scored = sheets.flatMap(({ fileId, memberId, marks }) => {
    const score = sheetScore(grid, marks);
    return score === null ? [] : [{ fileId, memberId, score }];
  });
  return {
    aggregates: new Map(fileIds.map((id) => [id, aggregate(id, grid, byFile.get(id) ?? [])])),
    calibrated: calibrate(scored).files,
  };
}
