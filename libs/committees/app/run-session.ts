import { Injectable } from '@nestjs/common';
import { Outbox, platformErrors, Tx, type Actor } from '#platform';
import { SessionAccess } from './session-access.js';
import { SessionCancelled } from './committee.events.js';

/** Opens a session, begins its deliberation, or cancels it while it is only convened. */
@Injectable()
export class RunSession {
  constructor(
    private readonly tx: Tx,
    private readonly outbox: Outbox,
    private readonly access: SessionAccess,
  ) {}

  /** @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE · QUORUM_NOT_REACHED */
  open(actor: Actor, sessionId: string): Promise<{ state: string }> {
    return this.tx.run(async (em) => {
      const { session } = await this.access.enterContent(em, actor, 'session.open', sessionId, { lock: true });
      await this.access.move(em, actor, session, 'open', { openedAt: await this.tx.now(em) });
      await this.access.requireQuorum(em, session);
      return { state: session.state };
    });
  }

  /** Scores are no longer blind from here on. @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE · QUORUM_NOT_REACHED */
  deliberate(actor: Actor, sessionId: string): Promise<{ state: string }> {
    return this.tx.run(async (em) => {
      const { session } = await this.access.enterContent(em, actor, 'session.deliberate', sessionId, { lock: true });
      await this.access.move(em, actor, session, 'deliberate', { deliberatingAt: await this.tx.now(em) });
      await this.access.requireQuorum(em, session);
      return { state: session.state };
    });
  }

  /** The files stay before the committee and go to its next session. @throws NOT_FOUND · WRONG_STATE */
  cancel(actor: Actor, sessionId: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const { session } = await this.access.enter(em, actor, 'session.cancel', sessionId, { lock: true });
      if (!reason) throw platformErrors.INVALID_REQUEST({}, [{ path: 'reason', code: 'required' }]);
      await this.access.move(em, actor, session, 'cancel', {}, reason);
      await em.query(`UPDATE session_file SET live = false WHERE session_id = $1`, [session.id]);
      await this.outbox.publish(em, SessionCancelled, { sessionId: session.id });
    });
  }
}
