import type { Label, Localized } from '#kernel';
import type { ListPage } from '#platform';
import type { ClaimState } from '../domain/claim.machine.js';
import type { ClaimFacts } from './programmes.js';
import type { GatheringKind } from '../data/programme-context.entity.js';
import type { Party } from '../domain/parties.js';
import type { ProgrammeState } from '../domain/programme.machine.js';

export type ProgrammeAction = 'create' | 'edit' | 'activate' | 'close' | 'decide_parties';

/** What an institution does in a programme. */
export interface PartyView extends Party {
  roleLabel: Label;
  region: Label | null;
  institution: Localized;
}

/** What the reader may do with the list as a whole. */
export interface ProgrammeList extends ListPage<ProgrammeListItem> {
  can: ProgrammeAction[];
}

export interface ProgrammeListItem {
  id: string;
  code: string;
  title: Localized;
  firstYear: number;
  lastYear: number;
  state: ProgrammeState;
  stateLabel: Label;
  envelopeCentimes: number;
  /** What is split over the shares the reader may see. */
  splitCentimes: number;
  awardedCentimes: number;
}

export interface ShareView {
  id: string;
  regionCode: string | null;
  /** Null: every region. */
  region: Label | null;
  domainCode: string | null;
  /** Null: every domain. */
  domain: Label | null;
  /** Null: every year. */
  year: number | null;
  amountCentimes: number;
  awardedCentimes: number;
  availableCentimes: number;
}

export interface EnvelopeView {
  id: string;
  amountCentimes: number;
  source: string | null;
  splitCentimes: number;
  shares: ShareView[];
}

export interface ProgrammeView extends ProgrammeListItem {
  /** What the reader may do with it now. */
  can: ProgrammeAction[];
  version: number;
  legalBasis: string | null;
  parties: PartyView[];
  components: { id: string; code: string; title: Localized; envelopes: EnvelopeView[] }[];
  funders: {
    id: string;
    name: Localized;
    currency: string;
    amountHundredths: number;
    statedEquivalent: string | null;
    source: string;
  }[];
  partners: { id: string; name: Localized; role: Localized }[];
  gatherings: {
    id: string;
    kind: GatheringKind;
    kindLabel: Label;
    title: Localized;
    startsOn: string;
    endsOn: string;
    place: string;
    attendance: number | null;
  }[];
  claims: (ClaimFacts & { id: string; state: ClaimState; stateLabel: Label })[];
}
