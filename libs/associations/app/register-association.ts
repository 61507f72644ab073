import { Injectable } from '@nestjs/common';
import { Grants, Limits } from '#identity';
import { contentHash, HOME_COUNTRY, type Localized } from '#kernel';
import { newId, platformErrors, requireAccess, rowBy, Trail, Tx, type Actor, type Em } from '#platform';
import { BankAccount } from '../data/association-parts.entity.js';
import { Association, type NetworkMember, type PublicFunding } from '../data/association.entity.js';
import { lockAssociation, lockRegistering, sayingIceTaken } from '../data/associations.store.js';
import { KINDS, type AssociationKind } from '../domain/association-kinds.js';
import { associationMachine } from '../domain/association.machine.js';
import { bankAccountMachine } from '../domain/bank-account.machine.js';
import { nameKey } from '../domain/name-key.js';
import { likenessKeys } from '../domain/name-likeness.js';
import { accountErrors, accountNumber, identifierKey, identityErrors, type TypedAccount } from '../domain/registration.js';
import { associationErrors } from '../domain/errors.js';
import { FREE_FIELDS, VERIFIED_FIELDS } from '../domain/revision.js';
import { Board, type BoardSeat } from './board.js';
import { Revisions } from './revisions.js';

export interface Identity {
  name: Localized;
  kind: AssociationKind;
  ofMigrants: boolean;
  ice?: string | null;
  country?: string;
  registerName?: string | null;
  receiptNumber: string;
  receiptDate?: string | null;
  hostAgreement?: string | null;
  regionCode?: string | null;
  province?: string | null;
  commune?: string | null;
  city?: string | null;
  address?: string | null;
  website?: string | null;
  phone?: string | null;
  object?: Localized | null;
  publicFunding?: PublicFunding[];
  network?: { name: string; ice?: string | null }[];
  board?: BoardSeat[];
}

/** Opens and edits the registration of an association. */
@Injectable()
export class RegisterAssociation {
  constructor(
    private readonly tx: Tx,
    private readonly grants: Grants,
    private readonly limits: Limits,
    private readonly trail: Trail,
    private readonly board: Board,
    private readonly revisions: Revisions,
  ) {}

  /**
   * Whoever registers becomes the president; the first bank account is proposed with it. The same person who sends the same again before the
   * registration is sent finds what they opened.
   * @throws INVALID_REQUEST · REGISTRATION_OPEN when the same identifier is being registered by them with other words · THROTTLED
   */
  async register(actor: Actor, command: Identity & { account: TypedAccount }, key: string): Promise<{ id: string }> {
    requireAccess(actor, 'association.register');
    const idempotency = { key, personId: actor.personId!, operation: 'association.register', input: command };
    const { account, ...identity } = command;
    const columns = selectOf(identity);
    refuseFields([...identityErrors(columns), ...accountErrors(columns.kind, account, 'account.')]);
    return this.tx.run(
      async (em) => {
        await lockRegistering(em, actor.personId!, identifierKey(columns));
        const draft = await this.begun(em, actor.personId!, columns);
        if (draft) return this.sameAgain(draft, columns);
        await this.limits.spendIn(em, 'associations', actor.personId!);
        return { id: await this.open(em, actor, columns, identity.board ?? [], account) };
      },
      { idempotency },
    );
  }

  /** Until it is sent, everything; once verified, what nobody verifies changes at once, and what was verified waits for an officer. @throws NOT_FOUND · WRONG_STATE · VERSION_CONFLICT {current} · INVALID_REQUEST */
  edit(actor: Actor, id: string, command: Identity & { version: number }): Promise<{ version: number }> {
    return this.tx.run(async (em) => {
      const association = await lockAssociation(em, id);
      requireAccess(actor, 'association.edit', { associationId: id });
      const { version, ...identity } = command;
      const columns = selectOf(identity);
      if (association.state !== 'verified') associationMachine.require(association.state, 'submit');
      if (version !== association.version) throw platformErrors.VERSION_CONFLICT({ current: association.version });
      refuseFields(identityErrors(over(association, columns)));
      if (association.state === 'verified') return this.revise(em, actor, association, identity, columns);
      await sayingIceTaken(em.update(Association, { id }, { ...columns, ...placeChosen(columns), version: version + 1 }));
      if (identity.board) await this.board.write(em, id, identity.board);
      await this.trail.record(em, actor, { subject: 'association', subjectId: id, event: 'edit', detail: { version: version + 1 } });
      return { version: version + 1 };
    });
  }

  /** Boards change after elections: one that was verified stays until an officer has seen the new one. @throws NOT_FOUND · WRONG_STATE */
  replaceBoard(actor: Actor, id: string, board: BoardSeat[]): Promise<void> {
    return this.tx.run(async (em) => {
      const association = await lockAssociation(em, id);
      requireAccess(actor, 'association.edit', { associationId: id });
      this.board.check(board);
      if (association.state === 'verified') return this.revisions.propose(em, actor, association, { board: board.map(seatOf) });
      associationMachine.require(association.state, 'submit');
      await this.board.write(em, id, board);
      await this.trail.record(em, actor, {
        subject: 'association',
        subjectId: id,
        event: 'replace_board',
        detail: { seats: board.length },
      });
    });
  }

  private async open(em: Em, actor: Actor, columns: Columns, board: BoardSeat[], typed: TypedAccount): Promise<string> {
    const id = newId();
    await em.insert(Association, { id, ...columns, state: associationMachine.initial, createdBy: actor.personId });
    await this.board.write(em, id, board);
    const { holder } = typed;
    const opened = { id: newId(), associationId: id, holder, state: bankAccountMachine.initial, proposedBy: actor.personId };
    const account = { ...opened, ...accountNumber(typed) };
    await em.insert(BankAccount, account);
    await this.grants.grant(em, actor, actor.personId!, 'association.president', { associationId: id });
    await this.trail.record(em, actor, { subject: 'association', subjectId: id, event: 'register', to: associationMachine.initial });
    return id;
  }

  /** What the person opened under the same identifier and has not sent. */
  private begun(em: Em, personId: string, { ice, country, receiptNumber }: Columns): Promise<Association | null> {
    const own = { createdBy: personId, state: associationMachine.initial };
    return rowBy(em, Association, ice === null ? { ...own, country, receiptNumber } : { ...own, ice });
  }

  /** @throws REGISTRATION_OPEN */
  private sameAgain(draft: Association, columns: Columns): { id: string } {
    const there = draft as unknown as Record<string, unknown>;
    const differs = Object.entries(columns).some(([name, value]) => contentHash(value ?? null) !== contentHash(there[name] ?? null));
    if (differs) throw associationErrors.REGISTRATION_OPEN({ id: draft.id });
    return { id: draft.id };
  }

  private async revise(em: Em, actor: Actor, association: Association, identity: Identity, columns: Columns): Promise<{ version: number }> {
    const given = Object.entries({ ...columns, board: identity.board?.map(seatOf) }).filter(([, value]) => value !== undefined);
    const kept = (names: readonly string[]) => Object.fromEntries(given.filter(([name]) => names.includes(name)));
    const version = association.version + 1;
    await em.update(Association, { id: association.id }, { ...kept(FREE_FIELDS), version });
    await this.trail.record(em, actor, { subject: 'association', subjectId: association.id, event: 'edit', detail: { version } });
    await this.revisions.propose(em, actor, association, kept(VERIFIED_FIELDS));
    return { version };
  }
}

type Columns = ReturnType<typeof selectOf>;

/** What is left out stays as it is. */
const over = (association: Association, columns: Columns) => ({
  ...columns,
  province: columns.province === undefined ? association.province : columns.province,
  commune: columns.commune === undefined ? association.commune : columns.commune,
});

/** What was written freely goes once the province is chosen. */
const placeChosen = ({ province }: { province?: string | null }) => (province ? { placeTyped: null } : {});

const seatOf = ({ name, function: held, startsOn, endsOn }: BoardSeat) => ({ name, function: held, startsOn, endsOn: endsOn ?? null });

function selectOf({ board: _, ...identity }: Identity) {
  const { abroad } = KINDS[identity.kind];
  const network: NetworkMember[] = (identity.network ?? []).map(({ name, ice }) => ({ name, ice: ice ?? null }));
  return {
    ...identity,
    ice: identity.ice ?? null,
    country: identity.country ?? HOME_COUNTRY,
    registerName: identity.registerName ?? null,
    hostAgreement: identity.hostAgreement ?? null,
    regionCode: identity.regionCode ?? null,
    // Left out, they stay as they are; abroad there are none.
    province: abroad ? (identity.province ?? null) : identity.province,
    commune: abroad ? (identity.commune ?? null) : identity.commune,
    city: identity.city ?? null,
    network,
    publicFunding: identity.publicFunding ?? [],
    nameKeyFr: nameKey(identity.name.fr),
    nameKeyAr: nameKey(identity.name.ar),
    ...likenessKeys(identity.name),
  };
}

function refuseFields(errors: { path: string; code: string }[]): void {
  if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
}
