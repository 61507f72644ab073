import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { Files, Signing, Trail, Tx, type Actor, type Em } from '#platform';
import { Committee } from '../../data/committee.entity.js';
import { MinutesSignature } from '../../data/decision.entity.js';
import { CommitteeSession } from '../../data/session.entity.js';
import { seesAll } from '../../data/visible-files.js';
import { committeeErrors } from '../../domain/errors.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { SessionAccess, type Entrance } from '../session/session-access.js';
import { SigningDesk } from './signing-desk.js';

/**
 * Somebody who sat at the closing, or kept its minutes, signs them: one more PAdES signature as an incremental update of the same file, recorded as a simple
 * electronic signature. The last signature that can be given makes the decisions final.
 */
@Injectable()
export class SignMinutes {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly access: SessionAccess,
    private readonly directory: Directory,
    private readonly files: Files,
    private readonly signing: Signing,
    private readonly desk: SigningDesk,
  ) {}

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · WRONG_STATE · NOT_SEATED · ALREADY_SIGNED · MINUTES_NOT_READY */
  execute(actor: Actor, command: { sessionId: string; key: string }): Promise<{ signed: number; of: number; complete: boolean }> {
    const idempotency = { key: command.key, personId: actor.personId!, operation: 'committees.sign-minutes', input: command };
    return this.tx.run(
      async (em) => {
        const entrance = await this.access.enterContent(em, actor, 'minutes.sign', command.sessionId, { lock: 'whole' });
        const { session } = entrance;
        sessionMachine.requireIn(session.state, ['closed'], 'sign');
        const memberId = entrance.seat!.id;
        const asked = (await this.desk.signatories(em, session.id)).find((signatory) => signatory.memberId === memberId);
        if (!asked) throw committeeErrors.NOT_SEATED();
        if (asked.signed) throw committeeErrors.ALREADY_SIGNED();
        if (session.minutesFileId === null) throw committeeErrors.MINUTES_NOT_READY();

        await this.sign(em, actor, entrance);
        const complete = await this.desk.settle(em, session);
        const { signed, of } = await this.desk.progress(em, session.id);
        return { signed, of, complete };
      },
      { idempotency },
    );
  }

  private async sign(em: Em, actor: Actor, { session, seat, reader }: Entrance): Promise<void> {
    const person = (await this.directory.people(em, [actor.personId!])).get(actor.personId!)!;
    const committee = await em.findOneByOrFail(Committee, { id: session.committeeId });
    const before = await this.files.describe(em, session.minutesFileId!);
    const whole = await seesAll(em, session.id, reader);
    const { bytes, serial } = await this.signing.sign(
      await this.files.read(before),
      { commonName: person.name, organisation: committee.name.fr, email: person.email },
      {
        reason: whole
          ? `Procès-verbal ${session.minutesNumber}`
          : `Procès-verbal ${session.minutesNumber}, hors dossiers objets d’un déport`,
        location: session.place.fr,
        fieldName: `member-${seat!.id}`,
      },
    );
    const file = await this.files.keep(em, actor, { name: before.name, bytes, mediaType: 'application/pdf' });
    await em.insert(MinutesSignature, {
      ...{ sessionId: session.id, memberId: seat!.id, personId: person.id, serial, fileId: file.id },
      signedAt: await this.tx.now(em),
      level: 'simple',
    });
    session.minutesFileId = file.id;
    await em.update(CommitteeSession, { id: session.id }, { minutesFileId: file.id });
    const detail = { memberId: seat!.id, serial, sha256: file.sha256 };
    await this.trail.record(em, actor, { subject: 'session', subjectId: session.id, event: 'sign_minutes', detail });
  }
}
