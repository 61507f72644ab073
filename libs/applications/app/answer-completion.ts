import { Injectable } from '@nestjs/common';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { Lifecycle, newId, newVerificationCode, requireAccess, tell, Tx, type Actor } from '#platform';
import { ApplicationCompletion, ApplicationReceipt } from '../data/application-parts.entity.js';
import { loadContent } from '../data/applications.store.js';
import { applicationMachine, knownState } from '../domain/application.machine.js';
import { acceptContent } from './accepted-content.js';
import { CompletionAnswered } from './application.events.js';
import { applicationLife } from './application.lives.js';
import { openCompletion, requireInTime } from './editable.js';
import { LockedFiles } from './locked-files.js';
import { receiptView, type Receipt } from './receipt.js';

/**
 * Hands the completed file back before the request's instant, with a receipt of its own.
 * @throws NOT_FOUND · WRONG_STATE · COMPLETION_CLOSED · APPLICATION_INCOMPLETE(fields)
 */
@Injectable()
export class AnswerCompletion {
  constructor(
    private readonly tx: Tx,
    private readonly files: LockedFiles,
    private readonly calls: Calls,
    private readonly associations: Associations,
    private readonly lifecycle: Lifecycle,
  ) {}

  execute(actor: Actor, applicationId: string, key: string): Promise<Receipt> {
    return this.tx.run(
      async (em) => {
        const [row, { rules: call, now }, content, vault] = await this.files.lock(em, applicationId, (origin) => [
          () => this.calls.rulesUnderNow(em, origin.callId, origin),
          () => loadContent(em, applicationId),
          () => this.associations.vault(em, origin.associationId),
        ]);
        requireAccess(actor, 'application.answer_completion', { associationId: row.associationId });
        applicationMachine.require(knownState(row), 'answer_completion');

        const completion = await openCompletion(em, applicationId);
        requireInTime(completion, now);
        const accepted = await acceptContent(em, actor, { row, call, now, content, vault });

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
