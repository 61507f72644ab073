import { Injectable } from '@nestjs/common';
import { actsAs, Lifecycle, requireAccess, type Actor, type Em, type PolicyName } from '#platform';
import type { InstructionFile } from '../data/instruction-file.entity.js';
import { instructionErrors } from '../domain/errors.js';
import { instructionLife } from './instruction.lives.js';

/** Opens studies for their use cases. */
@Injectable()
export class Studies {
  constructor(private readonly lifecycle: Lifecycle) {}

  /** The study, locked, for somebody whose policy allows it. @throws NOT_FOUND · OWN_ASSOCIATION · FORBIDDEN */
  async lock(em: Em, actor: Actor, policy: PolicyName, id: string): Promise<InstructionFile> {
    const study = await this.lifecycle.lock(em, instructionLife, id);
    requireAccess(actor, policy, subjectOf(study));
    return study;
  }

  /** The same for acts of the one instructor to whom the study is assigned. @throws NOT_YOUR_FILE */
  async lockOwn(em: Em, actor: Actor, policy: PolicyName, id: string): Promise<InstructionFile> {
    const study = await this.lock(em, actor, policy, id);
    if (actor.role !== 'system' && !actsAs(actor).includes(study.instructorId ?? '')) throw instructionErrors.NOT_YOUR_FILE();
    return study;
  }
}

export const subjectOf = ({ programmeId, regionCode, associationId, applicationId }: InstructionFile) => ({
  programmeId,
  regionCode,
  associationId,
  applicationId,
});
