import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Applications } from '#applications';
import { instantOfWall, zonedInstant } from '#kernel';
import { deadlinePayload, Deadlines, defineDeadline } from '#notifications';
import { defineJob, Lifecycle, newId, Outbox, platformErrors, SYSTEM, Tx, type Actor, type Em, type JobHandler } from '#platform';
import { CompletionRequest } from '../data/requests.entity.js';
import { completionMachine } from '../domain/completion.machine.js';
import { instructionErrors } from '../domain/errors.js';
import { InstructionFiles } from './files.js';
import { CompletionRequested } from './instruction.events.js';
import { completionLife, instructionLife } from './instruction.lives.js';

export const completionAnswered = defineJob({
  name: 'instruction.completion-answered',
  queue: 'events',
  payload: z.object({ requestId: z.uuid() }).loose(),
});
export const completionEnds = defineJob({ name: 'instruction.completion-ends', queue: 'deadlines', payload: deadlinePayload });
const COMPLETION_ENDS = defineDeadline('instruction.completion-ends', completionEnds);

export interface RequestCompletionCommand {
  fileId: string;
  fields: string[];
  documents: string[];
  message: string;
  /** Wall time in Morocco. */
  until: string;
}

/** Opens named questions and documents of a file to the association until one deadline; the clock of the file stops. */
@Injectable()
export class RequestCompletion {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly files: InstructionFiles,
    private readonly applications: Applications,
    private readonly deadlines: Deadlines,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND · NOT_YOUR_FILE · WRONG_STATE · INVALID_REQUEST (nothing named, or unknown codes) · COMPLETION_TOO_SOON */
  execute(actor: Actor, command: RequestCompletionCommand): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const file = await this.files.lockOwn(em, actor, 'instruction.request_completion', command.fileId);
      if (command.fields.length + command.documents.length === 0)
        throw platformErrors.INVALID_REQUEST({}, [{ path: 'fields', code: 'required' }]);
      const dueAt = instantOfWall(command.until);
      const now = await this.tx.now(em);
      if (dueAt <= now) throw instructionErrors.COMPLETION_TOO_SOON({ now: zonedInstant(now).wall });

      const id = newId();
      await this.lifecycle.move(em, actor, instructionLife, file, 'request_completion', {}, { detail: { requestId: id } });
      await em.insert(CompletionRequest, {
        id,
        fileId: file.id,
        fields: command.fields,
        documents: command.documents,
        message: command.message,
        dueAt,
        dueWall: command.until,
        state: completionMachine.initial,
        createdBy: actor.personId!,
        createdAt: now,
      });
      const { fields, documents } = command;
      await this.applications.requestCompletion(em, actor, file.applicationId, { requestId: id, fields, documents, until: dueAt });
      await this.deadlines.set(em, COMPLETION_ENDS, id, dueAt);
      await this.outbox.publish(em, CompletionRequested, { requestId: id, applicationId: file.applicationId });
      return { id };
    });
  }
}

/** A request for completion ends once: by the association's answer, or by its deadline. */
@Injectable()
export class EndCompletion {
  constructor(
    private readonly tx: Tx,
    private readonly files: InstructionFiles,
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
    const file = await this.files.lock(em, SYSTEM, 'instruction.read', request.fileId);
    const waited = Math.max(0, Math.round((now.getTime() - request.createdAt.getTime()) / 1000));
    const pause = { pausedSeconds: file.pausedSeconds + waited };
    const detail = { requestId: request.id, waitedSeconds: waited };
    await this.lifecycle.move(em, SYSTEM, instructionLife, file, 'end_completion', pause, { detail });
    await this.lifecycle.move(em, SYSTEM, completionLife, request, event, { endedAt: now });
    if (event === 'expire') await this.applications.closeCompletion(em, SYSTEM, file.applicationId);
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
