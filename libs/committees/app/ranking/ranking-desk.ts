import { Injectable } from '@nestjs/common';
import { Programmes } from '#programmes';
import type { Em } from '#platform';
import type { CommitteeSession, SessionFile } from '../../data/session.entity.js';
import { EVERYTHING, visibleFiles, type Reader } from '../../data/visible-files.js';
import { allocate, type Allocation, type AllocationTerms, type Candidate } from '../../domain/allocation.js';
import { rank, type Aggregate } from '../../domain/ranking.js';
import { KeptScores } from './kept-scores.js';

/** A file with its aggregates and its place. */
export interface RankedFile extends Aggregate {
  file: SessionFile;
  number: string;
  askedCentimes: number;
  rank: number | null;
  /** What a panel of average severity would have given, and the rank it would make; shown beside the raw rank. */
  calibrated: number | null;
  calibratedRank: number | null;
}

/** Computes aggregates and ranks from the sheets that count, for a reader: what is hidden from them takes no part. */
@Injectable()
export class RankingDesk {
  constructor(
    private readonly programmes: Programmes,
    private readonly scores: KeptScores,
  ) {}

  async ranking(em: Em, session: CommitteeSession, reader: Reader): Promise<RankedFile[]> {
    const files = await visibleFiles(em, session.id, reader);
    const { aggregates, calibrated } = await this.scores.of(
      em,
      files.map((file) => file.id),
      session.grid,
    );
    const entries = files.map((file) => ({ ...aggregates.get(file.id)!, file, number: file.number, askedCentimes: file.askedCentimes }));
    const byCalibration = rank(entries.map((entry) => ({ ...entry, mean: calibrated.get(entry.fileId) ?? null })));
    const calibratedRank = new Map(byCalibration.map((entry) => [entry.fileId, entry.rank]));
    return rank(entries).map((entry) => ({
      ...entry,
      calibrated: calibrated.get(entry.fileId) ?? null,
      calibratedRank: calibratedRank.get(entry.fileId) ?? null,
    }));
  }

  /** What the sub-envelope can still give; once the session is closed, what it could give then. */
  async available(em: Em, session: CommitteeSession): Promise<number> {
    if (session.availableCentimes !== null && session.availableCentimes !== undefined) return session.availableCentimes;
    const share = await this.programmes.subEnvelope(em, session.subEnvelopeId);
    return share.amountCentimes - share.awardedCentimes;
  }

  /** What the whole ranking gives under the session's own rule: the measure of "away from the ranking". */
  async reference(em: Em, session: CommitteeSession): Promise<{ ranking: RankedFile[]; allocation: Allocation }> {
    return this.referenceOf(em, session, await this.ranking(em, session, EVERYTHING));
  }

  /** The same of the whole ranking, where it was computed. */
  async referenceOf(em: Em, session: CommitteeSession, ranking: RankedFile[]): Promise<{ ranking: RankedFile[]; allocation: Allocation }> {
    return { ranking, allocation: allocate(candidates(ranking), await this.terms(em, session)) };
  }

  async terms(em: Em, session: CommitteeSession): Promise<AllocationTerms> {
    return {
      availableCentimes: await this.available(em, session),
      rule: session.allocationRule,
      thresholdHundredths: session.thresholdHundredths ?? undefined,
    };
  }
}

export const candidates = (ranking: readonly RankedFile[]): Candidate[] =>
  ranking.map((entry) => ({
    fileId: entry.fileId,
    askedCentimes: entry.askedCentimes,
    mean: entry.mean,
    eliminated: entry.criteria.some((criterion) => criterion.belowThreshold),
  }));
