import { Injectable } from '@nestjs/common';
import type { Actor, Em } from '#platform';

export interface ConventionMoney {
  conventionId: string;
  orderedCentimes: number;
  paidCentimes: number;
  recoveredCentimes: number;
}

/** What later stages may ask of disbursements. */
@Injectable()
export class Disbursements {
  async moneyOf(_em: Em, _conventionIds: readonly string[]): Promise<Map<string, ConventionMoney>> {
    throw new Error('to be written');
  }

  /** Monitoring tells that the report on a tranche was accepted and how much of it was spent; later tranches may become payable. */
  async reportAccepted(
    _em: Em,
    _actor: Actor,
    _report: { conventionId: string; trancheRank: number; spentCentimes: number },
  ): Promise<void> {
    throw new Error('to be written');
  }

  /** Closing found money to give back: issues the recovery order. Returns its id. */
  async orderRecovery(
    _em: Em,
    _actor: Actor,
    _recovery: { conventionId: string; amountCentimes: number; reason: string },
  ): Promise<string> {
    throw new Error('to be written');
  }

  /** A payment of the past, made outside the program: for imports. */
  async importPast(_em: Em, _actor: Actor, _past: { conventionId: string; amountCentimes: number; paidOn: string }): Promise<void> {
    throw new Error('to be written');
  }
}
