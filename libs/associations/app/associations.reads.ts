import { Injectable } from '@nestjs/common';
import { Banks, type BankView, type CodedReasonView } from '#institution';
import { countryLabel, dayOfInstant, zonedInstant, type FieldError, type Label, type Localized, type ZonedInstant } from '#kernel';
import { actsNow, decide, isViewable, platformErrors, requireAccess, Tx, type Actor, type Em } from '#platform';
import { BankAccount, BoardMember } from '../data/association-parts.entity.js';
import type { Association } from '../data/association.entity.js';
import { mergesInto } from '../data/merging.queries.js';
import { pairedWith } from '../data/likeness.queries.js';
import type { LikenessReason } from '../domain/name-likeness.js';
import { flagsInForce, knownByIce } from '../data/associations.queries.js';
import { findAssociation } from '../data/associations.store.js';
import { presentDocuments } from '../data/vault.queries.js';
import { ASSOCIATION_KINDS, BOARD_FUNCTIONS, type AssociationKind } from '../domain/association-kinds.js';
import { associationMachine, isBeingWritten, type AssociationState } from '../domain/association.machine.js';
import { bankAccountMachine, type BankAccountState } from '../domain/bank-account.machine.js';
import { revisionMachine, type RevisionState } from '../domain/revision.machine.js';
import { fieldsOf, type Remarks, type RevisedValues, type VerifiedField } from '../domain/revision.js';
import { DocumentKinds } from './document-kinds.js';
import { AssociationRefusals, type SuspensionContact } from './association-refusals.js';
import { ReturnReasons } from './return-reasons.js';
import { lapseLabel } from './lapses.js';
import { isCured, lapsesOn, presidencyToCheck } from '../domain/verification.js';
import { nearerLabels, placeLabel } from '../domain/seat.js';
import { registrationErrors } from '../domain/registration.js';
import { GovernanceReads, type DelegationView, type MemberView, type PresidencyClaimView } from './governance.reads.js';
import { MemberInvitationReads, type SentInvitation } from './member-invitations.reads.js';
import { Revisions } from './revisions.js';

export interface AssociationView {
  id: string;
  version: number;
  name: Localized;
  kind: AssociationKind;
  kindLabel: Label;
  ofMigrants: boolean;
  /** Null for a seat abroad. */
  ice: string | null;
  country: string;
  countryLabel: Label;
  registerName: string | null;
  receiptNumber: string;
  receiptDate: string | null;
  hostAgreement: string | null;
  /** Null for a seat abroad. */
  regionCode: string | null;
  /** The region of the seat, or the country of one abroad. */
  regionLabel: Label;
  province: string | null;
  provinceLabel: Label | null;
  commune: string | null;
  communeLabel: Label | null;
  /** Province and commune as they were written freely, to be chosen from the lists. */
  placeTyped: string | null;
  city: string | null;
  address: string | null;
  website: string | null;
  object: Localized | null;
  publicFunding: { name: string; year: number; amountCentimes: number }[];
  /** Whom a federation unites; `associationId` where the registry knows one by its ICE, for the administration. */
  network: { name: string; ice: string | null; associationId: string | null }[];
  state: AssociationState;
  stateLabel: Label;
  returnReason: string | null;
  /** The same coded, while it is returned. */
  returnReasons: CodedReasonView[];
  /** Why, while it is suspended. */
  suspensionReason: string | null;
  suspensionReasons: CodedReasonView[];
  /** Whom it answers, while it is suspended. */
  suspensionContact: SuspensionContact | null;
  submitted: ZonedInstant | null;
  verified: ZonedInstant | null;
  board: { id: string; name: string; function: string; functionLabel: Label; startsOn: string; endsOn: string | null }[];
  accounts: {
    id: string;
    rib: string | null;
    iban: string | null;
    bic: string | null;
    bankName: string | null;
    /** Of a RIB; null for an account abroad. */
    bank: BankView | null;
    holder: string;
    state: BankAccountState;
    stateLabel: Label;
    proposed: ZonedInstant;
    reason: string | null;
    /** Of a refusal, coded. */
    reasons: CodedReasonView[];
    mine: boolean;
  }[];
  documents: {
    id: string;
    kind: string;
    /** Of what no kind names: its title. */
    kindLabel: Label;
    name: string;
    size: number;
    /** May be looked at without being downloaded. */
    viewable: boolean;
    /** Not yet looked at by the virus scanner. */
    beingChecked: boolean;
    validUntil: string | null;
    expired: boolean;
    added: ZonedInstant;
  }[];
  members: MemberView[];
  delegations: DelegationView[];
  presidencyClaim: PresidencyClaimView | null;
  /** Why it was returned, by field. */
  returnRemarks: Remarks;
  checkedOnReceipt: string[];
  phone: string | null;
  /** Changes to what was verified, while they wait. */
  revision: RevisionView | null;
  /** The president changed since an officer last looked at the registration. */
  presidencyToCheck: boolean;
  /** What was verified and has ended; `cured` once it is renewed and waits for an officer. */
  lapses: { label: Label; day: string; cured: boolean }[];
  /** Sent and not answered; for its members only. */
  invitations: SentInvitation[];
  /** Of the administration; empty for whoever belongs to the association, in every role. */
  flags: { id: string; colour: 'orange' | 'red'; reason: string; raised: ZonedInstant; endsOn: string | null }[];
  /** Registrations that were merged into it, for the administration. */
  merges: { id: string; name: Localized; ice: string | null; merged: ZonedInstant }[];
  /** What still keeps the registration from being sent. */
  missing: FieldError[];
  /** Events of the machine that the reader may cause now. */
  can: string[];
}

export interface RevisionView {
  id: string;
  version: number;
  fields: VerifiedField[];
  changes: RevisedValues;
  remarks: Remarks;
  state: RevisionState;
  stateLabel: Label;
  proposed: ZonedInstant;
  can: string[];
}

export interface Duplicate {
  pairId: string;
  id: string;
  name: Localized;
  ice: string | null;
  receiptNumber: string;
  regionLabel: Label;
  stateLabel: Label;
  because: LikenessReason[];
  /** 0 to 100. */
  likeness: number;
}

const isMember = (actor: Actor) => actor.role.startsWith('association.');

/** What people may read of associations: members theirs, officers those of their region once sent. */
@Injectable()
export class AssociationReads {
  constructor(
    private readonly tx: Tx,
    private readonly governance: GovernanceReads,
    private readonly revisions: Revisions,
    private readonly invitations: MemberInvitationReads,
    private readonly kinds: DocumentKinds,
    private readonly reasons: ReturnReasons,
    private readonly refusals: AssociationRefusals,
    private readonly banks: Banks,
  ) {}

  /** @throws NOT_FOUND */
  detail(actor: Actor, id: string): Promise<AssociationView> {
    return this.tx.run((em) => this.view(em, actor, id));
  }

  async view(em: Em, actor: Actor, id: string): Promise<AssociationView> {
    const row = await findAssociation(em, id);
    // The address of one that was merged into another leads on.
    if (row.mergedInto) return this.view(em, actor, row.mergedInto);
    requireAccess(actor, 'association.read', { associationId: isMember(actor) ? id : undefined, regionCode: row.regionCode });
    if (row.state === 'draft' && !isMember(actor)) throw platformErrors.NOT_FOUND();
    const now = await this.tx.now(em);
    const today = dayOfInstant(now);
    const board = await em.find(BoardMember, { where: { associationId: id }, order: { position: 'ASC' } });
    const accounts = await em.find(BankAccount, { where: { associationId: id }, order: { proposedAt: 'DESC' } });
    const bankOf = await this.banks.names(em);
    const refusalsOf = await this.refusals.ofAccounts(em, accounts);
    const documents = await presentDocuments(em, id);
    const labelOf = await this.kinds.labels(em, documents);
    const flags =
      isMember(actor) || actor.ownAssociationIds.includes(id) ? [] : await flagsInForce(em, id, actor.scope.institutionId ?? null);
    const ended = lapsesOn({ kind: row.kind, documents, board }, today);
    const hasAccount = accounts.some((account) => ['proposed', 'confirmed', 'verified'].includes(account.state));
    return {
      ...identityOf(row),
      returnReasons: row.state === 'returned' ? await this.reasons.said(em, row) : [],
      suspensionReasons: await this.refusals.ofSuspension(em, row),
      suspensionContact: await this.refusals.contact(em, row),
      merges: isMember(actor) ? [] : await this.merges(em, id),
      network: await this.network(em, actor, row),
      board: board.map(({ associationId: _, position: __, ...seat }) => ({ ...seat, functionLabel: BOARD_FUNCTIONS[seat.function] })),
      accounts: accounts.map((account) => ({
        id: account.id,
        rib: account.rib,
        iban: account.iban,
        bic: account.bic,
        bankName: account.bankName,
        bank: account.rib === null ? null : bankOf(account.rib),
        holder: account.holder,
        state: account.state,
        stateLabel: bankAccountMachine.label(account.state),
        proposed: zonedInstant(account.proposedAt),
        reason: account.reason,
        reasons: refusalsOf(account),
        mine: account.proposedBy !== null && account.proposedBy === actor.personId,
      })),
      documents: documents.map(({ addedAt, mediaType, title, kindsRevisionId, held, ...document }) => ({
        ...document,
        kindLabel: labelOf({ kind: document.kind, title, kindsRevisionId }, row.kind),
        viewable: held === null && isViewable(mediaType),
        beingChecked: held === 'waiting',
        expired: document.validUntil !== null && document.validUntil < today,
        added: zonedInstant(addedAt),
      })),
      ...(await this.governance.of(em, actor, row, now)),
      presidencyToCheck: presidencyToCheck(row),
      lapses: row.lapses.map((lapse) => ({ label: lapseLabel(lapse, row.kind), day: lapse.day, cured: isCured(lapse, ended) })),
      revision: await this.revision(em, actor, row),
      invitations: isMember(actor) ? await this.invitations.sent(em, id) : [],
      flags: flags.map(({ id: flagId, colour, reason, raisedAt, endsOn }) => ({
        id: flagId,
        colour,
        reason,
        raised: zonedInstant(raisedAt),
        endsOn,
      })),
      missing: isBeingWritten(row.state) ? registrationErrors({ ...row, board, documents, hasAccount }, today) : [],
      can: [
        ...actsNow(actor, associationMachine, row.state, { associationId: id, regionCode: row.regionCode }),
        ...((presidencyToCheck(row) || row.lapses.length > 0) && row.state === 'verified' && mayCheck(actor, row) ? ['check_again'] : []),
      ],
    };
  }

  private async merges(em: Em, id: string): Promise<AssociationView['merges']> {
    const rows = await mergesInto(em, id);
    return rows.map(({ mergedAt, ...row }) => ({ ...row, merged: zonedInstant(mergedAt) }));
  }

  /** An association is told nothing of what the registry knows of its members. */
  private async network(em: Em, actor: Actor, { network }: Association): Promise<AssociationView['network']> {
    const known = isMember(actor)
      ? new Map<string, string>()
      : await knownByIce(
          em,
          network.flatMap(({ ice }) => ice ?? []),
        );
    return network.map(({ name, ice }) => ({ name, ice, associationId: (ice !== null && known.get(ice)) || null }));
  }

  private async revision(em: Em, actor: Actor, { id: associationId, regionCode }: Association): Promise<RevisionView | null> {
    const open = await this.revisions.open(em, associationId);
    if (!open) return null;
    const { id, version, changes, remarks, state, proposedAt } = open;
    const can = actsNow(actor, revisionMachine, state, { associationId, regionCode });
    const stateLabel = revisionMachine.label(state);
    return { id, version, fields: fieldsOf(changes), changes, remarks, state, stateLabel, proposed: zonedInstant(proposedAt), can };
  }
}

function identityOf({
  nameKeyFr: _keyFr,
  nameKeyAr: _keyAr,
  createdBy: _creator,
  createdAt: _creation,
  submittedAt,
  verifiedAt,
  presidencyMovedAt: _moved,
  checkedAt: _checked,
  network: _network,
  mergedInto: _mergedInto,
  nameCoreFr: _coreFr,
  nameCoreAr: _coreAr,
  nameSounds: _sounds,
  comparedAt: _compared,
  returnReasons: _reasons,
  returnReasonsRevisionId: _reasonsList,
  suspensionReasons: _suspension,
  suspensionReasonsRevisionId: _suspensionList,
  suspendedByInstitutionId: _suspendedBy,
  ...identity
}: Association) {
  return {
    ...identity,
    kindLabel: ASSOCIATION_KINDS[identity.kind],
    regionLabel: placeLabel(identity),
    ...nearerLabels(identity),
    countryLabel: countryLabel(identity.country),
    stateLabel: associationMachine.label(identity.state),
    submitted: submittedAt && zonedInstant(submittedAt),
    verified: verifiedAt && zonedInstant(verifiedAt),
  };
}

const mayCheck = (actor: Actor, { id: associationId, regionCode }: Association): boolean =>
  decide(actor, 'association.check_again', { associationId, regionCode }).allowed;

/** Others that it may be one with, but those that an officer holds for two. */
export async function findDuplicates(em: Em, id: string): Promise<Duplicate[]> {
  const rows = await pairedWith(em, id);
  return rows.map(({ state, country, regionCode, reasons, ...other }) => ({
    ...other,
    regionLabel: placeLabel({ regionCode, country }),
    stateLabel: associationMachine.label(state),
    because: reasons,
  }));
}
