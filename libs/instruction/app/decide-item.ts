import { Injectable } from '@nestjs/common';
import { found, Trail, Tx, type Actor } from '#platform';
import { InstructionItem } from '../data/instruction-file.entity.js';
import { statesOfItem, type Verdict } from '../domain/checklist.js';
import { instructionErrors } from '../domain/errors.js';
import { instructionMachine } from '../domain/instruction.machine.js';
import { Studies } from './studies.js';

export interface DecideItemCommand {
  fileId: string;
  itemId: string;
  verdict: Verdict;
  remark: string | null;
}

/** The instructor decides one point of the checklist; a point that is not conform needs a remark. */
@Injectable()
export class DecideItem {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly studies: Studies,
  ) {}

  /** @throws NOT_FOUND · NOT_YOUR_FILE · WRONG_STATE · REASON_REQUIRED */
  execute(actor: Actor, command: DecideItemCommand): Promise<void> {
    return this.tx.run(async (em) => {
      const study = await this.studies.lockOwn(em, actor, 'instruction.check', command.fileId);
      const item = await found(em, InstructionItem, { id: command.itemId, fileId: study.id });
      instructionMachine.requireIn(study.state, statesOfItem(item.kind), 'check');
      if (command.verdict !== 'conform' && !command.remark) {
        throw instructionErrors.REASON_REQUIRED({}, [{ path: 'remark', code: 'required' }]);
      }
      await em.update(
        InstructionItem,
        { id: item.id },
        { verdict: command.verdict, remark: command.remark, decidedBy: actor.personId, decidedAt: await this.tx.now(em) },
      );
      await this.trail.record(em, actor, {
        subject: 'instruction',
        subjectId: study.id,
        event: 'check',
        detail: { item: item.code, from: item.verdict, to: command.verdict },
      });
    });
  }
}
