import { Injectable } from '@nestjs/common';
import { defineJob, type Em } from '#platform';
import { deadlinePayload, Deadlines, defineDeadline } from '#notifications';
import { Application } from '../data/application.entity.js';
import { nextAlarm } from '../domain/draft-alarm.js';

export const watchDraft = defineJob({ name: 'applications.watch-draft', queue: 'deadlines', payload: deadlinePayload });
/** One alarm for each draft, moved from one reminder to the next and then to the deadline. */
const DRAFT_ALARM = defineDeadline('applications.draft-alarm', watchDraft);

/**
 * Sets the alarms of drafts. Nothing cancels them: a draft that was submitted or withdrawn meanwhile is found as such when
 * its alarm rings, and the hot path of submission is spared a statement.
 */
@Injectable()
export class DraftAlarms {
  constructor(private readonly deadlines: Deadlines) {}

  /** The alarm rings next before this deadline, which the members are told with it. */
  async setNext(em: Em, applicationId: string, closesAt: Date, now: Date): Promise<void> {
    const next = nextAlarm(closesAt, now);
    await em.update(Application, { id: applicationId }, { nextAlarmAt: next, knownClosesAt: closesAt });
    if (next) await this.deadlines.set(em, DRAFT_ALARM, applicationId, next);
  }
}
