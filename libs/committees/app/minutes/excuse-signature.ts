import { Injectable } from '@nestjs/common';
import { platformErrors, Tx, type Actor } from '#platform';
import { MinutesSignature } from '../../data/decision.entity.js';
import { committeeErrors } from '../../domain/errors.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { SessionAccess } from '../session/session-access.js';
import { SigningDesk } from './signing-desk.js';

/** Why a signature is missing: refused by whom it is asked of, or written down by whoever conducts when somebody cannot give it. */
@Injectable()
export class ExcuseSignature {
  constructor(
    private readonly tx: Tx,
    private readonly access: SessionAccess,
    private readonly desk: SigningDesk,
  ) {}

  /** "I refuse to sign, because …": the others finish. One may still sign afterwards, until the minutes are complete. @throws NOT_FOUND · WRONG_STATE · NOT_SEATED · ALREADY_SIGNED */
  refuse(actor: Actor, command: { sessionId: string; reason: string }): Promise<{ complete: boolean }> {
    return this.tx.run(async (em) => {
      const { session, seat } = await this.access.enterContent(em, actor, 'minutes.refuse', command.sessionId, { lock: 'whole' });
      sessionMachine.requireIn(session.state, ['closed'], 'refuse');
      const memberId = seat!.id;
      const asked = (await this.desk.signatories(em, session.id)).find((signatory) => signatory.memberId === memberId);
      if (!asked) throw committeeErrors.NOT_SEATED();
      if (asked.signed) throw committeeErrors.ALREADY_SIGNED();
      await this.desk.recordAbsence(em, actor, session, { memberId, kind: 'refused', reason: command.reason });
      return { complete: await this.desk.settle(em, session) };
    });
  }

  /** @throws NOT_FOUND (nobody whose signature is asked) · WRONG_STATE · ALREADY_SIGNED · MINUTES_NOT_READY */
  record(actor: Actor, command: { sessionId: string; memberId: string; reason: string }): Promise<{ complete: boolean }> {
    return this.tx.run(async (em) => {
      const { session } = await this.access.enterContent(em, actor, 'minutes.record_absence', command.sessionId, { lock: 'whole' });
      sessionMachine.requireIn(session.state, ['closed'], 'absence');
      // Nobody is absent from what could not be signed yet.
      if (session.minutesFileId === null) throw committeeErrors.MINUTES_NOT_READY();
      const { memberId, reason } = command;
      if (!(await this.desk.signatories(em, session.id)).some((signatory) => signatory.memberId === memberId))
        throw platformErrors.NOT_FOUND();
      if (await em.existsBy(MinutesSignature, { sessionId: session.id, memberId })) throw committeeErrors.ALREADY_SIGNED();
      await this.desk.recordAbsence(em, actor, session, { memberId, kind: 'unable', reason });
      return { complete: await this.desk.settle(em, session) };
    });
  }
}
