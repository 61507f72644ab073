import { Injectable } from '@nestjs/common';
import type { Actor, Em } from '#platform';
import type { CallRules, CallSummary } from '../domain/call-rules.js';

/** What later stages may ask of calls. */
@Injectable()
export class Calls {
  /** @throws NOT_FOUND */
  async rulesFor(_em: Em, _callId: string): Promise<CallRules> {
    throw new Error('to be written');
  }

  /** The form and grid a file was filed under, whatever the call uses now. */
  async rulesUnder(_em: Em, _callId: string, _revisions: { formRevisionId: string; gridRevisionId: string }): Promise<CallRules> {
    throw new Error('to be written');
  }

  async summaries(_em: Em, _ids: readonly string[]): Promise<Map<string, CallSummary>> {
    throw new Error('to be written');
  }

  /** Open by the clock of the transaction, whatever the alarm has done yet. @throws CALL_NOT_OPEN · DEADLINE_PASSED {closes} */
  requireOpen(_rules: CallRules, _now: Date): void {
    throw new Error('to be written');
  }

  /** The first file: from here on form and grid are frozen. */
  async freeze(_em: Em, _callId: string): Promise<void> {
    throw new Error('to be written');
  }

  /** The sub-envelope from which awards of this call in this region are taken. @throws NOT_FOUND */
  async subEnvelopeFor(_em: Em, _callId: string, _regionCode: string): Promise<string> {
    throw new Error('to be written');
  }

  /** A committee takes up the files of the call. Does nothing when already told. */
  async beginSelecting(_em: Em, _actor: Actor, _callId: string): Promise<void> {
    throw new Error('to be written');
  }

  /** Every file of the call has its final decision. Does nothing when already told. */
  async markDecided(_em: Em, _actor: Actor, _callId: string): Promise<void> {
    throw new Error('to be written');
  }

  /** A call of the past, already decided, with minimal form and grid: for imports. Returns its id. */
  async importPast(
    _em: Em,
    _actor: Actor,
    _past: {
      programmeId: string;
      number: string;
      kind: 'dated' | 'rolling' | 'direct';
      title: { fr: string; ar: string };
      regionCodes: string[];
      domainCodes: string[];
      opensAt: Date;
      closesAt: Date;
      targetGroups?: { code: string; minAge?: number; maxAge?: number }[];
    },
  ): Promise<string> {
    throw new Error('to be written');
  }
}
