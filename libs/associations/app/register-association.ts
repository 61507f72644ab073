import { Injectable } from '@nestjs/common';
import { Grants, Limits } from '#identity';
import { contentHash, type Localized } from '#kernel';
import { newId, platformErrors, requireAccess, rowBy, Trail, Tx, type Actor, type Em } from '#platform';
import { BankAccount } from '../data/association-parts.entity.js';
import { Association, type PublicFunding } from '../data/association.entity.js';
import { lockAssociation, lockRegistering, sayingIceTaken } from '../data/associations.store.js';
import type { AssociationKind } from '../domain/association-kinds.js';
import { associationMachine } from '../domain/association.machine.js';
import { bankAccountMachine } from '../domain/bank-account.machine.js';
import { nameKey } from '../domain/name-key.js';
import { holderErrors, identifierErrors } from '../domain/registration.js';
import { associationErrors } from '../domain/errors.js';
import { FREE_FIELDS, VERIFIED_FIELDS } from '../domain/revision.js';
import { Board, type BoardSeat } from './board.js';
import { Revisions } from './revisions.js';

export interface Identity {
  name: Localized;
  kind: AssociationKind;
  ofMigrants: boolean;
  ice: string;
  receiptNumber: string;
  receiptDate?: string | null;
  regionCode: string;
  province?: string | null;
  commune?: string | null;
  address?: string | null;
  website?: string | null;
  phone?: string | null;
  object?: Localized | null;
  publicFunding?: PublicFunding[];
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
   * @throws INVALID_REQUEST · REGISTRATION_OPEN when the same ICE is being registered by them with other words · THROTTLED
   */
  async register(actor: Actor, command: Identity & { account: { rib: string; holder: string } }, key: string): Promise<{ id: string }> {
    requireAccess(actor, 'association.register');
    const idempotency = { key, personId: actor.personId!, operation: 'association.register', input: command };
    const { account, ...identity } = command;
    const columns = selectOf(identity);
    refuseFields([
      ...identifierErrors({ ice: columns.ice, rib: account.rib }, 'account.rib'),
      ...holderErrors(account.holder, 'account.holder'),
    ]);
    return this.tx.run(
      async (em) => {
        await lockRegistering(em, actor.personId!, columns.ice);
        const draft = await rowBy(em, Association, { ice: columns.ice, createdBy: actor.personId!, state: associationMachine.initial });
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
      refuseFields(identifierErrors({ ice: columns.ice }));
      if (association.state === 'verified') return this.revise(em, actor, association, identity, columns);
      await sayingIceTaken(em.update(Association, { id }, { ...columns, version: version + 1 }));
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

  private async open(
    em: Em,
    actor: Actor,
    columns: Columns,
    board: BoardSeat[],
    { rib, holder }: { rib: string; holder: string },
  ): Promise<string> {
    const id = newId();
    await em.insert(Association, { id, ...columns, state: associationMachine.initial, createdBy: actor.personId });
    await this.board.write(em, id, board);
    const account = { id: newId(), associationId: id, rib, holder, state: bankAccountMachine.initial, proposedBy: actor.personId };
    await em.insert(BankAccount, account);
    await this.grants.grant(em, actor, actor.personId!, 'association.president', { associationId: id });
    await this.trail.record(em, actor, { subject: 'association', subjectId: id, event: 'register', to: associationMachine.initial });
    return id;
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
const seatOf = ({ name, function: held, startsOn, endsOn }: BoardSeat) => ({ name, function: held, startsOn, endsOn: endsOn ?? null });

function selectOf({ board: _, ...identity }: Identity) {
  return {
    ...identity,
    publicFunding: identity.publicFunding ?? [],
    nameKeyFr: nameKey(identity.name.fr),
    nameKeyAr: nameKey(identity.name.ar),
  };
}

function refuseFields(errors: { path: string; code: string }[]): void {
  if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
}
