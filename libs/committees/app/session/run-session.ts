import { Injectable } from '@nestjs/common';
import { Deadlines } from '#notifications';
import { Lifecycle, platformErrors, Tx, type Actor, type Em } from '#platform';
import { CommitteeDecision } from '../../data/decision.entity.js';
import { SessionFile } from '../../data/session.entity.js';
import { committeeErrors } from '../../domain/errors.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { Programmes } from '#programmes';
import { SCORE_SHEETS_DUE, SESSION_HELD } from '../committee.deadlines.js';
import { sessionLife } from '../committee.lives.js';
import { SessionAccess } from './session-access.js';
import { SigningDesk } from '../minutes/signing-desk.js';

/** Opens a session, begins its deliberation, or cancels it while no decision of it is final. */
@Injectable()
export class RunSession {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly access: SessionAccess,
    private readonly signing: SigningDesk,
    private readonly programmes: Programmes,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE · QUORUM_NOT_REACHED */
  open(actor: Actor, sessionId: string): Promise<{ state: string }> {
    return this.tx.run(async (em) => {
      const { session } = await this.access.enterContent(em, actor, 'session.open', sessionId, { lock: 'whole' });
      const { quorumBasisPoints, quorumPerCollege, majorityBasisPoints, castingVote } = await this.access.rulesOf(em, session);
      const rules = { quorumBasisPoints, quorumPerCollege, majorityBasisPoints, castingVote };
      await this.lifecycle.move(em, actor, sessionLife, session, 'open', { openedAt: await this.tx.now(em), rules });
      await this.access.requireQuorum(em, session);
      await this.deadlines.set(em, SCORE_SHEETS_DUE, session.id, session.heldAt);
      return { state: session.state };
    });
  }

  /** Scores are no longer blind from here on. @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE · QUORUM_NOT_REACHED */
  deliberate(actor: Actor, sessionId: string): Promise<{ state: string }> {
    return this.tx.run(async (em) => {
      const { session } = await this.access.enterContent(em, actor, 'session.deliberate', sessionId, { lock: 'whole' });
      await this.lifecycle.move(em, actor, sessionLife, session, 'deliberate', { deliberatingAt: await this.tx.now(em) });
      await this.access.requireQuorum(em, session);
      return { state: session.state };
    });
  }

  /** The files stay before the committee and go to its next session; what was written about them remains. @throws NOT_FOUND · WRONG_STATE */
  cancel(actor: Actor, sessionId: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const { session } = await this.access.enter(em, actor, 'session.cancel', sessionId, { lock: 'whole' });
      if (!reason) throw platformErrors.INVALID_REQUEST({}, [{ path: 'reason', code: 'required' }]);
      await this.lifecycle.move(em, actor, sessionLife, session, 'cancel', {}, { reason });
      for (const kind of [SESSION_HELD, SCORE_SHEETS_DUE]) await this.deadlines.cancel(em, kind, session.id);
      await freeFiles(em, session.id);
    });
  }

  /**
   * Minutes that nobody who held a vote is able to sign any more (refusals, mandates, absences) can never be complete: the
   * session comes to nothing, and its awards go back to the envelope. @throws NOT_FOUND · WRONG_STATE · SIGNATORIES_LEFT
   */
  annul(actor: Actor, sessionId: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const { session } = await this.access.enter(em, actor, 'session.annul', sessionId, { lock: 'whole' });
      sessionMachine.requireIn(session.state, ['closed'], 'annul');
      const able = await this.signing.able(em, session);
      if (session.minutesFileId === null || able.some(({ quality }) => quality !== 'secretary')) throw committeeErrors.SIGNATORIES_LEFT();
      for (const { id } of await em.findBy(CommitteeDecision, { sessionId })) await this.programmes.releaseAward(em, id);
      await this.lifecycle.move(em, actor, sessionLife, session, 'annul', {}, { reason });
      await freeFiles(em, session.id);
    });
  }
}

/** Its files may come before another session. */
const freeFiles = (em: Em, sessionId: string) => em.update(SessionFile, { sessionId }, { live: false });
