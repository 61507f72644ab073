import { Injectable } from '@nestjs/common';
import { zonedInstant, type Localized } from '#kernel';
import { Outbox, platformErrors, Trail, Tx, type Actor } from '#platform';
import { Call } from '../data/call.entity.js';
import { lockCall } from '../data/calls.store.js';
import { readCalendar, type TypedCalendar } from '../domain/calendar.js';
import { callErrors } from '../domain/errors.js';
import { refusalAt } from '../domain/openness.js';
import { requireMayManage } from './call-access.js';
import { CallAlarms } from './call.deadlines.js';
import { CallDeadlineMoved } from './call.events.js';

export interface NewDeadline {
  /** Wall time, in the zone the call was written in. */
  closes: string;
  committee?: string;
  results?: string;
  reason: Localized;
}

/** Gives the associations more time while a call is open; never less. Whoever holds a draft is told. */
@Injectable()
export class MoveDeadline {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly alarms: CallAlarms,
  ) {}

  /** @throws NOT_FOUND · FORBIDDEN · CALL_NOT_OPEN · DEADLINE_PASSED · DEADLINE_ONLY_LATER · INVALID_REQUEST */
  execute(actor: Actor, callId: string, moved: NewDeadline): Promise<{ version: number }> {
    return this.tx.run(async (em) => {
      const call = await lockCall(em, callId);
      requireMayManage(actor, 'call.move_deadline', call);
      const { calendar: present, opensAt, closesAt } = call;
      const refusal = refusalAt({ state: call.state, opensAt: opensAt!, closesAt: closesAt! }, await this.tx.now(em), present?.zone);
      if (refusal) throw refusal;

      const typed: TypedCalendar = {
        ...present!,
        closes: moved.closes,
        committee: moved.committee ?? present!.committee,
        results: moved.results ?? present!.results,
      };
      const { calendar, errors } = readCalendar(typed);
      if (!calendar) throw platformErrors.INVALID_REQUEST({}, errors);
      requireLater(calendar.closes, closesAt!, typed.zone);

      const version = call.version + 1;
      await em.update(
        Call,
        { id: callId },
        {
          calendar: typed,
          closesAt: calendar.closes,
          committeeAt: calendar.committee,
          resultsAt: calendar.results,
          version,
          updatedAt: () => 'clock_timestamp()',
        },
      );
      await this.alarms.moveEnd(em, { id: callId, closesAt: calendar.closes, resultsAt: calendar.results });
      const change = { from: closesAt!.toISOString(), to: calendar.closes.toISOString() };
      await this.trail.record(em, actor, {
        subject: 'call',
        subjectId: callId,
        event: 'move_deadline',
        reason: moved.reason.fr,
        detail: { ...change, reason: moved.reason },
      });
      await this.outbox.publish(em, CallDeadlineMoved, { callId, ...change });
      return { version };
    });
  }
}

function requireLater(closes: Date, present: Date, zone: string): void {
  if (closes > present) return;
  const { instant, text } = zonedInstant(present, zone);
  throw callErrors.DEADLINE_ONLY_LATER({ closesAt: instant, closesFr: text.fr, closesAr: text.ar, closesEn: text.en });
}
