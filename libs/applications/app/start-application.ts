import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Associations } from '#associations';
import { Calls, type CallRules } from '#calls';
import { newId, platformErrors, requireAccess, together, Trail, Tx, type Actor, type Em } from '#platform';
import { Application } from '../data/application.entity.js';
import { insertDraft, lockBeginning } from '../data/drafts.queries.js';
import { applicationMachine, type ApplicationState } from '../domain/application.machine.js';
import { applicationErrors } from '../domain/errors.js';
import { DraftAlarms } from './draft.deadlines.js';

export interface StartCommand {
  callId: string;
  /** Which of the association's files in the call; the first free one when left out. */
  rank?: number;
  title?: string;
  domainCode?: string;
  regionCode?: string;
}

type Sibling = Pick<Application, 'id' | 'rank' | 'state' | 'number'>;

/**
 * Opens a draft at its first answer, or resumes the one that is open.
 * @throws NOT_FOUND · CALL_NOT_OPEN · DEADLINE_PASSED · ALREADY_SUBMITTED {number} · TOO_MANY_FILES {maximum}
 */
@Injectable()
export class StartApplication {
  constructor(
    private readonly tx: Tx,
    private readonly calls: Calls,
    private readonly associations: Associations,
    private readonly alarms: DraftAlarms,
    private readonly trail: Trail,
  ) {}

  execute(actor: Actor, command: StartCommand): Promise<{ id: string; resumed: boolean }> {
    return this.tx.run((em) => this.start(em, actor, command));
  }

  /** The same within the transaction of the caller. */
  async start(em: Em, actor: Actor, command: StartCommand): Promise<{ id: string; resumed: boolean }> {
    const associationId = actor.scope.associationId;
    if (!associationId) throw platformErrors.FORBIDDEN();
    requireAccess(actor, 'application.create', { associationId });
    const [, { rules: call, now }, siblings, association] = await together(
      em,
      () => lockBeginning(em, command.callId, associationId),
      () => this.calls.rulesNow(em, command.callId),
      () => siblingsOf(em, command.callId, associationId),
      () => this.associations.facts(em, associationId),
    );
    this.calls.requireOpen(call, now);

    const open = siblings.find(({ state, rank }) => state === 'draft' && (command.rank === undefined || rank === command.rank));
    if (open) return { id: open.id, resumed: true };
    const rank = command.rank ?? firstFree(siblings);
    this.refuseBeyond(call, siblings, rank);

    const id = newId();
    const inserted = await insertDraft(em, {
      id,
      callId: call.id,
      associationId,
      rank,
      title: command.title ?? '',
      domainCode: command.domainCode ?? call.domainCodes[0] ?? '',
      regionCode: command.regionCode ?? defaultRegion(call, association.regionCode),
      formRevisionId: call.form.id,
      gridRevisionId: call.grid.id,
      createdBy: actor.personId,
      knownClosesAt: call.closesAt,
    });
    if (inserted !== id) return { id: inserted, resumed: true };
    if (!call.frozen) await this.calls.freeze(em, call.id);
    await this.alarms.set(em, id, call.closesAt, now);
    await this.trail.record(em, actor, { subject: 'application', subjectId: id, event: 'create', to: applicationMachine.initial });
    return { id, resumed: false };
  }

  private refuseBeyond(call: CallRules, siblings: readonly Sibling[], rank: number): void {
    const accepted = siblings.find((sibling) => sibling.state !== 'draft' && sibling.number !== null);
    if (rank <= call.maxFilesPerAssociation && !siblings.some((sibling) => sibling.rank === rank)) return;
    if (accepted && (call.maxFilesPerAssociation === 1 || accepted.rank === rank)) {
      throw applicationErrors.ALREADY_SUBMITTED({ number: accepted.number });
    }
    throw applicationErrors.TOO_MANY_FILES({ maximum: call.maxFilesPerAssociation });
  }
}

/** The files of the association in the call that take a place. */
const siblingsOf = (em: Em, callId: string, associationId: string): Promise<Sibling[]> =>
  em.find(Application, {
    select: { id: true, rank: true, state: true, number: true },
    where: { callId, associationId, state: Not(In<ApplicationState>(['lapsed', 'withdrawn'])) },
    order: { rank: 'ASC' },
  });

function firstFree(siblings: readonly Sibling[]): number {
  const taken = new Set(siblings.map((sibling) => sibling.rank));
  let rank = 1;
  while (taken.has(rank)) rank++;
  return rank;
}

const defaultRegion = (call: CallRules, seat: string) =>
  call.regionCodes.length === 0 || call.regionCodes.includes(seat) ? seat : call.regionCodes[0]!;
