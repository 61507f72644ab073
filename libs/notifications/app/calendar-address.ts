import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { sha256, zonedInstant, type ZonedInstant } from '#kernel';
import { CONFIG, rowBy, Trail, Tx, type Actor, type Config } from '#platform';
import { CalendarAddress } from '../data/calendar-address.entity.js';

const SECRET_BYTES = 32;

/** The address under which a person's own calendar program reads their due dates. Made, made anew and ended by the person alone. */
@Injectable()
export class CalendarAddresses {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A new address, told this once; the one before ends. */
  make(actor: Actor): Promise<{ address: string }> {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    return this.tx.run(async (em) => {
      const personId = actor.personId!;
      await em.upsert(CalendarAddress, { personId, secretHash: sha256(secret), madeAt: await this.tx.now(em) }, ['personId']);
      await this.trail.record(em, actor, { subject: 'person', subjectId: personId, event: 'make_calendar_address' });
      return { address: new URL(`/api/me/calendar/${secret}.ics`, this.config.PUBLIC_URL).href };
    });
  }

  /** Since when there is one; the address itself is known to whoever kept it. */
  standing(actor: Actor): Promise<{ since: ZonedInstant | null }> {
    return this.tx.run(
      async (em) => {
        const row = await rowBy(em, CalendarAddress, { personId: actor.personId! });
        return { since: row && zonedInstant(row.madeAt) };
      },
      { readOnly: true },
    );
  }

  /** Whoever has the address reads nothing any more. */
  end(actor: Actor): Promise<void> {
    return this.tx.run(async (em) => {
      const personId = actor.personId!;
      const { affected } = await em.delete(CalendarAddress, { personId });
      if (affected) await this.trail.record(em, actor, { subject: 'person', subjectId: personId, event: 'end_calendar_address' });
    });
  }
}
