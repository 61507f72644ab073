import { Injectable } from '@nestjs/common';
import type { Label, Localized, ZonedInstant } from '#kernel';
import type { Actor, Em } from '#platform';

export interface ApplicationFacts {
  id: string;
  /** Given at submission: `D-2027-000123`; a draft has none. */
  number: string | null;
  callId: string;
  associationId: string;
  title: string;
  domainCode: string;
  regionCode: string;
  state: string;
  stateLabel: Label;
  formRevisionId: string;
  gridRevisionId: string;
  askedCentimes: number;
  totalCentimes: number;
  submittedAt: Date | null;
}

export interface BudgetLineFacts {
  id: string;
  side: 'charge' | 'product';
  /** Account of the nomenclature: 60–68, 70–79, 86/87. */
  account: string;
  label: string;
  amountCentimes: number;
}

/** A whole file as somebody reads it: instructor, committee, archive. */
export interface Dossier {
  facts: ApplicationFacts;
  call: { id: string; number: string; title: Localized };
  association: { id: string; name: Localized; ice: string; regionCode: string; ofMigrants: boolean };
  sections: { code: string; label: Localized; answers: { code: string; label: Localized; kind: string; value: unknown; text: Label }[] }[];
  budget: { lines: BudgetLineFacts[]; chargesCentimes: number; productsCentimes: number; askedCentimes: number; ownCentimes: number };
  partners: { name: string; role: string; public: boolean }[];
  places: { regionCode: string; province: string | null }[];
  targetGroups: { code: string; expected: number; women: number; minors: number }[];
  indicators: { id: string; label: string; baseline: number; target: number; unit: string }[];
  activities: { label: string; startsOn: string; endsOn: string }[];
  attachments: { id: string; documentCode: string; name: string; size: number; fileId: string }[];
  submitted: ZonedInstant | null;
  contentHash: string | null;
}

/** Events that later stages cause in the life of a file. */
export type LaterEvent =
  | 'admit'
  | 'refuse_admission'
  | 'declare_eligible'
  | 'declare_ineligible'
  | 'take_up'
  | 'select'
  | 'select_partially'
  | 'put_on_reserve'
  | 'defer'
  | 'reject';

/** What later stages may ask of applications. */
@Injectable()
export class Applications {
  /** @throws NOT_FOUND */
  async facts(_em: Em, _id: string): Promise<ApplicationFacts> {
    throw new Error('to be written');
  }

  /** The same, with the row locked for a change of state. @throws NOT_FOUND */
  async lock(_em: Em, _id: string): Promise<ApplicationFacts> {
    throw new Error('to be written');
  }

  async factsOf(_em: Em, _ids: readonly string[]): Promise<Map<string, ApplicationFacts>> {
    throw new Error('to be written');
  }

  async ofCall(_em: Em, _callId: string, _states: readonly string[], _regionCode?: string): Promise<ApplicationFacts[]> {
    throw new Error('to be written');
  }

  /** @throws NOT_FOUND */
  async dossier(_em: Em, _id: string): Promise<Dossier> {
    throw new Error('to be written');
  }

  /** Moves a file along its machine on behalf of a later stage; writes its audit row. @throws WRONG_STATE */
  async advance(_em: Em, _actor: Actor, _id: string, _event: LaterEvent, _reason?: string): Promise<void> {
    throw new Error('to be written');
  }

  /** Opens named fields and documents of a submitted file to the association until an instant. @throws WRONG_STATE · NOT_FOUND */
  async requestCompletion(
    _em: Em,
    _actor: Actor,
    _id: string,
    _request: { requestId: string; fields: readonly string[]; documents: readonly string[]; until: Date },
  ): Promise<void> {
    throw new Error('to be written');
  }

  /** The completion request ran out unanswered: the file goes on as it is. Does nothing when answered meanwhile. */
  async closeCompletion(_em: Em, _actor: Actor, _id: string): Promise<void> {
    throw new Error('to be written');
  }

  /** A project of the past, known only by its essentials. Returns its id. */
  async importPast(
    _em: Em,
    _actor: Actor,
    _past: {
      callId: string;
      associationId: string;
      number: string;
      title: string;
      domainCode: string;
      regionCode: string;
      askedCentimes: number;
      totalCentimes: number;
      submittedAt: Date;
      outcome: 'selected' | 'partially_selected';
    },
  ): Promise<string> {
    throw new Error('to be written');
  }
}
