import { Injectable } from '@nestjs/common';
import { Calls } from '#calls';
import { Lifecycle, newId, newVerificationCode, requireAccess, tell, Tx, type Actor } from '#platform';
import { ApplicationCompletion, ApplicationReceipt } from '../data/application-parts.entity.js';
import { applicationMachine, knownState } from '../domain/application.machine.js';
import { ContentAcceptance } from './accepted-content.js';
import { CompletionAnswered } from './application.events.js';
import { applicationLife } from './application.lives.js';
import { openCompletion, requireInTime } from './editable.js';
import { receiptView, type Receipt } from './receipt.js';

/**
 * Hands the completed file back before the request's instant, with a receipt of its own.
 * @throws NOT_FOUND · WRONG_STATE · COMPLETION_CLOSED · APPLICATION_INCOMPLETE(fields)
 */
@Injectable()
export class AnswerCompletion {
  constructor(
    private readonly tx: Tx,
    private readonly calls: Calls,
    private readonly acceptance: ContentAcceptance,
    private readonly lifecycle: Lifecycle,
  ) {}

  execute(actor: Actor, applicationId: string, key: string): Promise<Receipt> {
    return this.tx.run(
      async (em) => {
        const row = await this.lifecycle.lock(em, applicationLife, applicationId);
        requireAccess(actor, 'application.answer_completion', { associationId: row.associationId });
        applicationMachine.require(knownState(row), 'answer_completion');

        const completion = await openCompletion(em, applicationId);
        const now = await this.tx.now(em);
        requireInTime(completion, now);
        const call = await this.calls.rulesUnder(em, row.callId, row);
        const content = await this.acceptance.accept(em, actor, row, call, now);

        const receipt = {
          applicationId,
          kind: 'completion' as const,
          number: row.number!,
          issuedAt: now,
          contentHash: content.hash,
          verificationCode: newVerificationCode(),
          fileId: null,
        };
        await em.insert(ApplicationReceipt, { id: newId(), ...receipt, content: content.text, issuedTo: actor.personId });
        await em.update(ApplicationCompletion, { id: completion.id }, { endedAt: now, answered: true });
        const detail = { requestId: completion.id, contentHash: content.hash };
        const answered = tell(CompletionAnswered, { applicationId, requestId: completion.id });
        await this.lifecycle.move(em, actor, applicationLife, row, 'answer_completion', {}, { detail, tell: answered });
        return receiptView(receipt);
      },
      { idempotency: { key, personId: actor.personId!, operation: 'application.answer_completion', input: { applicationId } } },
    );
  }
}
