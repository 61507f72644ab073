import { Injectable } from '@nestjs/common';
import { ASSOCIATION_ROLES, Directory, roleLabel } from '#identity';
import { dayOfInstant, isRegionCode, REGIONS, zonedInstant, type FieldError, type Label, type Localized, type ZonedInstant } from '#kernel';
import { actsNow, platformErrors, requireAccess, Tx, type Actor, type Em, type Page } from '#platform';
import { AssociationFlag, BankAccount, BoardMember, VaultDocument } from '../data/association-parts.entity.js';
import type { Association } from '../data/association.entity.js';
import { findAssociation } from '../data/associations.store.js';
import { ASSOCIATION_KINDS, BOARD_FUNCTIONS, DOCUMENT_KINDS, type AssociationKind } from '../domain/association-kinds.js';
import { associationMachine, type AssociationState } from '../domain/association.machine.js';
import { bankAccountMachine, type BankAccountState } from '../domain/bank-account.machine.js';
import { registrationErrors } from '../domain/registration.js';
import { ReadMemberInvitations, type SentInvitation } from './read-member-invitations.js';
import { AssociationHistory, type HistoryEntry } from './association-history.js';
import { findPaymentHindrances, type Hindrance } from './payment-hindrances.js';

export interface AssociationListItem {
  id: string;
  name: Localized;
  kindLabel: Label;
  ice: string;
  regionCode: string;
  regionLabel: Label;
  state: AssociationState;
  stateLabel: Label;
  submitted: ZonedInstant | null;
  flags: number;
  /** The change of bank account that waits for an officer, if any. */
  accountToVerify: boolean;
}

export interface AssociationView {
  id: string;
  version: number;
  name: Localized;
  kind: AssociationKind;
  kindLabel: Label;
  ofMigrants: boolean;
  ice: string;
  receiptNumber: string;
  receiptDate: string | null;
  regionCode: string;
  regionLabel: Label;
  province: string | null;
  commune: string | null;
  address: string | null;
  website: string | null;
  object: Localized | null;
  publicFunding: { name: string; year: number; amountCentimes: number }[];
  state: AssociationState;
  stateLabel: Label;
  returnReason: string | null;
  submitted: ZonedInstant | null;
  verified: ZonedInstant | null;
  board: { id: string; name: string; function: string; functionLabel: Label; startsOn: string; endsOn: string | null }[];
  accounts: {
    id: string;
    rib: string;
    holder: string;
    state: BankAccountState;
    stateLabel: Label;
    proposed: ZonedInstant;
    reason: string | null;
    mine: boolean;
  }[];
  documents: {
    id: string;
    kind: string;
    kindLabel: Label;
    name: string;
    size: number;
    validUntil: string | null;
    expired: boolean;
    added: ZonedInstant;
  }[];
  members: { personId: string; name: string; role: string; roleLabel: Label }[];
  /** Sent and not answered; for its members only. */
  invitations: SentInvitation[];
  /** Of the administration; empty for whoever belongs to the association, in every role. */
  flags: { id: string; colour: 'orange' | 'red'; reason: string; raised: ZonedInstant; endsOn: string | null }[];
  /** What still keeps the registration from being sent. */
  missing: FieldError[];
  /** Events of the machine that the reader may cause now. */
  events: string[];
}

export interface AssociationDossier {
  association: AssociationView;
  hindrances: Hindrance[];
  duplicates: Duplicate[];
  history: HistoryEntry[];
}

export interface Duplicate {
  id: string;
  name: Localized;
  ice: string;
  receiptNumber: string;
  regionCode: string;
  stateLabel: Label;
  because: ('ice' | 'receipt' | 'name')[];
}

export interface AssociationFilter {
  page: number;
  pageSize: number;
  state?: AssociationState;
  regionCode?: string;
  q?: string;
}

const regionLabel = (code: string): Label => (isRegionCode(code) ? REGIONS[code] : { fr: code, ar: code, en: code });
const isMember = (actor: Actor) => actor.role.startsWith('association.');

/** What people may read of associations: members theirs, officers those of their region once sent. */
@Injectable()
export class ReadAssociations {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly history: AssociationHistory,
    private readonly invitations: ReadMemberInvitations,
  ) {}

  list(actor: Actor, filter: AssociationFilter): Promise<Page<AssociationListItem>> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'association.list');
      const rows = await em.query<(ListRow & { total: number })[]>(
        `SELECT a.id, a.name, a.kind, a.ice, a.region_code AS "regionCode", a.state, a.submitted_at AS "submittedAt",
           (SELECT count(*)::int FROM association_flag f WHERE f.association_id = a.id AND f.lifted_at IS NULL
             AND (f.ends_on IS NULL OR f.ends_on >= current_date) AND NOT a.id = ANY($7::uuid[])) AS flags,
           EXISTS (SELECT FROM bank_account b WHERE b.association_id = a.id AND b.state = 'confirmed') AS "accountToVerify",
           count(*) OVER ()::int AS total
         FROM association a
         WHERE a.state <> 'draft' AND ($1::text IS NULL OR a.region_code = $1) AND ($2::text IS NULL OR a.region_code = $2)
           AND ($3::text IS NULL OR a.state = $3)
           AND ($4::text IS NULL OR a.name->>'fr' ILIKE '%' || $4 || '%' OR a.name->>'ar' ILIKE '%' || $4 || '%'
             OR a.ice = $4 OR a.receipt_number ILIKE '%' || $4 || '%')
         ORDER BY (a.state = 'submitted') DESC, a.submitted_at DESC NULLS LAST, a.id
         LIMIT $5 OFFSET $6`,
        [
          actor.scope.regionCode ?? null,
          filter.regionCode ?? null,
          filter.state ?? null,
          filter.q ?? null,
          filter.pageSize,
          (filter.page - 1) * filter.pageSize,
          actor.ownAssociationIds,
        ],
      );
      return { items: rows.map(listItem), page: filter.page, pageSize: filter.pageSize, total: rows[0]?.total ?? 0 };
    });
  }

  /** @throws NOT_FOUND */
  detail(actor: Actor, id: string): Promise<AssociationView> {
    return this.tx.run((em) => this.view(em, actor, id));
  }

  /** Everything an officer needs on one page. @throws NOT_FOUND */
  dossier(actor: Actor, id: string): Promise<AssociationDossier> {
    return this.tx.run(async (em) => {
      // What the administration keeps on an association is not for its members, whatever else they are.
      requireAccess(actor, 'association.list', { associationId: id });
      const association = await this.view(em, actor, id);
      return {
        association,
        hindrances: await findPaymentHindrances(em, id, dayOfInstant(await this.tx.now(em))),
        duplicates: await findDuplicates(em, id),
        history: await this.history.of(em, id, actor),
      };
    });
  }

  private async view(em: Em, actor: Actor, id: string): Promise<AssociationView> {
    const row = await findAssociation(em, id);
    requireAccess(actor, 'association.read', { associationId: isMember(actor) ? id : undefined, regionCode: row.regionCode });
    if (row.state === 'draft' && !isMember(actor)) throw platformErrors.NOT_FOUND();
    const today = dayOfInstant(await this.tx.now(em));
    const board = await em.find(BoardMember, { where: { associationId: id }, order: { position: 'ASC' } });
    const accounts = await em.find(BankAccount, { where: { associationId: id }, order: { proposedAt: 'DESC' } });
    const documents = await currentDocuments(em, id);
    const flags = isMember(actor) || actor.ownAssociationIds.includes(id) ? [] : await currentFlags(em, id);
    const holders = await this.directory.holders(em, ASSOCIATION_ROLES, { associationId: id });
    const hasAccount = accounts.some((account) => ['proposed', 'confirmed', 'verified'].includes(account.state));
    return {
      ...identityOf(row),
      board: board.map(({ associationId: _, position: __, ...seat }) => ({ ...seat, functionLabel: BOARD_FUNCTIONS[seat.function] })),
      accounts: accounts.map((account) => ({
        id: account.id,
        rib: account.rib,
        holder: account.holder,
        state: account.state,
        stateLabel: bankAccountMachine.label(account.state),
        proposed: zonedInstant(account.proposedAt),
        reason: account.reason,
        mine: account.proposedBy !== null && account.proposedBy === actor.personId,
      })),
      documents: documents.map(({ addedAt, ...document }) => ({
        ...document,
        kindLabel: DOCUMENT_KINDS[document.kind],
        expired: document.validUntil !== null && document.validUntil < today,
        added: zonedInstant(addedAt),
      })),
      members: holders.map(({ id: personId, name, role }) => ({ personId, name, role, roleLabel: roleLabel(role) })),
      invitations: isMember(actor) ? await this.invitations.sent(em, id) : [],
      flags: flags.map(({ id: flagId, colour, reason, raisedAt, endsOn }) => ({
        id: flagId,
        colour,
        reason,
        raised: zonedInstant(raisedAt),
        endsOn,
      })),
      missing: associationMachine.can(row.state, 'submit') ? registrationErrors({ ...row, board, documents, hasAccount }, today) : [],
      events: actsNow(actor, associationMachine, row.state, { associationId: id, regionCode: row.regionCode }),
    };
  }
}

interface ListRow {
  id: string;
  name: Localized;
  kind: AssociationKind;
  ice: string;
  regionCode: string;
  state: AssociationState;
  submittedAt: Date | null;
  flags: number;
  accountToVerify: boolean;
}

function listItem({ kind, submittedAt, total: _total, ...row }: ListRow & { total: number }): AssociationListItem {
  return {
    ...row,
    kindLabel: ASSOCIATION_KINDS[kind],
    regionLabel: regionLabel(row.regionCode),
    stateLabel: associationMachine.label(row.state),
    submitted: submittedAt && zonedInstant(submittedAt),
  };
}

function identityOf({
  nameKeyFr: _keyFr,
  nameKeyAr: _keyAr,
  createdBy: _creator,
  createdAt: _creation,
  submittedAt,
  verifiedAt,
  ...identity
}: Association) {
  return {
    ...identity,
    kindLabel: ASSOCIATION_KINDS[identity.kind],
    regionLabel: regionLabel(identity.regionCode),
    stateLabel: associationMachine.label(identity.state),
    submitted: submittedAt && zonedInstant(submittedAt),
    verified: verifiedAt && zonedInstant(verifiedAt),
  };
}

type DocumentRow = Pick<VaultDocument, 'id' | 'kind' | 'validUntil' | 'addedAt'> & { name: string; size: number };

function currentDocuments(em: Em, associationId: string): Promise<DocumentRow[]> {
  return em.query(
    `SELECT d.id, d.kind, to_char(d.valid_until, 'YYYY-MM-DD') AS "validUntil", d.added_at AS "addedAt", f.name, f.size
     FROM vault_document d JOIN stored_file f ON f.id = d.file_id WHERE d.association_id = $1 AND d.replaced_at IS NULL ORDER BY d.kind`,
    [associationId],
  );
}

function currentFlags(em: Em, associationId: string): Promise<AssociationFlag[]> {
  return em
    .createQueryBuilder(AssociationFlag, 'flag')
    .where('flag.association_id = :associationId AND flag.lifted_at IS NULL AND (flag.ends_on IS NULL OR flag.ends_on >= current_date)', {
      associationId,
    })
    .orderBy('flag.raised_at', 'DESC')
    .getMany();
}

/** Other associations with the same ICE, receipt or name in either script (`nameKey`). */
async function findDuplicates(em: Em, id: string): Promise<Duplicate[]> {
  const rows = await em.query<
    (Omit<Duplicate, 'stateLabel' | 'because'> & { state: AssociationState; ice_: boolean; receipt: boolean; named: boolean })[]
  >(
    `SELECT o.id, o.name, o.ice, o.receipt_number AS "receiptNumber", o.region_code AS "regionCode", o.state, o.ice = a.ice AS ice_,
       o.receipt_number = a.receipt_number AND o.region_code = a.region_code AS receipt,
       o.name_key_fr = a.name_key_fr OR o.name_key_ar = a.name_key_ar AS named
     FROM association a JOIN association o ON o.id <> a.id AND (o.ice = a.ice OR o.receipt_number = a.receipt_number
       AND o.region_code = a.region_code OR o.name_key_fr = a.name_key_fr OR o.name_key_ar = a.name_key_ar)
     WHERE a.id = $1 ORDER BY o.created_at LIMIT 20`,
    [id],
  );
  return rows.map(({ ice_, receipt, named, state, ...other }) => ({
    ...other,
    stateLabel: associationMachine.label(state),
    because: [...(ice_ ? (['ice'] as const) : []), ...(receipt ? (['receipt'] as const) : []), ...(named ? (['name'] as const) : [])],
  }));
}
