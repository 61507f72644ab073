import { Injectable } from '@nestjs/common';
import { newId, platformErrors, Trail, Tx, type Actor, type Em } from '#platform';
import { MinutesSignatory, SessionActing } from '../../data/decision.entity.js';
import type { CommitteeSession } from '../../data/session.entity.js';
import { committeeErrors } from '../../domain/errors.js';
import type { Conducting } from '../../domain/signatures.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { SessionAccess } from '../session/session-access.js';
import { SigningDesk } from '../minutes/signing-desk.js';

export interface DesignateCommand {
  sessionId: string;
  memberId: string;
  function: Conducting;
  reason: string;
}

/**
 * Nobody is indispensable: a member present acts for the presiding person or the secretary, for the reason that is written. They
 * conduct what the others have withdrawn from, and their signature counts for the function. No file is named: whoever
 * designates may not know of it.
 */
@Injectable()
export class Designate {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly access: SessionAccess,
    private readonly desk: SigningDesk,
  ) {}

  /** @throws NOT_FOUND · WRONG_STATE · CANNOT_ACT */
  execute(actor: Actor, command: DesignateCommand): Promise<{ complete: boolean }> {
    return this.tx.run(async (em) => {
      const { session } = await this.access.enter(em, actor, 'session.designate', command.sessionId, { lock: 'whole' });
      sessionMachine.requireIn(session.state, ['open', 'deliberating', 'closed'], 'designate');
      const { sessionId, memberId, function: held, reason } = command;
      if (!(await this.panelOf(em, session)).has(memberId)) throw platformErrors.NOT_FOUND();
      if (!(await this.mayAct(em, session, command))) throw committeeErrors.CANNOT_ACT({}, [{ path: 'memberId', code: 'choice' }]);

      const row = { id: newId(), sessionId, memberId, function: held, reason, designatedBy: actor.personId!, at: await this.tx.now(em) };
      await em.insert(SessionActing, row);
      const detail = { memberId, function: held };
      await this.trail.record(em, actor, { subject: 'session', subjectId: sessionId, event: 'designate', reason, detail });
      return { complete: await this.desk.settle(em, session) };
    });
  }

  private async panelOf(em: Em, session: CommitteeSession): Promise<Set<string>> {
    const signatories = await em.findBy(MinutesSignatory, { sessionId: session.id });
    const panel = await this.access.panel(em, session);
    return new Set([...panel, ...signatories].map(({ memberId }) => memberId));
  }

  /**
   * From among those present who have declared (once closed: those who sat, and have signed or still can); only who holds a
   * vote presides, and nobody acts for both functions while there is somebody else.
   */
  private async mayAct(em: Em, session: CommitteeSession, { memberId, function: held }: DesignateCommand): Promise<boolean> {
    const able = session.state === 'closed' ? await this.desk.able(em, session) : await this.desk.sitting(em, session);
    const candidate = able.find((member) => member.memberId === memberId);
    if (!candidate || (held === 'chair' && candidate.quality === 'secretary')) return false;
    const other = held === 'chair' ? 'secretary' : 'chair';
    const acting = await this.access.actingIn(em, session.id);
    const holdsOther = candidate.quality === other || acting[other] === memberId;
    return !holdsOther || able.every((member) => member.memberId === memberId || member.quality === 'secretary');
  }
}
