import type { EventOf, Label, Localized, ZonedInstant } from '#kernel';
import type { ListPage } from '#platform';
import type { ClaimState } from '../domain/claim.machine.js';
import type { ClaimFacts } from './programmes.js';
import type { MappedDomain } from '../domain/domain-mapping.js';
import type { TargetContentView } from './target.views.js';
import type { Party } from '../domain/parties.js';
import type { funderMachine, FunderState } from '../domain/funder.machine.js';
import type { ProgrammeEvent, ProgrammeState } from '../domain/programme.machine.js';

/** `edit`: whatever it is made of; `mend`: the words of its entries, also once it is closed, and who took part or what was held. */
export type ProgrammeAction = 'create' | 'edit' | 'mend' | 'decide_parties' | ProgrammeEvent;

/** What an institution does in a programme. */
export interface PartyView extends Party {
  roleLabel: Label;
  region: Label | null;
  institution: Localized;
  /** The title of the account that pays, where one is named. */
  account: string | null;
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

/** What every entry says of itself besides its content. */
export interface EntryState {
  /** Given back with a correction or a withdrawal. */
  version: number;
  /** Who took it back, when and why; null while it stands. */
  withdrawn: { at: ZonedInstant; by: string | null; reason: string } | null;
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

export interface EnvelopeView extends EntryState {
  id: string;
  amountCentimes: number;
  source: string | null;
  /** Where the source states the money in another currency; the dirhams are what it says they are worth. */
  foreignCurrency: string | null;
  foreignHundredths: number | null;
  /** In the words of the source. */
  statedRate: string | null;
  /** Computed from both stated amounts: ten-thousandths of a dirham for one unit. */
  impliedRateTenThousandths: number | null;
  splitCentimes: number;
  /** What the bank executed from it, as far as the reader may know; computed. */
  paidCentimes: number;
  shares: ShareView[];
}

/** What a funder brings to a component or one of its envelopes. */
export interface FundingView extends EntryState {
  id: string;
  componentId: string;
  envelopeId: string | null;
  /** In the funder's currency. */
  amountHundredths: number;
  /** In dirhams, as the source says. */
  statedCentimes: number | null;
  impliedRateTenThousandths: number | null;
  source: string;
}

export type FunderAction = EventOf<typeof funderMachine>;

export interface FunderView extends EntryState {
  id: string;
  name: Localized;
  currency: string;
  amountHundredths: number | null;
  statedEquivalent: string | null;
  source: string;
  state: FunderState;
  stateLabel: Label;
  signedOn: string | null;
  effectiveOn: string | null;
  /** What the reader may do with the agreement now. */
  can: FunderAction[];
  fundings: FundingView[];
  /** The sum of what is meant for components, in its currency; computed. */
  assignedHundredths: number;
  /** Its part of what is awarded from the envelopes it funds, in proportion, as far as the reader sees their shares; computed. Null where no
   * envelope of it says what it brings in dirhams. */
  awardedCentimes: number | null;
  /** Its part of what is paid from them, in the same way. */
  paidCentimes: number | null;
}

export interface ProgrammeView extends ProgrammeListItem {
  /** What the reader may do with it now. */
  can: ProgrammeAction[];
  version: number;
  legalBasis: string | null;
  parties: PartyView[];
  /** The domains that it names; none: every domain. */
  domainCodes: string[];
  /** Under which domains those of before, or of others, are compared. */
  domainMappings: MappedDomain[];
  components: (EntryState & {
    id: string;
    code: string;
    title: Localized;
    targets: (EntryState & TargetContentView)[];
    envelopes: EnvelopeView[];
  })[];
  funders: FunderView[];
  partners: (EntryState & {
    id: string;
    name: Localized;
    role: Localized;
    /** The component in which it takes part; null for the programme as a whole. */
    componentId: string | null;
  })[];
  gatherings: (EntryState & {
    id: string;
    kind: string;
    kindLabel: Label;
    title: Localized;
    startsOn: string;
    endsOn: string;
    place: string;
    attendance: number | null;
  })[];
  claims: (ClaimFacts & { id: string; state: ClaimState; stateLabel: Label })[];
}
