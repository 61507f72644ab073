import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Applications } from '#applications';
import { days, deadlinePayload, Deadlines, defineDeadline, type DueDate, type DueDates, type Wanted } from '#notifications';
import { defineJob, Lifecycle, SYSTEM, Tx, type Em, type JobHandler } from '#platform';
import { completionsDue } from '../data/requests-due.queries.js';
import type { CompletionRequest } from '../data/requests.entity.js';
import { completionMachine } from '../domain/completion.machine.js';
import { completionLife, instructionLife } from './instruction.lives.js';
import { Studies } from './studies.js';

export const completionAnswered = defineJob({
  name: 'instruction.completion-answered',
  queue: 'events',
  payload: z.object({ requestId: z.uuid() }).loose(),
});
export const completionEnds = defineJob({ name: 'instruction.completion-ends', queue: 'deadlines', payload: deadlinePayload });
/** The file goes on as it is; whoever studies it is told. */
export const COMPLETION_ENDS = defineDeadline({
  kind: 'instruction.completion-ends',
  title: { fr: 'Répondre à la demande de complément', ar: 'الجواب على طلب الاستكمال', en: 'Answer the request for completion' },
  sets: ['completion_request.due_at', 'application_completion.until'],
  before: [days(3), days(1)],
  after: [0],
  follows: completionEnds,
  concerns: ['application.edit'],
});

@Injectable()
export class CompletionsDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const rows = await completionsDue(em, wanted);
    return rows.map(({ id, dueAt, fileId, number, instructorId, ...scope }) => ({
      subjectId: id,
      dueAt,
      about: { fr: number, ar: `\u2066${number}\u2069`, en: number },
      path: `/app/applications/${scope.applicationId}`,
      scope,
      acts: { policy: 'application.edit' },
      answers: instructorId ? { policy: 'instruction.check', personIds: [instructorId] } : { policy: 'instruction.assign' },
      answeredAt: `/app/instruction/${fileId}`,
    }));
  }
}

/** A request for completion ends once: by the association's answer, or by its deadline. */
@Injectable()
export class EndCompletion {
  constructor(
    private readonly tx: Tx,
    private readonly studies: Studies,
    private readonly applications: Applications,
    private readonly deadlines: Deadlines,
    private readonly lifecycle: Lifecycle,
  ) {}

  execute(requestId: string, event: 'answer' | 'expire'): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const request = await this.lifecycle.lockIfAny(em, completionLife, requestId);
      if (!request || !completionMachine.can(request.state, event)) return 'skipped';
      const now = await this.tx.now(em);
      if (event === 'expire' && now < request.dueAt) return 'skipped';
      await this.end(em, request, event, now);
      return 'done';
    });
  }

  private async end(em: Em, request: CompletionRequest, event: 'answer' | 'expire', now: Date): Promise<void> {
    const study = await this.studies.lock(em, SYSTEM, 'instruction.read', request.fileId);
    const waited = Math.max(0, Math.round((now.getTime() - request.createdAt.getTime()) / 1000));
    const pause = { pausedSeconds: study.pausedSeconds + waited };
    const detail = { requestId: request.id, waitedSeconds: waited };
    await this.lifecycle.move(em, SYSTEM, instructionLife, study, 'end_completion', pause, { detail });
    await this.lifecycle.move(em, SYSTEM, completionLife, request, event, { endedAt: now });
    if (event === 'expire') await this.applications.closeCompletion(em, SYSTEM, study.applicationId);
    else await this.deadlines.cancel(em, COMPLETION_ENDS, request.id);
  }
}

@Injectable()
export class CompletionAnsweredJob implements JobHandler<{ requestId: string }> {
  constructor(private readonly completion: EndCompletion) {}
  handle({ requestId }: { requestId: string }): Promise<'done' | 'skipped'> {
    return this.completion.execute(requestId, 'answer');
  }
}

@Injectable()
export class CompletionEndsJob implements JobHandler<{ subjectId: string }> {
  constructor(private readonly completion: EndCompletion) {}
  handle({ subjectId }: { subjectId: string }): Promise<'done' | 'skipped'> {
    return this.completion.execute(subjectId, 'expire');
  }
}
