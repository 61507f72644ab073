import { Injectable } from '@nestjs/common';
import { newId, Trail, Tx, type Actor } from '#platform';
import { InstructionNote } from '../data/instruction-file.entity.js';
import { Studies } from './studies.js';

/** A note for colleagues; never shown to the association or the committee. */
@Injectable()
export class WriteNote {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly studies: Studies,
  ) {}

  /** @throws NOT_FOUND · OWN_ASSOCIATION */
  execute(actor: Actor, command: { fileId: string; text: string }): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const study = await this.studies.lock(em, actor, 'instruction.note', command.fileId);
      const id = newId();
      await em.insert(InstructionNote, { id, fileId: study.id, authorId: actor.personId!, text: command.text });
      await this.trail.record(em, actor, { subject: 'instruction', subjectId: study.id, event: 'note' });
      return { id };
    });
  }
}
