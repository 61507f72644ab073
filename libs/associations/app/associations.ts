import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Directory, ASSOCIATION_ROLES, type DirectoryEntry } from '#identity';
import { dayOfInstant, matchPlace, parseIce, type Localized } from '#kernel';
import { newId, platformErrors, rowBy, Trail, Tx, type Actor, type Em } from '#platform';
import { BankAccount, BoardMember } from '../data/association-parts.entity.js';
import { Association } from '../data/association.entity.js';
import { associationById, associationsByIds, knownByIce, type AssociationRow } from '../data/associations.queries.js';
import { boardsWaiting } from '../data/revisions.queries.js';
import { delegatorAt } from '../data/presidency.queries.js';
import { documentsHeld, type HeldDocumentRow } from '../data/vault.queries.js';
import type { AssociationKind, BoardFunction } from '../domain/association-kinds.js';
import { associationErrors } from '../domain/errors.js';
import { nameKey } from '../domain/name-key.js';
import { likenessKeys } from '../domain/name-likeness.js';
import { findPaymentHindrances, hindrancesByAssociation, type Hindrance, type HindrancesFor } from './payment-hindrances.js';

export type AssociationFacts = AssociationRow;

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

/** What is valid at an instant, by kind. */
export type VaultOn = (on: Date) => Map<string, ValidDocument>;

/** What of these documents is valid, by kind. */
export function vaultOf(held: readonly HeldDocumentRow[]): VaultOn {
  return (on) => {
    const day = dayOfInstant(on);
    const valid = held.filter(({ validUntil }) => validUntil === null || validUntil >= day);
    return new Map(valid.map(({ kind, ...document }) => [kind, document]));
  };
}

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
    const row = await associationById(em, id);
    if (!row) throw platformErrors.NOT_FOUND();
    return row;
  }

  async factsOf(em: Em, ids: readonly string[]): Promise<Map<string, AssociationFacts>> {
    if (ids.length === 0) return new Map();
    return new Map((await associationsByIds(em, ids)).map((row) => [row.id, row]));
  }

  /** Verified, not suspended. @throws NOT_FOUND · ASSOCIATION_NOT_VERIFIED */
  async requireVerified(em: Em, id: string): Promise<AssociationFacts> {
    const facts = await this.facts(em, id);
    this.refuseUnverified(facts);
    return facts;
  }

  /** The same of facts that were read. @throws ASSOCIATION_NOT_VERIFIED */
  refuseUnverified({ state }: Pick<AssociationFacts, 'state'>): void {
    if (state !== 'verified') throw associationErrors.ASSOCIATION_NOT_VERIFIED({ state });
  }

  /** The verified account in Morocco, or null: none abroad is paid by the file to the bank. */
  async payableAccount(em: Em, associationId: string): Promise<PayableAccount | null> {
    const account = await rowBy(em, BankAccount, { associationId, state: 'verified' });
    return account?.rib ? payable(account) : null;
  }

  /** The verified account as an act names it: its RIB, or abroad its IBAN. */
  async accountInWords(em: Em, associationId: string): Promise<string | null> {
    const account = await rowBy(em, BankAccount, { associationId, state: 'verified' });
    if (!account) return null;
    const { rib, iban, bic, bankName } = account;
    return rib ?? `${iban} (BIC ${bic}, ${bankName})`;
  }

  /** The same of many; who has none is left out. */
  async payableAccounts(em: Em, associationIds: readonly string[]): Promise<Map<string, PayableAccount>> {
    const accounts = await em.findBy(BankAccount, { associationId: In([...associationIds]), state: 'verified' });
    return new Map(accounts.filter(({ rib }) => rib !== null).map((account) => [account.associationId, payable(account)]));
  }

  /** Not verified, suspended, red flag, documents missing or expired, no verified account: what blocks paying (not applying). */
  paymentHindrances(em: Em, associationId: string, on: Date, institutionId: string): Promise<Hindrance[]> {
    return findPaymentHindrances(em, associationId, dayOfInstant(on), institutionId);
  }

  /** The same of each of many. */
  paymentHindrancesOf(em: Em, associationIds: readonly string[], on: Date): Promise<Map<string, HindrancesFor>> {
    return hindrancesByAssociation(em, associationIds, dayOfInstant(on));
  }

  /** The documents of the vault that are valid on a day, by kind. */
  async validDocuments(em: Em, associationId: string, on: Date): Promise<Map<string, ValidDocument>> {
    return vaultOf(await documentsHeld(em, associationId))(on);
  }

  /** Who may bind the association by signature: holders of `association.president` with a mandate now. */
  signatories(em: Em, associationId: string): Promise<DirectoryEntry[]> {
    return this.directory.holders(em, ['association.president'], { associationId });
  }

  /** Who may sign for it now: the president, and who does so by delegation. */
  async binders(em: Em, associationId: string): Promise<DirectoryEntry[]> {
    return this.directory.holders(em, ['association.president', 'association.delegate'], { associationId });
  }

  /** The name of the president in whose place a person could sign at an instant, by delegation; null for nobody's. */
  async delegator(em: Em, associationId: string, personId: string, at: Date): Promise<string | null> {
    const giver = await delegatorAt(em, associationId, personId, at);
    return giver && ((await this.directory.people(em, [giver])).get(giver)?.name ?? null);
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

  /** The boards of associations, by association, for whoever looks for conflicts of interest: verified and waiting to be. */
  async boards(em: Em, associationIds: readonly string[]): Promise<Map<string, BoardEntry[]>> {
    const where = { associationId: In([...associationIds]) };
    const rows = await em.find(BoardMember, { where, order: { associationId: 'ASC', position: 'ASC' } });
    const boards = new Map<string, BoardEntry[]>();
    const add = (associationId: string, seat: BoardEntry) => boards.set(associationId, [...(boards.get(associationId) ?? []), seat]);
    for (const { associationId, name, function: held, startsOn, endsOn } of rows)
      add(associationId, { name, function: held, startsOn, endsOn });
    for (const { associationId, board } of await boardsWaiting(em, associationIds)) for (const seat of board) add(associationId, seat);
    return boards;
  }

  /** The associations that were sent, by ICE. */
  byIce(em: Em, ices: readonly string[]): Promise<Map<string, string>> {
    return knownByIce(em, ices);
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
      ...likenessKeys(past.name),
      kind: past.kind ?? 'association',
      ofMigrants: past.ofMigrants ?? false,
      ice: parseIce(past.ice),
      receiptNumber: past.receiptNumber,
      regionCode: past.regionCode,
      ...(past.province ? seatOf(past.regionCode, past.province) : {}),
      publicFunding: [],
      state: 'verified',
      verifiedAt: past.verifiedAt ?? (await this.tx.now(em)),
    });
    await this.trail.record(em, actor, { subject: 'association', subjectId: id, event: 'import_past', to: 'verified' });
    return id;
  }
}

/** A province of the list, or as it was written. */
const seatOf = (regionCode: string, written: string) => {
  const { province } = matchPlace({ regionCode, province: written, commune: null });
  return province ? { province } : { placeTyped: written };
};

const payable = ({ id, rib, holder }: BankAccount): PayableAccount => ({ id, rib: rib!, holder });
