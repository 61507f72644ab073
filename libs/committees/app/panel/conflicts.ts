import { Injectable } from '@nestjs/common';
import { Lifecycle, newId, platformErrors, Trail, Tx, type Actor, type Em, type PolicyName } from '#platform';
import { latestOn } from '../../data/conflicts.queries.js';
import { ScoreSheet } from '../../data/decision.entity.js';
import { SessionConflict, type CommitteeSession, type ConflictOrigin } from '../../data/session.entity.js';
import { visibleFile } from '../../data/visible-files.js';
import type { ConflictKind } from '../../domain/colleges.js';
import { committeeErrors } from '../../domain/errors.js';
import { scoreSheetMachine } from '../../domain/score-sheet.machine.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { scoreSheetLife } from '../committee.lives.js';
import { DecisionBook } from '../decision/decision-book.js';
import { SessionAccess, type Entrance } from '../session/session-access.js';

/**
 * Conflicts that come up after the declaration: declared by the member, pinned or lifted by the chair. The history only
 * grows. Scores already given by a member in conflict are put aside at once, and no longer count anywhere; a vote that was held
 * on the file falls, whether a member leaves it or comes back to it, and stays written.
 */
@Injectable()
export class Conflicts {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly access: SessionAccess,
    private readonly book: DecisionBook,
  ) {}

  /** "I withdraw from this file": from the answer on, the file no longer exists for the member. @throws NOT_FOUND · WRONG_STATE */
  declare(actor: Actor, command: { fileId: string; kind: ConflictKind; text: string | null }): Promise<void> {
    return this.tx.run(async (em) => {
      const entrance = await this.enter(em, actor, 'session.declare', command.fileId);
      await this.add(em, actor, entrance.session, { ...command, memberId: entrance.seat!.id, origin: 'declared' });
    });
  }

  /** The chair notes a conflict of another member. @throws NOT_FOUND · WRONG_STATE · CONFLICT_STANDS */
  pin(actor: Actor, command: { fileId: string; memberId: string; kind: ConflictKind; text: string }): Promise<void> {
    return this.tx.run(async (em) => {
      const { session } = await this.enter(em, actor, 'session.pin_conflict', command.fileId);
      await this.add(em, actor, session, { ...command, origin: 'pinned' });
    });
  }

  /** The chair lifts a conflict that does not stand (a namesake); never the chair's own. @throws NOT_FOUND · WRONG_STATE · FORBIDDEN */
  lift(actor: Actor, command: { fileId: string; memberId: string; text: string }): Promise<void> {
    return this.tx.run(async (em) => {
      const { session, seat } = await this.enter(em, actor, 'session.pin_conflict', command.fileId);
      if (seat!.id === command.memberId) throw platformErrors.FORBIDDEN();
      const known = await latestOn(em, command.fileId, command.memberId);
      if (!known?.conflicted) throw platformErrors.NOT_FOUND();
      await this.insert(em, actor, session, { ...command, kind: null, conflicted: false, origin: 'lifted', supersedesId: known.id });
    });
  }

  private async enter(em: Em, actor: Actor, policy: PolicyName, fileId: string): Promise<Entrance> {
    const sessionId = await this.access.sessionOf(em, actor, fileId);
    const entrance = await this.access.enterContent(em, actor, policy, sessionId, { lock: 'whole' });
    await visibleFile(em, sessionId, fileId, entrance.reader);
    sessionMachine.requireIn(entrance.session.state, ['convened', 'open', 'deliberating'], 'conflict');
    return entrance;
  }

  private async add(
    em: Em,
    actor: Actor,
    session: CommitteeSession,
    conflict: { fileId: string; memberId: string; kind: ConflictKind; text: string | null; origin: ConflictOrigin },
  ): Promise<void> {
    const panel = await this.access.panel(em, session);
    if (!panel.some((member) => member.memberId === conflict.memberId)) throw platformErrors.NOT_FOUND();
    const known = await latestOn(em, conflict.fileId, conflict.memberId);
    if (known?.conflicted) throw committeeErrors.CONFLICT_STANDS();
    await this.insert(em, actor, session, { ...conflict, conflicted: true, supersedesId: known?.id ?? null });
    await this.excludeScores(em, actor, conflict.fileId, conflict.memberId);
  }

  private async insert(
    em: Em,
    actor: Actor,
    session: CommitteeSession,
    row: Pick<SessionConflict, 'fileId' | 'memberId' | 'kind' | 'conflicted' | 'origin' | 'text' | 'supersedesId'>,
  ): Promise<void> {
    const { fileId, memberId, kind, conflicted, origin, text, supersedesId } = row;
    const id = newId();
    await em.insert(SessionConflict, {
      ...{ id, sessionId: session.id, fileId, memberId, kind, conflicted, origin, text, supersedesId },
      createdBy: actor.personId,
    });
    await this.trail.record(em, actor, {
      subject: 'session',
      subjectId: session.id,
      event: `conflict_${origin}`,
      detail: { fileId, memberId, kind },
    });
    await this.book.voidVote(em, actor, fileId, id, await this.tx.now(em));
  }

  private async excludeScores(em: Em, actor: Actor, fileId: string, memberId: string): Promise<void> {
    for (const sheet of await em.findBy(ScoreSheet, { fileId, memberId })) {
      if (scoreSheetMachine.can(sheet.state, 'exclude')) await this.lifecycle.move(em, actor, scoreSheetLife, sheet, 'exclude');
    }
  }
}
