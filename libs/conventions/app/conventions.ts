import { Injectable } from '@nestjs/common';
import type { Label } from '#kernel';
import type { Actor, Em } from '#platform';

export interface ConventionFacts {
  id: string;
  number: string;
  instrument: 'convention' | 'award_decision';
  state: string;
  stateLabel: Label;
  applicationId: string;
  associationId: string;
  callId: string;
  programmeId: string;
  subEnvelopeId: string | null;
  regionCode: string;
  domainCode: string;
  title: string;
  amountCentimes: number;
  /** The calendar year the bilan counts it in. */
  year: number;
  inForceAt: Date | null;
  endsOn: string | null;
}

export type TrancheCondition = 'documents_valid' | 'previous_report_accepted' | 'spent_share' | 'not_before';

export interface TrancheFacts {
  id: string;
  conventionId: string;
  rank: number;
  amountCentimes: number;
  conditions: TrancheCondition[];
  /** Hundredths of a percent of the previous tranche that must be spent, for `spent_share`. */
  spentBasisPoints: number | null;
  notBefore: string | null;
}

export interface ApprovedLine {
  id: string;
  account: string;
  label: string;
  amountCentimes: number;
}

/** What later stages may ask of conventions. */
@Injectable()
export class Conventions {
  /** @throws NOT_FOUND */
  async facts(_em: Em, _id: string): Promise<ConventionFacts> {
    throw new Error('to be written');
  }

  async factsOf(_em: Em, _ids: readonly string[]): Promise<Map<string, ConventionFacts>> {
    throw new Error('to be written');
  }

  /** The same, with the row locked: whoever bounds a sum by the convention's amount goes through here. */
  async lock(_em: Em, _id: string): Promise<ConventionFacts> {
    throw new Error('to be written');
  }

  async tranches(_em: Em, _conventionId: string): Promise<TrancheFacts[]> {
    throw new Error('to be written');
  }

  /** @throws NOT_FOUND */
  async tranche(_em: Em, _trancheId: string): Promise<TrancheFacts> {
    throw new Error('to be written');
  }

  async approvedBudget(_em: Em, _conventionId: string): Promise<ApprovedLine[]> {
    throw new Error('to be written');
  }

  /** Monitoring has closed the project. @throws WRONG_STATE */
  async complete(_em: Em, _actor: Actor, _id: string): Promise<void> {
    throw new Error('to be written');
  }

  /** A convention of the past, signed and completed, known by its essentials. Returns its id. */
  async importPast(
    _em: Em,
    _actor: Actor,
    _past: { applicationId: string; number: string; amountCentimes: number; signedOn: string; year: number },
  ): Promise<string> {
    throw new Error('to be written');
  }
}
