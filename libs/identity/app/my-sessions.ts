import { Injectable } from '@nestjs/common';
import { Clock, zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { platformErrors, requireAccess, Trail, Tx, type Actor } from '#platform';
import { openSessionsOf, revokeSessions, wasSessionOf } from '../data/sessions.queries.js';
import { deviceLabel } from '../domain/device.js';
import { asksForFactor, Sessions } from './sessions.js';

/** A browser in which somebody is signed in, as they read it themselves. */
export interface OpenSession {
  id: string;
  /** « Firefox sous Windows ». */
  device: Label;
  /** The network of the sign-in without the machine: `196.200.*.*`. */
  address: string | null;
  began: ZonedInstant;
  lastSeen: ZonedInstant;
  ends: ZonedInstant;
  /** The one that asks. */
  present: boolean;
  /** The password was given there, and not the second factor. */
  unfinished: boolean;
}

/** Where a person is signed in, and how they put an end to it. */
@Injectable()
export class MySessions {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    private readonly trail: Trail,
    private readonly sessions: Sessions,
  ) {}

  list(actor: Actor): Promise<OpenSession[]> {
    requireAccess(actor, 'person.self');
    const strict = asksForFactor(this.sessions.of(actor)?.grants ?? []);
    return this.tx.read(async (em) => {
      const rows = await openSessionsOf(em, actor.personId!, this.clock.now());
      return rows.map((row) => ({
        id: row.id,
        device: deviceLabel(row),
        address: row.address,
        began: zonedInstant(row.createdAt),
        lastSeen: zonedInstant(row.seenAt),
        ends: zonedInstant(row.expiresAt),
        present: row.id === actor.sessionId,
        unfinished: strict && row.secondFactorAt === null,
      }));
    });
  }

  /** Ends one; one that is over stays over. @throws NOT_FOUND for another's */
  end(actor: Actor, sessionId: string): Promise<void> {
    requireAccess(actor, 'person.self');
    return this.tx.run(async (em) => {
      if (!(await wasSessionOf(em, actor.personId!, sessionId))) throw platformErrors.NOT_FOUND();
      const ended = await revokeSessions(em, actor.personId!, this.clock.now(), { only: sessionId });
      if (ended > 0) await this.trail.record(em, actor, { subject: 'person', subjectId: actor.personId!, event: 'end_own_sessions' });
    });
  }

  /** Ends all but this one. @throws STEP_UP_REQUIRED */
  endOthers(actor: Actor): Promise<void> {
    requireAccess(actor, 'session.end_others');
    return this.tx.run(async (em) => {
      const ended = await revokeSessions(em, actor.personId!, this.clock.now(), { except: actor.sessionId });
      if (ended === 0) return;
      const detail = { sessions: ended };
      await this.trail.record(em, actor, { subject: 'person', subjectId: actor.personId!, event: 'end_own_sessions', detail });
    });
  }
}
