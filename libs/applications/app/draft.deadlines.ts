import { Injectable } from '@nestjs/common';
import { withClock, zonedInstant } from '#kernel';
import { days, deadlinePayload, Deadlines, defineDeadline, hours, type DueDate, type DueDates, type Wanted } from '#notifications';
import { defineJob, type Em } from '#platform';
import { Application } from '../data/application.entity.js';
import { draftsDue } from '../data/drafts.queries.js';
import { reminderMessage } from './application.messages.js';

export const watchDraft = defineJob({ name: 'applications.watch-draft', queue: 'deadlines', payload: deadlinePayload });

/** At the deadline of its call a draft lapses, and its members are told by the message that says so. */
export const DRAFT_CLOSES = defineDeadline({
  kind: 'applications.draft-alarm',
  title: { fr: 'Dossier à déposer', ar: 'ملف في انتظار الإيداع', en: 'File to submit' },
  sets: ['call.closes_at'],
  before: [days(7), hours(48), hours(3)],
  after: [],
  follows: watchDraft,
  reminder: reminderMessage,
  concerns: ['application.edit'],
});

/**
 * Sets the alarms of drafts. Nothing cancels them: a draft that was submitted or withdrawn meanwhile is found as such when
 * its alarm rings, and the hot path of submission is spared a statement.
 */
@Injectable()
export class DraftAlarms {
  constructor(private readonly deadlines: Deadlines) {}

  /** The members know of this deadline: the file was begun in this transaction. */
  set(em: Em, applicationId: string, closesAt: Date, now: Date): Promise<void> {
    return this.deadlines.setFirst(em, DRAFT_CLOSES, applicationId, closesAt, now);
  }

  /** The members are told of this deadline. */
  async follow(em: Em, applicationId: string, closesAt: Date): Promise<void> {
    await em.update(Application, { id: applicationId }, { knownClosesAt: closesAt });
    await this.deadlines.set(em, DRAFT_CLOSES, applicationId, closesAt);
  }
}

@Injectable()
export class DraftsDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const rows = await draftsDue(em, wanted);
    return rows.map(({ id, title, call, number, dueAt, zone, associationId }) => ({
      subjectId: id,
      dueAt,
      about: title ? { fr: title, ar: title, en: title } : { fr: call.fr, ar: call.ar, en: call.en ?? call.fr },
      path: `/app/applications/${id}`,
      scope: { associationId },
      acts: { policy: 'application.edit' },
      params: { title, call: number, closes: withClock(zonedInstant(dueAt, zone ?? undefined)) },
    }));
  }
}
