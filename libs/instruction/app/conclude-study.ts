import { Injectable } from '@nestjs/common';
import { Applications, type LaterEvent } from '#applications';
import { Lifecycle, platformErrors, tell, Tx, type Actor } from '#platform';
import { InstructionItem } from '../data/instruction-file.entity.js';
import { conclusion, type ItemKind } from '../domain/checklist.js';
import { instructionErrors } from '../domain/errors.js';
import { StudyConcluded } from './instruction.events.js';
import { instructionLife } from './instruction.lives.js';
import { RefusalReasons } from './refusal-reasons.js';
import { Studies } from './studies.js';

type Conclusion = 'admit' | 'refuse_admission' | 'declare_eligible' | 'declare_ineligible';
const KIND: Record<Conclusion, ItemKind> = {
  admit: 'admissibility',
  refuse_admission: 'admissibility',
  declare_eligible: 'eligibility',
  declare_ineligible: 'eligibility',
};
const FAVOURABLE: ReadonlySet<Conclusion> = new Set(['admit', 'declare_eligible']);

interface Command {
  fileId: string;
  conclusion: Conclusion;
  /** Of a refusal: in words, as the association reads it, and coded. */
  reason: string | null;
  reasons: readonly string[];
}

/** Declares a file admissible or not, eligible or not, from its checklist; the application moves in the same transaction. */
@Injectable()
export class ConcludeStudy {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly studies: Studies,
    private readonly applications: Applications,
    private readonly reasons: RefusalReasons,
  ) {}

  /** @throws NOT_FOUND · NOT_YOUR_FILE · WRONG_STATE · ITEMS_PENDING · ITEMS_CONTRADICT · REASON_REQUIRED · INVALID_REQUEST: a reason that is not offered, or none */
  execute(actor: Actor, command: Command): Promise<{ state: string }> {
    return this.tx.run(async (em) => {
      const study = await this.studies.lockOwn(em, actor, `instruction.${command.conclusion}`, command.fileId);
      const favourable = FAVOURABLE.has(command.conclusion);
      const reason = favourable ? null : command.reason;
      const concluded = { fileId: study.id, applicationId: study.applicationId, conclusion: command.conclusion };
      const refused = favourable ? null : await this.reasons.chosen(em, study, KIND[command.conclusion], command.reasons);
      const change = refused && reason !== null ? { reason, ...refused.said } : {};
      await this.lifecycle.move(em, actor, instructionLife, study, command.conclusion, change, {
        reason,
        detail: refused ? { reasons: refused.said.reasons } : undefined,
        tell: tell(StudyConcluded, concluded),
      });

      const items = await em.findBy(InstructionItem, { fileId: study.id });
      const { pending, contradicts } = conclusion(items, KIND[command.conclusion], favourable);
      if (pending > 0) throw instructionErrors.ITEMS_PENDING({ pending });
      if (contradicts) throw instructionErrors.ITEMS_CONTRADICT();
      if (!favourable && !command.reason) throw instructionErrors.REASON_REQUIRED({}, [{ path: 'reason', code: 'required' }]);
      if (refused && refused.errors.length > 0) throw platformErrors.INVALID_REQUEST({}, refused.errors);

      await this.applications.advance(em, actor, study.applicationId, command.conclusion satisfies LaterEvent, command.reason ?? undefined);
      return { state: study.state };
    });
  }
}
