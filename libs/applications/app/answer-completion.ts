import { Injectable } from '@nestjs/common';
import { vaultOf } from '#associations';
import { Lifecycle, newId, newVerificationCode, requireAccess, tell, Tx, type Actor } from '#platform';
import { ApplicationCompletion, ApplicationReceipt } from '../data/application-parts.entity.js';
import { applicationMachine, knownState } from '../domain/application.machine.js';
import { acceptContent } from './accepted-content.js';
import { CompletionAnswered } from './application.events.js';
import { applicationLife } from './application.lives.js';
import { openCompletion, requireInTime } from './editable.js';
import { OfferedFiles } from './offered-files.js';
import { receiptView, type Receipt } from './receipt.js';

/**
 * Hands the completed file back before the request's instant, with a receipt of its own.
 * @throws NOT_FOUND · WRONG_STATE · COMPLETION_CLOSED · APPLICATION_INCOMPLETE(fields)
 */
@Injectable()
export class AnswerCompletion {
  constructor(
    private readonly tx: Tx,
    private readonly offered: OfferedFiles,
    private readonly lifecycle: Lifecycle,
  ) {}

  execute(actor: Actor, applicationId: string, key: string): Promise<Receipt> {
    return this.tx.run(
      async (em) => {
        const { row, call, beside } = await this.offered.read(em, applicationId);
        const { now } = beside;
        requireAccess(actor, 'application.answer_completion', { associationId: row.associationId });
        applicationMachine.require(knownState(row), 'answer_completion');

        const completion = await openCompletion(em, applicationId);
        requireInTime(completion, now);
        const accepted = await acceptContent(em, actor, { row, call, now, content: beside, vault: vaultOf(beside.vault) });

        const receipt = {
          applicationId,
          kind: 'completion' as const,
          number: row.number!,
          issuedAt: now,
          contentHash: accepted.hash,
          verificationCode: newVerificationCode(),
          fileId: null,
        };
        await em.insert(ApplicationReceipt, { id: newId(), ...receipt, content: accepted.text, issuedTo: actor.personId });
        await em.update(ApplicationCompletion, { id: completion.id }, { endedAt: now, answered: true });
        const detail = { requestId: completion.id, contentHash: accepted.hash };
        const answered = tell(CompletionAnswered, { applicationId, requestId: completion.id });
        await this.lifecycle.move(em, actor, applicationLife, row, 'answer_completion', {}, { detail, tell: answered });
        return receiptView(receipt);
      },
      { idempotency: { key, personId: actor.personId!, operation: 'application.answer_completion', input: { applicationId } } },
    );
  }
}
