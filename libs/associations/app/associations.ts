import { Injectable } from '@nestjs/common';
import { Directory, ASSOCIATION_ROLES, type DirectoryEntry } from '#identity';
import { dayOfInstant, parseIce, type Label, type Localized } from '#kernel';
import { newId, platformErrors, Trail, Tx, type Actor, type Em } from '#platform';
import { Association } from '../data/association.entity.js';
import type { AssociationKind, BoardFunction } from '../domain/association-kinds.js';
import type { AssociationState } from '../domain/association.machine.js';
import { associationErrors } from '../domain/errors.js';
import { nameKey } from '../domain/name-key.js';
import { findPaymentHindrances, type Hindrance } from './payment-hindrances.js';

export interface AssociationFacts {
  id: string;
  name: Localized;
  kind: AssociationKind;
  ofMigrants: boolean;
  ice: string;
  receiptNumber: string;
  receiptDate: string | null;
  regionCode: string;
  province: string | null;
  commune: string | null;
  address: string | null;
  state: AssociationState;
}

export interface PayableAccount {
  id: string;
  rib: string;
  holder: string;
}

export interface ValidDocument {
  fileId: string;
  name: string;
  validUntil: string | null;
}

export interface BoardEntry {
  name: string;
  function: BoardFunction;
  startsOn: string;
  endsOn: string | null;
}

const FACTS = `a.id, a.name, a.kind, a.of_migrants AS "ofMigrants", a.ice, a.receipt_number AS "receiptNumber",
  to_char(a.receipt_date, 'YYYY-MM-DD') AS "receiptDate", a.region_code AS "regionCode", a.province, a.commune, a.address, a.state`;

/** What later stages may ask of associations. */
@Injectable()
export class Associations {
  constructor(
    private readonly directory: Directory,
    private readonly trail: Trail,
    private readonly tx: Tx,
  ) {}

  /** @throws NOT_FOUND */
  async facts(em: Em, id: string): Promise<AssociationFacts> {
    const found = (await this.factsOf(em, [id])).get(id);
    if (!found) throw platformErrors.NOT_FOUND();
    return found;
  }

  async factsOf(em: Em, ids: readonly string[]): Promise<Map<string, AssociationFacts>> {
    if (ids.length === 0) return new Map();
    const rows = await em.query<AssociationFacts[]>(`SELECT ${FACTS} FROM association a WHERE a.id = ANY($1::uuid[])`, [[...new Set(ids)]]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Verified, not suspended. @throws NOT_FOUND · ASSOCIATION_NOT_VERIFIED */
  async requireVerified(em: Em, id: string): Promise<AssociationFacts> {
    const facts = await this.facts(em, id);
    if (facts.state !== 'verified') throw associationErrors.ASSOCIATION_NOT_VERIFIED({ state: facts.state });
    return facts;
  }

  /** The verified account with a right key, or null. */
  async payableAccount(em: Em, associationId: string): Promise<PayableAccount | null> {
    const rows = await em.query<PayableAccount[]>(
      `SELECT b.id, b.rib, b.holder FROM bank_account b WHERE b.association_id = $1 AND b.state = 'verified'`,
      [associationId],
    );
    return rows[0] ?? null;
  }

  /** Not verified, suspended, red flag, documents missing or expired, no verified account: what blocks paying (not applying). */
  paymentHindrances(em: Em, associationId: string, on: Date): Promise<Hindrance[]> {
    return findPaymentHindrances(em, associationId, dayOfInstant(on));
  }

  /** The documents of the vault that are valid on a day, by kind. */
  async validDocuments(em: Em, associationId: string, on: Date): Promise<Map<string, ValidDocument>> {
    const rows = await em.query<(ValidDocument & { kind: string })[]>(
      `SELECT v.kind, v.file_id AS "fileId", f.name, to_char(v.valid_until, 'YYYY-MM-DD') AS "validUntil"
       FROM vault_document v JOIN stored_file f ON f.id = v.file_id
       WHERE v.association_id = $1 AND v.replaced_at IS NULL AND (v.valid_until IS NULL OR v.valid_until >= $2::date)`,
      [associationId, dayOfInstant(on)],
    );
    return new Map(rows.map(({ kind, ...document }) => [kind, document]));
  }

  /** Who may bind the association by signature: holders of `association.president` with a mandate now. */
  signatories(em: Em, associationId: string): Promise<DirectoryEntry[]> {
    return this.directory.holders(em, ['association.president'], { associationId });
  }

  /** Every account holder of the association, once each, to be told something. */
  async members(em: Em, associationId: string): Promise<DirectoryEntry[]> {
    const holders = await this.directory.holders(em, ASSOCIATION_ROLES, { associationId });
    return [...new Map(holders.map(({ id, name, email, language }) => [id, { id, name, email, language }])).values()];
  }

  /** The same of several associations, by association. */
  membersOf(em: Em, associationIds: readonly string[]): Promise<Map<string, DirectoryEntry[]>> {
    return this.directory.holdersIn(em, associationIds, ASSOCIATION_ROLES);
  }

  /** The boards of associations, by association, for whoever looks for conflicts of interest. */
  async boards(em: Em, associationIds: readonly string[]): Promise<Map<string, BoardEntry[]>> {
    const rows = await em.query<(BoardEntry & { associationId: string })[]>(
      `SELECT association_id AS "associationId", name, function, to_char(starts_on, 'YYYY-MM-DD') AS "startsOn",
         to_char(ends_on, 'YYYY-MM-DD') AS "endsOn"
       FROM board_member WHERE association_id = ANY($1::uuid[]) ORDER BY association_id, position`,
      [associationIds],
    );
    const boards = new Map<string, BoardEntry[]>();
    for (const { associationId, ...entry } of rows) boards.set(associationId, [...(boards.get(associationId) ?? []), entry]);
    return boards;
  }

  /** The names of associations, for the role switch. */
  async names(em: Em, ids: readonly string[]): Promise<Map<string, Label>> {
    const facts = await this.factsOf(em, ids);
    return new Map([...facts].map(([id, { name }]) => [id, { fr: name.fr, ar: name.ar || name.fr, en: name.en || name.fr }]));
  }

  /** An association of the past, verified, known by its essentials. Returns its id. @throws INVALID_ICE */
  async importPast(
    em: Em,
    actor: Actor,
    past: {
      name: Localized;
      ice: string;
      receiptNumber: string;
      regionCode: string;
      kind?: AssociationKind;
      ofMigrants?: boolean;
      province?: string;
      verifiedAt?: Date;
    },
  ): Promise<string> {
    const id = newId();
    await em.insert(Association, {
      id,
      name: past.name,
      nameKeyFr: nameKey(past.name.fr),
      nameKeyAr: nameKey(past.name.ar),
      kind: past.kind ?? 'association',
      ofMigrants: past.ofMigrants ?? false,
      ice: parseIce(past.ice),
      receiptNumber: past.receiptNumber,
      regionCode: past.regionCode,
      province: past.province ?? null,
      publicFunding: [],
      state: 'verified',
      verifiedAt: past.verifiedAt ?? (await this.tx.now(em)),
    });
    await this.trail.record(em, actor, { subject: 'association', subjectId: id, event: 'import_past', to: 'verified' });
    return id;
  }
}
