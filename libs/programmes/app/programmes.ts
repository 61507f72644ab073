import { Injectable } from '@nestjs/common';
import type { Label, Localized } from '#kernel';
import type { Em } from '#platform';

export interface ProgrammeFacts {
  id: string;
  code: string;
  title: Localized;
  state: string;
}

export interface SubEnvelopeFacts {
  id: string;
  envelopeId: string;
  programmeId: string;
  regionCode: string | null;
  domainCode: string | null;
  year: number | null;
  amountCentimes: number;
  awardedCentimes: number;
}

export interface DomainLabel {
  code: string;
  /** As it was called that year. */
  label: Label;
  /** Its place in that year's tables. */
  position: number;
}

/** A published figure that comes from outside, kept beside the computed one. */
export interface ClaimFacts {
  year: number | null;
  period: string;
  measure: string;
  label: Label;
  value: number;
  unit: 'count' | 'centimes' | 'persons';
  source: string;
}

/** What later stages may ask of programmes. */
@Injectable()
export class Programmes {
  /** @throws NOT_FOUND */
  async facts(_em: Em, _programmeId: string): Promise<ProgrammeFacts> {
    throw new Error('to be written');
  }

  /** @throws NOT_FOUND */
  async subEnvelope(_em: Em, _id: string): Promise<SubEnvelopeFacts> {
    throw new Error('to be written');
  }

  /** The sub-envelopes of a programme, optionally of one region. */
  async subEnvelopes(_em: Em, _programmeId: string, _regionCode?: string): Promise<SubEnvelopeFacts[]> {
    throw new Error('to be written');
  }

  /**
   * Takes an award out of a sub-envelope, under its row lock; awarding the same id again replaces its amount.
   * @throws ENVELOPE_EXCEEDED {availableCentimes}
   */
  async reserveAward(_em: Em, _award: { awardId: string; subEnvelopeId: string; amountCentimes: number }): Promise<void> {
    throw new Error('to be written');
  }

  /** Gives an award back (abandoned, reduced to nothing). */
  async releaseAward(_em: Em, _awardId: string): Promise<void> {
    throw new Error('to be written');
  }

  /** The domains of intervention as they were called in a year (the newest labels when the year has none of its own). */
  async domainLabels(_em: Em, _year: number): Promise<DomainLabel[]> {
    throw new Error('to be written');
  }

  async claims(_em: Em): Promise<ClaimFacts[]> {
    throw new Error('to be written');
  }
}
