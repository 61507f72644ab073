import { Injectable } from '@nestjs/common';
import { newId, platformErrors, Trail, Tx, type Actor } from '#platform';
import { SessionAttendance } from '../../data/session.entity.js';
import type { Presence } from '../../domain/colleges.js';
import type { Quorum } from '../../domain/quorum.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { SessionAccess } from '../session/session-access.js';

/** Records who comes and leaves; the quorum is counted again each time. */
@Injectable()
export class Attend {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly access: SessionAccess,
  ) {}

  /** @throws NOT_FOUND · WRONG_STATE (closed, cancelled) */
  execute(actor: Actor, command: { sessionId: string; memberId: string; presence: Presence }): Promise<Quorum> {
    return this.tx.run(async (em) => {
      const { session } = await this.access.enter(em, actor, 'session.attendance', command.sessionId, { lock: 'whole' });
      sessionMachine.requireIn(session.state, ['convened', 'open', 'deliberating'], 'attendance');
      const panel = await this.access.panel(em, session);
      if (!panel.some((member) => member.memberId === command.memberId)) throw platformErrors.NOT_FOUND();
      const { memberId, presence } = command;
      const at = await this.tx.now(em);
      await em.insert(SessionAttendance, { id: newId(), sessionId: session.id, memberId, presence, at, recordedBy: actor.personId! });
      await this.trail.record(em, actor, {
        subject: 'session',
        subjectId: session.id,
        event: 'attendance',
        detail: { memberId, presence },
      });
      return this.access.quorumOf(em, session);
    });
  }
}
