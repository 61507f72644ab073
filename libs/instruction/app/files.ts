import { Injectable } from '@nestjs/common';
import { Lifecycle, requireAccess, type Actor, type Em, type PolicyName } from '#platform';
import type { InstructionFile } from '../data/instruction-file.entity.js';
import { instructionErrors } from '../domain/errors.js';
import { instructionLife } from './instruction.lives.js';

/** Opens files for their use cases. */
@Injectable()
export class InstructionFiles {
  constructor(private readonly lifecycle: Lifecycle) {}

  /** The file, locked, for somebody whose policy allows it. @throws NOT_FOUND · OWN_ASSOCIATION · FORBIDDEN */
  async lock(em: Em, actor: Actor, policy: PolicyName, id: string): Promise<InstructionFile> {
    const file = await this.lifecycle.lock(em, instructionLife, id);
    requireAccess(actor, policy, subjectOf(file));
    return file;
  }

  /** The same for acts of the one instructor to whom the file is assigned. @throws NOT_YOUR_FILE */
  async lockOwn(em: Em, actor: Actor, policy: PolicyName, id: string): Promise<InstructionFile> {
    const file = await this.lock(em, actor, policy, id);
    if (actor.role !== 'system' && file.instructorId !== actor.personId) throw instructionErrors.NOT_YOUR_FILE();
    return file;
  }
}

export const subjectOf = ({ regionCode, associationId, applicationId }: InstructionFile) => ({ regionCode, associationId, applicationId });
