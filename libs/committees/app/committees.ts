import { Injectable } from '@nestjs/common';
import type { Localized } from '#kernel';
import type { Em } from '#platform';

export type Outcome = 'selected' | 'partially_selected' | 'reserve' | 'deferred' | 'rejected';

export interface FinalDecision {
  id: string;
  sessionId: string;
  applicationId: string;
  callId: string;
  associationId: string;
  outcome: Outcome;
  /** What is awarded; 0 unless selected. */
  amountCentimes: number;
  subEnvelopeId: string | null;
  conditions: Localized | null;
  decidedAt: Date;
}

/** What later stages may ask of committees. */
@Injectable()
export class Committees {
  /** The final decision on a file, or null while there is none. */
  async finalDecision(_em: Em, _applicationId: string): Promise<FinalDecision | null> {
    throw new Error('to be written');
  }

  /** Final awards that wait for a convention or an award decision, newest first. */
  async awards(
    _em: Em,
    _filter: { regionCode?: string | null; page: number; pageSize: number },
  ): Promise<{ items: FinalDecision[]; total: number }> {
    throw new Error('to be written');
  }
}
