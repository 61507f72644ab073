import { Injectable } from '@nestjs/common';
import { Applications } from '#applications';
import { instantOfWall, zonedInstant } from '#kernel';
import { Deadlines } from '#notifications';
import { Lifecycle, newId, Outbox, platformErrors, Tx, type Actor } from '#platform';
import { CompletionRequest } from '../data/requests.entity.js';
import { completionMachine } from '../domain/completion.machine.js';
import { instructionErrors } from '../domain/errors.js';
import { COMPLETION_ENDS } from './completion.job.js';
import { CompletionRequested } from './instruction.events.js';
import { instructionLife } from './instruction.lives.js';
import { Studies } from './studies.js';

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
    private readonly studies: Studies,
    private readonly applications: Applications,
    private readonly deadlines: Deadlines,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND · NOT_YOUR_FILE · WRONG_STATE · INVALID_REQUEST (nothing named, or unknown codes) · COMPLETION_TOO_SOON */
  execute(actor: Actor, command: RequestCompletionCommand): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const study = await this.studies.lockOwn(em, actor, 'instruction.request_completion', command.fileId);
      if (command.fields.length + command.documents.length === 0)
        throw platformErrors.INVALID_REQUEST({}, [{ path: 'fields', code: 'required' }]);
      const dueAt = instantOfWall(command.until);
      const now = await this.tx.now(em);
      if (dueAt <= now) throw instructionErrors.COMPLETION_TOO_SOON({ now: zonedInstant(now).wall });

      const id = newId();
      await this.lifecycle.move(em, actor, instructionLife, study, 'request_completion', {}, { detail: { requestId: id } });
      await em.insert(CompletionRequest, {
        id,
        fileId: study.id,
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
      await this.applications.requestCompletion(em, actor, study.applicationId, { requestId: id, fields, documents, until: dueAt });
      await this.deadlines.set(em, COMPLETION_ENDS, id, dueAt);
      await this.outbox.publish(em, CompletionRequested, { requestId: id, applicationId: study.applicationId });
      return { id };
    });
  }
}
