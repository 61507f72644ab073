import { Injectable } from '@nestjs/common';
import { Calls } from '#calls';
import { roleLabel } from '#identity';
import { instantOfWall, type Label } from '#kernel';
import { days, defineDeadline, type DueDate, type DueDates, type Wanted } from '#notifications';
import { Tx, type Em } from '#platform';
import { mandatesDue, minutesDue, scoreSheetsDue, sessionsDue, type DueSession } from '../data/committee-due.queries.js';

export const SESSION_HELD = defineDeadline({
  kind: 'committees.session',
  title: { fr: 'Séance du comité', ar: 'جلسة اللجنة', en: 'Session of the committee' },
  sets: ['committee_session.held_at'],
  before: [days(7), days(1)],
  after: [days(1)],
  concerns: ['session.declare'],
});
/** Files are scored until the committee sits. */
export const SCORE_SHEETS_DUE = defineDeadline({
  kind: 'committees.score-sheets',
  title: { fr: 'Notation à envoyer', ar: 'تنقيط في انتظار الإرسال', en: 'Scores to send' },
  sets: ['committee_session.held_at'],
  before: [days(3), days(1)],
  after: [days(1)],
  concerns: ['score_sheet.send'],
});
export const MINUTES_DUE = defineDeadline({
  kind: 'committees.minutes-signature',
  title: { fr: 'Procès-verbal à signer', ar: 'محضر في انتظار التوقيع', en: 'Minutes to sign' },
  sets: ['committee_session.minutes_due_at'],
  before: [days(7), days(2)],
  after: [days(1)],
  concerns: ['minutes.sign'],
});
/** A seat that falls vacant is for the officers to fill; the role of its holder ends with the mandate by itself. */
export const SEAT_MANDATE_ENDS = defineDeadline({
  kind: 'committees.seat-mandate',
  title: { fr: 'Mandat au comité à pourvoir', ar: 'مقعد باللجنة ينتهي انتدابه', en: 'Seat of the committee to fill' },
  sets: ['committee_member.mandate_until', 'role_grant.valid_until'],
  before: [days(30), days(7)],
  after: [days(1)],
  concerns: ['committee.manage'],
  todo: true,
});

export const endOfMandate = (day: string): Date => instantOfWall(`${day}T23:59`);

/** A session is known by the call it is about. */
@Injectable()
export class SessionDates {
  constructor(
    private readonly tx: Tx,
    private readonly calls: Calls,
  ) {}

  async of(em: Em, rows: readonly DueSession[]): Promise<Omit<DueDate, 'acts'>[]> {
    const calls = await this.calls.summaries(
      em,
      rows.map(({ callId }) => callId),
    );
    return rows.map(({ id, dueAt, callId, committee, programmeId, regionCode, committeeId }) => {
      const title = calls.get(callId)?.title;
      const about = (language: keyof Label, name: string) => `\u2068${name}\u2069 · \u2068${title?.[language] ?? title?.fr ?? ''}\u2069`;
      return {
        subjectId: id,
        dueAt,
        about: { fr: about('fr', committee.fr), ar: about('ar', committee.ar), en: about('en', committee.en ?? committee.fr) },
        path: `/app/committees/sessions/${id}`,
        scope: { programmeId, regionCode, committeeId },
        answers: { policy: 'session.convene' },
      };
    });
  }
}

@Injectable()
export class SessionsDue implements DueDates {
  constructor(private readonly dates: SessionDates) {}

  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const rows = await sessionsDue(em, wanted);
    const dates = await this.dates.of(em, rows);
    return dates.map((date, index) => ({ ...date, acts: { policy: 'session.declare', personIds: rows[index]!.personIds } }));
  }
}

@Injectable()
export class ScoreSheetsDue implements DueDates {
  constructor(private readonly dates: SessionDates) {}

  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const rows = (await scoreSheetsDue(em, wanted)).filter(({ personIds }) => personIds.length > 0);
    const dates = await this.dates.of(em, rows);
    return dates.map((date, index) => ({ ...date, acts: { policy: 'score_sheet.send', personIds: rows[index]!.personIds } }));
  }
}

@Injectable()
export class MinutesDue implements DueDates {
  constructor(private readonly dates: SessionDates) {}

  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const rows = (await minutesDue(em, wanted)).filter(({ personIds }) => personIds.length > 0);
    const dates = await this.dates.of(em, rows);
    return dates.map((date, index) => ({
      ...date,
      acts: { policy: 'minutes.sign', personIds: rows[index]!.personIds },
      answers: { policy: 'session.annul' },
    }));
  }
}

@Injectable()
export class SeatMandatesDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    return (await mandatesDue(em, wanted)).map(({ id, day, function: held, committee, institutionId, regionCode, committeeId }) => {
      const seat = roleLabel(`committee.${held}`);
      const about = (language: keyof Label, name: string) => `${seat[language]} · \u2068${name}\u2069`;
      return {
        subjectId: id,
        dueAt: endOfMandate(day),
        about: { fr: about('fr', committee.fr), ar: about('ar', committee.ar), en: about('en', committee.en ?? committee.fr) },
        path: `/app/committees/${committeeId}`,
        scope: { institutionId, regionCode, committeeId },
        acts: { policy: 'committee.manage' },
        answers: { policy: 'committee.manage' },
      };
    });
  }
}
