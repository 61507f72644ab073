import { Injectable } from '@nestjs/common';
import { platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { InstructionFile } from '../data/instruction-file.entity.js';
import { instructionErrors } from '../domain/errors.js';
import { instructionMachine, type InstructionState } from '../domain/instruction.machine.js';
import type { EventOf } from '#kernel';

type InstructionEvent = EventOf<typeof instructionMachine>;

/** Loads files for their use cases, and moves them along their machine. */
@Injectable()
export class InstructionFiles {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
  ) {}

  /** The file, locked, for somebody whose policy allows it. @throws NOT_FOUND · OWN_ASSOCIATION · FORBIDDEN */
  async lock(em: Em, actor: Actor, policy: string, id: string): Promise<InstructionFile> {
    const file = await em.findOne(InstructionFile, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!file) throw platformErrors.NOT_FOUND();
    requireAccess(actor, policy, subjectOf(file));
    return file;
  }

  /** The same for acts of the one instructor to whom the file is assigned. @throws NOT_YOUR_FILE */
  async lockOwn(em: Em, actor: Actor, policy: string, id: string): Promise<InstructionFile> {
    const file = await this.lock(em, actor, policy, id);
    if (actor.role !== 'system' && file.instructorId !== actor.personId) throw instructionErrors.NOT_YOUR_FILE();
    return file;
  }

  async move(
    em: Em,
    actor: Actor,
    file: InstructionFile,
    event: InstructionEvent,
    change: { reason?: string | null; detail?: unknown } = {},
  ): Promise<InstructionState> {
    const to = instructionMachine.next(file.state, event);
    const concluded = instructionMachine.isFinal(to) ? { concludedAt: await this.tx.now(em) } : {};
    await em.update(InstructionFile, { id: file.id }, { state: to, reason: change.reason ?? file.reason, ...concluded });
    await this.trail.record(em, actor, { subject: 'instruction', subjectId: file.id, event, from: file.state, to, ...change });
    return to;
  }
}

export const subjectOf = ({ regionCode, associationId, applicationId }: InstructionFile) => ({ regionCode, associationId, applicationId });
