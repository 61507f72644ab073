import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { dayOfInstant } from '#kernel';
import { Lifecycle, newId, Outbox, platformErrors, requireAccess, tell, Trail, Tx, type Actor, type Em } from '#platform';
import { BoardMember, VaultDocument } from '../data/association-parts.entity.js';
import { AssociationRevision } from '../data/association-revision.entity.js';
import { Association } from '../data/association.entity.js';
import { lockAssociation, sayingIceTaken } from '../data/associations.store.js';
import { associationErrors } from '../domain/errors.js';
import { nameKey } from '../domain/name-key.js';
import { likenessKeys } from '../domain/name-likeness.js';
import { revisionMachine } from '../domain/revision.machine.js';
import { identityErrors, registrationErrors } from '../domain/registration.js';
import { fieldsOf, revisedValues, type Remarks, type RevisedValues, type VerifiedField } from '../domain/revision.js';
import { AssociationRevised } from './association.events.js';
import { revisionLife } from './association.lives.js';
import { Board, type BoardSeat } from './board.js';
import { Likeness } from './likeness.js';

export interface FieldDecision {
  field: VerifiedField;
  accepted: boolean;
  remark?: string | null;
}

/** Changes to what was verified: what the association writes waits, an officer decides field by field, and until then what was verified counts. */
@Injectable()
export class Revisions {
  constructor(
    private readonly tx: Tx,
    private readonly board: Board,
    private readonly likeness: Likeness,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /** What was edited waits for an officer, in the caller's transaction, the association locked. */
  async propose(em: Em, actor: Actor, association: Association, edited: RevisedValues): Promise<void> {
    const open = await this.open(em, association.id);
    const changes = revisedValues(await this.verified(em, association), open?.changes ?? {}, edited);
    const fields = fieldsOf(changes);
    if (fields.length === 0) {
      if (open) await this.lifecycle.move(em, actor, revisionLife, open, 'withdraw');
      return;
    }
    if (open) {
      const remarks = Object.fromEntries(Object.entries(open.remarks).filter(([field]) => fields.includes(field as VerifiedField)));
      const change = { changes, remarks, proposedBy: actor.personId!, proposedAt: await this.tx.now(em), version: open.version + 1 };
      const again = open.state === 'returned' ? tell(AssociationRevised, { revisionId: open.id, event: 'propose' }) : undefined;
      await this.lifecycle.move(em, actor, revisionLife, open, 'amend', change, { detail: { fields }, tell: again });
      return;
    }
    const id = newId();
    await em.insert(AssociationRevision, {
      id,
      associationId: association.id,
      changes,
      state: revisionMachine.initial,
      proposedBy: actor.personId!,
    });
    const to = revisionMachine.initial;
    const detail = { associationId: association.id, fields };
    await this.trail.record(em, actor, { subject: 'association_revision', subjectId: id, event: 'propose', to, detail });
    await this.outbox.publish(em, AssociationRevised, { revisionId: id, event: 'propose' });
  }

  /** The association keeps what was verified. @throws NOT_FOUND · WRONG_STATE */
  withdraw(actor: Actor, associationId: string, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      await lockAssociation(em, associationId);
      requireAccess(actor, 'association_revision.withdraw', { associationId });
      const revision = await this.lifecycle.lock(em, revisionLife, { id, associationId });
      await this.lifecycle.move(em, actor, revisionLife, revision, 'withdraw');
    });
  }

  /**
   * Every field is decided: what is accepted counts at once, what is not goes back with its remark.
   * @throws NOT_FOUND · WRONG_STATE · OWN_ASSOCIATION · VERSION_CONFLICT · INVALID_REQUEST · FIELDS_GO_TOGETHER
   * (fields) · ASSOCIATION_INCOMPLETE (fields) · ICE_ALREADY_REGISTERED
   */
  decide(actor: Actor, associationId: string, id: string, command: { version: number; fields: FieldDecision[] }): Promise<void> {
    return this.tx.run(async (em) => {
      const association = await lockAssociation(em, associationId);
      requireAccess(actor, 'association_revision.accept', { associationId, regionCode: association.regionCode });
      const revision = await this.lifecycle.lock(em, revisionLife, { id, associationId });
      revisionMachine.require(revision.state, 'accept');
      if (command.version !== revision.version) throw platformErrors.VERSION_CONFLICT({ current: revision.version });
      const decided = requireAllDecided(revision.changes, command.fields);
      const accepted = decided.filter((decision) => decision.accepted).map(({ field }) => field);
      const remarks = Object.fromEntries(
        decided.filter((decision) => !decision.accepted).map(({ field, remark }) => [field, remark!]),
      ) as Remarks;
      await this.requireWhole(em, association, pick(revision.changes, accepted));
      await this.take(em, association, pick(revision.changes, accepted));
      const returned = fieldsOf(revision.changes).filter((field) => !accepted.includes(field));
      const change = { decidedBy: actor.personId, decidedAt: await this.tx.now(em), remarks, version: revision.version + 1 };
      const detail = { accepted, returned };
      if (returned.length === 0) await this.lifecycle.move(em, actor, revisionLife, revision, 'accept', change, { detail });
      else {
        const left = { ...change, changes: pick(revision.changes, returned) };
        await this.lifecycle.move(em, actor, revisionLife, revision, 'return', left, { detail });
      }
    });
  }

  open(em: Em, associationId: string): Promise<AssociationRevision | null> {
    const open = [
      { associationId, state: 'waiting' as const },
      { associationId, state: 'returned' as const },
    ];
    return em.findOne(AssociationRevision, { where: open });
  }

  /** What would count fits together: the identifiers of one kind, and with another kind its documents and its board. */
  private async requireWhole(em: Em, association: Association, accepted: RevisedValues): Promise<void> {
    const whole = { ...association, ...(accepted as Partial<Association>) };
    const apart = identityErrors(whole);
    if (apart.length > 0 && identityErrors(association).length === 0) throw associationErrors.FIELDS_GO_TOGETHER({}, apart);
    if (accepted.kind === undefined) return;
    const { id: associationId } = association;
    const documents = await em.findBy(VaultDocument, { associationId, replacedAt: IsNull() });
    const board = (accepted.board as BoardSeatWritten[] | undefined) ?? (await em.findBy(BoardMember, { associationId }));
    const missing = registrationErrors({ ...whole, board, documents, hasAccount: true }, dayOfInstant(await this.tx.now(em)));
    if (missing.length > 0) throw associationErrors.ASSOCIATION_INCOMPLETE({}, missing);
  }

  private async verified(em: Em, association: Association): Promise<RevisedValues> {
    const board = await em.find(BoardMember, { where: { associationId: association.id }, order: { position: 'ASC' } });
    const seats = board.map(({ name, function: held, startsOn, endsOn }) => ({ name, function: held, startsOn, endsOn }));
    return { ...association, board: seats };
  }

  /** What was accepted counts from now on. */
  private async take(em: Em, association: Association, { board, ...identity }: RevisedValues): Promise<void> {
    const keys = identity.name
      ? { nameKeyFr: nameKey(identity.name.fr), nameKeyAr: nameKey(identity.name.ar), ...likenessKeys(identity.name) }
      : {};
    const chosen = identity.province ? { placeTyped: null } : {};
    const change = { ...(identity as Partial<Association>), ...keys, ...chosen, version: association.version + 1 };
    await sayingIceTaken(em.update(Association, { id: association.id }, change));
    if (board) await this.board.write(em, association.id, board as BoardSeat[]);
    await this.likeness.compare(em, association.id);
  }
}

type BoardSeatWritten = Pick<BoardMember, 'function' | 'startsOn' | 'endsOn'>;

const pick = (values: RevisedValues, fields: readonly VerifiedField[]): RevisedValues =>
  Object.fromEntries(fields.map((field) => [field, values[field]]));

/** One decision for every field that waits; a field that goes back says why. @throws INVALID_REQUEST · REVISION_UNDECIDED */
function requireAllDecided(values: RevisedValues, decisions: readonly FieldDecision[]): readonly FieldDecision[] {
  const wanted = fieldsOf(values);
  const given = decisions.map(({ field }) => field);
  if (wanted.some((field) => !given.includes(field)) || given.length !== wanted.length) throw associationErrors.REVISION_UNDECIDED();
  const silent = decisions.flatMap(({ accepted, remark }, index) =>
    accepted || remark?.trim() ? [] : [{ path: `fields.${index}.remark`, code: 'required' }],
  );
  if (silent.length > 0) throw platformErrors.INVALID_REQUEST({}, silent);
  return decisions;
}
