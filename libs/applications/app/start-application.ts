import { Injectable } from '@nestjs/common';
import { Associations } from '#associations';
import { Calls, type CallRules } from '#calls';
import { behind, newId, platformErrors, requireAccess, together, Trail, Tx, type Actor, type Em } from '#platform';
import type { Application } from '../data/application.entity.js';
import { insertDraft, isBegunMeanwhile, lockBeginning, newDraft, siblingsOf, type Sibling } from '../data/drafts.queries.js';
import { applicationMachine } from '../domain/application.machine.js';
import { applicationErrors } from '../domain/errors.js';
import { DraftAlarms } from './draft.deadlines.js';
import { LockedFiles } from './locked-files.js';

export interface StartCommand {
  callId: string;
  /** Which of the association's files in the call; the first free one when left out. */
  rank?: number;
  title?: string;
  domainCode?: string;
  regionCode?: string;
}

/** A file that was begun, or the draft that was open. */
export interface Begun {
  id: string;
  resumed: boolean;
}

/** The same for whoever goes on in the same transaction: the row of a file that was begun, held by its transaction, and its rules. */
export interface Started extends Begun {
  fresh: { row: Application; call: CallRules } | null;
}

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
    private readonly locked: LockedFiles,
  ) {}

  execute(actor: Actor, command: StartCommand): Promise<Begun> {
    return orResume(() =>
      this.tx.run(async (em) => {
        const { id, resumed } = await this.start(em, actor, command);
        return { id, resumed };
      }),
    );
  }

  /** The same within the transaction of the caller, which `orResume` runs. */
  async start(em: Em, actor: Actor, command: StartCommand): Promise<Started> {
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
    if (open) return { id: open.id, resumed: true, fresh: null };
    const rank = command.rank ?? firstFree(siblings);
    this.refuseBeyond(call, siblings, rank);

    const id = newId();
    const row = newDraft({
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
    await behind(em, () => insertDraft(em, row));
    if (!call.frozen) await this.calls.freeze(em, call.id);
    await this.alarms.set(em, id, call.closesAt, now);
    await this.trail.record(em, actor, { subject: 'application', subjectId: id, event: 'create', to: applicationMachine.initial });
    this.locked.remember(row);
    return { id, resumed: false, fresh: { row, call } };
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

/** Two members who begin the same file at the same instant get the same draft: the second asks again, and finds the first. */
export async function orResume<T>(begin: () => Promise<T>): Promise<T> {
  try {
    return await begin();
  } catch (error) {
    if (!isBegunMeanwhile(error)) throw error;
    return begin();
  }
}

function firstFree(siblings: readonly Sibling[]): number {
  const taken = new Set(siblings.map((sibling) => sibling.rank));
  let rank = 1;
  while (taken.has(rank)) rank++;
  return rank;
}

/** The region of the seat where the call has it; else the first of the call, to be chosen where it has all. */
const defaultRegion = (call: CallRules, seat: string | null) =>
  seat !== null && (call.regionCodes.length === 0 || call.regionCodes.includes(seat)) ? seat : (call.regionCodes[0] ?? '');
