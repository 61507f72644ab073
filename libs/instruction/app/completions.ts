import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Applications } from '#applications';
import { instantOfWall, zonedInstant } from '#kernel';
import { deadlinePayload, Deadlines, defineDeadline } from '#notifications';
import { defineJob, newId, Outbox, platformErrors, SYSTEM, Trail, Tx, type Actor, type Em, type JobHandler } from '#platform';
import { InstructionFile } from '../data/instruction-file.entity.js';
import { CompletionRequest } from '../data/requests.entity.js';
import { completionMachine } from '../domain/completion.machine.js';
import { instructionErrors } from '../domain/errors.js';
import { InstructionFiles } from './files.js';
import { CompletionRequested } from './instruction.events.js';

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
      await this.files.move(em, actor, file, 'request_completion', { detail: { requestId: id } });
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
    private readonly trail: Trail,
  ) {}

  execute(requestId: string, event: 'answer' | 'expire'): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const request = await em.findOne(CompletionRequest, { where: { id: requestId }, lock: { mode: 'pessimistic_write' } });
      if (!request || !completionMachine.can(request.state, event)) return 'skipped';
      const now = await this.tx.now(em);
      if (event === 'expire' && now < request.dueAt) return 'skipped';
      await this.end(em, request, event, now);
      return 'done';
    });
  }

  private async end(em: Em, request: CompletionRequest, event: 'answer' | 'expire', now: Date): Promise<void> {
    const file = await this.files.lock(em, SYSTEM, 'instruction.read', request.fileId);
    const state = completionMachine.next(request.state, event);
    await em.update(CompletionRequest, { id: request.id }, { state, endedAt: now });
    const waited = Math.max(0, Math.round((now.getTime() - request.createdAt.getTime()) / 1000));
    await em.update(InstructionFile, { id: file.id }, { pausedSeconds: file.pausedSeconds + waited });
    await this.files.move(em, SYSTEM, file, 'end_completion', { detail: { requestId: request.id, waitedSeconds: waited } });
    await this.trail.record(em, SYSTEM, { subject: 'completion', subjectId: request.id, event, from: request.state, to: state });
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
