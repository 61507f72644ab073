import { Injectable } from '@nestjs/common';
import { days, deadlinePayload, Deadlines, defineAlarm, defineDeadline, type DueDate, type DueDates, type Wanted } from '#notifications';
import { defineJob, Tx, type Em, type JobHandler } from '#platform';
import { closingsDue, resultsDue, type DueCall } from '../data/calls-due.queries.js';
import { lockCall } from '../data/calls.store.js';
import { CallClock } from './call-clock.js';

export const settleCall = defineJob({ name: 'calls.settle', queue: 'deadlines', payload: deadlinePayload });

export const CALL_OPENS = defineAlarm({
  kind: 'call.opens',
  title: { fr: 'Ouverture de l’appel', ar: 'فتح باب الترشيح', en: 'Opening of the call' },
  sets: ['call.opens_at'],
  follows: settleCall,
});
/** The clock closes it, and the officers are told that it did: what they can still do is before. */
export const CALL_CLOSES = defineDeadline({
  kind: 'call.closes',
  title: { fr: 'Clôture de l’appel', ar: 'آخر أجل لإيداع الملفات', en: 'Closing of the call' },
  sets: ['call.closes_at'],
  before: [days(3)],
  after: [],
  follows: settleCall,
  concerns: ['call.move_deadline'],
});
/** What was announced to the public. */
export const RESULTS_DUE = defineDeadline({
  kind: 'call.results',
  title: { fr: 'Résultats annoncés', ar: 'موعد الإعلان عن النتائج', en: 'Results announced' },
  sets: ['call.results_at'],
  before: [days(7)],
  after: [days(1)],
  concerns: ['call.move_deadline'],
});

/** The alarms of a call: at its opening and at its closing the state follows the clock. */
@Injectable()
export class CallAlarms {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly tx: Tx,
  ) {}

  /** An opening that is already past rings at once. */
  async set(em: Em, call: { id: string; opensAt: Date | null; closesAt: Date | null; resultsAt: Date | null }): Promise<void> {
    const now = await this.tx.now(em);
    await this.deadlines.set(em, CALL_OPENS, call.id, call.opensAt! < now ? now : call.opensAt!);
    await this.moveEnd(em, call);
  }

  async moveEnd(em: Em, call: { id: string; closesAt: Date | null; resultsAt: Date | null }): Promise<void> {
    await this.deadlines.set(em, CALL_CLOSES, call.id, call.closesAt!);
    if (call.resultsAt) await this.deadlines.set(em, RESULTS_DUE, call.id, call.resultsAt);
  }

  async cancel(em: Em, callId: string): Promise<void> {
    for (const kind of [CALL_OPENS, CALL_CLOSES, RESULTS_DUE]) await this.deadlines.cancel(em, kind, callId);
  }
}

/** Brings the state of a call up to the clock. */
@Injectable()
export class SettleCall implements JobHandler<{ subjectId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly clock: CallClock,
  ) {}

  handle({ subjectId }: { subjectId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const call = await lockCall(em, subjectId);
      return (await this.clock.settle(em, call, await this.tx.now(em))) ? 'done' : 'skipped';
    });
  }
}

const dueDateOf = ({ id, number, programmeId, title, regionCodes, dueAt }: DueCall): DueDate => {
  const about = (name: string) => `\u2066${number}\u2069 · \u2068${name}\u2069`;
  const [only, ...others] = regionCodes;
  const officers = { policy: 'call.move_deadline' } as const;
  return {
    subjectId: id,
    dueAt,
    about: { fr: about(title.fr), ar: about(title.ar), en: about(title.en ?? title.fr) },
    path: `/app/calls/${id}`,
    // A call of several regions is nobody's but the national officers'.
    scope: { programmeId, regionCode: others.length === 0 ? (only ?? null) : null },
    acts: officers,
    answers: officers,
  };
};

@Injectable()
export class ClosingsDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    return (await closingsDue(em, wanted)).map(dueDateOf);
  }
}

@Injectable()
export class ResultsDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    return (await resultsDue(em, wanted)).map(dueDateOf);
  }
}
