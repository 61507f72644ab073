import { Injectable } from '@nestjs/common';
import { Grants, Limits } from '#identity';
import { bareDigits, type Localized } from '#kernel';
import { newId, platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { BankAccount, BoardMember } from '../data/association-parts.entity.js';
import { Association, type PublicFunding } from '../data/association.entity.js';
import { sayingIceTaken, lockAssociation } from '../data/associations.store.js';
import type { AssociationKind, BoardFunction } from '../domain/association-kinds.js';
import { associationMachine } from '../domain/association.machine.js';
import { bankAccountMachine } from '../domain/bank-account.machine.js';
import { nameKey } from '../domain/name-key.js';
import { holderErrors, identifierErrors } from '../domain/registration.js';
import { BOARD_MANDATE_ENDS, EndingDays } from './association.deadlines.js';

export interface BoardSeat {
  name: string;
  function: BoardFunction;
  startsOn: string;
  endsOn?: string | null;
}

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
  object?: Localized | null;
  publicFunding?: PublicFunding[];
  board?: BoardSeat[];
}

/** Opens and edits the registration of an association, until it is sent for verification. */
@Injectable()
export class RegisterAssociation {
  constructor(
    private readonly tx: Tx,
    private readonly grants: Grants,
    private readonly limits: Limits,
    private readonly trail: Trail,
    private readonly endings: EndingDays,
  ) {}

  /** Whoever registers becomes the president; the first bank account is proposed with it. @throws INVALID_REQUEST */
  async register(actor: Actor, command: Identity & { account: { rib: string; holder: string } }): Promise<{ id: string }> {
    requireAccess(actor, 'association.register');
    await this.limits.spend('associations', actor.personId!);
    return this.tx.run(async (em) => {
      const { account, ...identity } = command;
      const rib = bareDigits(account.rib);
      const columns = selectOf(identity);
      refuseFields([...identifierErrors({ ice: columns.ice, rib }, 'account.rib'), ...holderErrors(account.holder, 'account.holder')]);
      const id = newId();
      await em.insert(Association, { id, ...columns, state: associationMachine.initial, createdBy: actor.personId });
      await this.writeBoard(em, id, identity.board ?? []);
      await em.insert(BankAccount, {
        id: newId(),
        associationId: id,
        rib,
        holder: account.holder,
        state: bankAccountMachine.initial,
        proposedBy: actor.personId,
      });
      await this.grants.grant(em, actor, actor.personId!, 'association.president', { associationId: id });
      await this.trail.record(em, actor, { subject: 'association', subjectId: id, event: 'register', to: associationMachine.initial });
      return { id };
    });
  }

  /** @throws NOT_FOUND · WRONG_STATE once sent · VERSION_CONFLICT {current} · INVALID_REQUEST */
  edit(actor: Actor, id: string, command: Identity & { version: number }): Promise<{ version: number }> {
    return this.tx.run(async (em) => {
      const association = await lockAssociation(em, id);
      requireAccess(actor, 'association.edit', { associationId: id });
      // What can still be sent can still be edited.
      associationMachine.require(association.state, 'submit');
      const { version, ...identity } = command;
      if (version !== association.version) throw platformErrors.VERSION_CONFLICT({ current: association.version });
      const columns = selectOf(identity);
      refuseFields(identifierErrors({ ice: columns.ice }));
      await sayingIceTaken(em.update(Association, { id }, { ...columns, version: version + 1 }));
      if (identity.board) await this.writeBoard(em, id, identity.board);
      await this.trail.record(em, actor, { subject: 'association', subjectId: id, event: 'edit', detail: { version: version + 1 } });
      return { version: version + 1 };
    });
  }

  /** Boards change after elections, whatever the state of the registration. @throws NOT_FOUND */
  replaceBoard(actor: Actor, id: string, board: BoardSeat[]): Promise<void> {
    return this.tx.run(async (em) => {
      await lockAssociation(em, id);
      requireAccess(actor, 'association.edit', { associationId: id });
      await this.writeBoard(em, id, board);
      await this.trail.record(em, actor, {
        subject: 'association',
        subjectId: id,
        event: 'replace_board',
        detail: { seats: board.length },
      });
    });
  }

  private async writeBoard(em: Em, associationId: string, board: readonly BoardSeat[]): Promise<void> {
    const wrong = board.findIndex(({ startsOn, endsOn }) => endsOn && endsOn < startsOn);
    if (wrong >= 0) refuseFields([{ path: `board.${wrong}.endsOn`, code: 'date' }]);
    await em.delete(BoardMember, { associationId });
    const seats = board.map((seat, position) => ({ id: newId(), associationId, position, ...seat, endsOn: seat.endsOn ?? null }));
    if (seats.length > 0) await em.insert(BoardMember, seats);
    for (const { id, endsOn } of seats) await this.endings.set(em, BOARD_MANDATE_ENDS, id, endsOn);
  }
}

function selectOf({ board: _, ...identity }: Identity) {
  return {
    ...identity,
    publicFunding: identity.publicFunding ?? [],
    ice: bareDigits(identity.ice),
    nameKeyFr: nameKey(identity.name.fr),
    nameKeyAr: nameKey(identity.name.ar),
  };
}

function refuseFields(errors: { path: string; code: string }[]): void {
  if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
}
