import { Injectable } from '@nestjs/common';
import { Associations, vaultOf } from '#associations';
import { Calls } from '#calls';
import { dayOfInstant } from '#kernel';
import { newId, newVerificationCode, Outbox, requireAccess, Trail, Tx, violatesUnique, type Actor, type Em } from '#platform';
import { writeSubmission } from '../data/submit.sql.js';
import { applicationMachine, knownState } from '../domain/application.machine.js';
import { applicationErrors } from '../domain/errors.js';
import { acceptContent } from './accepted-content.js';
import { ApplicationSubmitted } from './application.events.js';
import { OfferedFiles, type OfferedFile } from './offered-files.js';
import { receiptView, type Receipt } from './receipt.js';

/**
 * Submits a complete draft before the deadline and issues its receipt. The database's clock decides, inside the transaction;
 * the same key gives the same receipt. The declaration on honour is part of the act: the route asks for it.
 * @throws NOT_FOUND · ALREADY_SUBMITTED {number} · WRONG_STATE · CALL_NOT_OPEN · DEADLINE_PASSED {closesAt} ·
 *   ASSOCIATION_NOT_VERIFIED · APPLICATION_INCOMPLETE(fields) · TOO_MANY_FILES
 */
@Injectable()
export class SubmitApplication {
  constructor(
    private readonly tx: Tx,
    private readonly offered: OfferedFiles,
    private readonly calls: Calls,
    private readonly associations: Associations,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, applicationId: string, key: string): Promise<Receipt> {
    return this.tx.run(async (em) => this.accept(em, actor, await this.offered.read(em, applicationId)), {
      idempotency: { key, personId: actor.personId!, operation: 'application.submit', input: { applicationId } },
    });
  }

  /** The submission of what was read in this transaction. */
  async accept(em: Em, actor: Actor, { row, call, beside }: OfferedFile): Promise<Receipt> {
    const applicationId = row.id;
    const { now, applicant } = beside;
    requireAccess(actor, 'application.submit', { associationId: row.associationId });
    if (row.number && row.state !== 'withdrawn') throw applicationErrors.ALREADY_SUBMITTED({ number: row.number });
    applicationMachine.require(knownState(row), 'submit');

    this.calls.requireOpen(call, now);
    if (row.rank > call.maxFilesPerAssociation) throw applicationErrors.TOO_MANY_FILES({ maximum: call.maxFilesPerAssociation });
    this.associations.refuseUnverified(applicant);
    const accepted = await acceptContent(em, actor, { row, call, now, content: beside, vault: vaultOf(beside.vault) });

    const verificationCode = newVerificationCode();
    const number = await writeSubmission(em, {
      applicationId,
      receiptId: newId(),
      personId: actor.personId,
      at: now,
      year: dayOfInstant(now).slice(0, 4),
      content: accepted.text,
      contentHash: accepted.hash,
      verificationCode,
    }).catch((error: unknown) => {
      if (violatesUnique(error, 'application_accepted_uq')) {
        throw applicationErrors.TOO_MANY_FILES({ maximum: call.maxFilesPerAssociation });
      }
      throw error;
    });
    await this.trail.record(em, actor, {
      subject: 'application',
      subjectId: applicationId,
      event: 'submit',
      from: row.state,
      to: 'submitted',
      detail: { number, contentHash: accepted.hash },
    });
    await this.outbox.publish(em, ApplicationSubmitted, {
      applicationId,
      callId: row.callId,
      associationId: row.associationId,
      number,
      at: now.toISOString(),
    });
    return receiptView({
      applicationId,
      kind: 'submission',
      number,
      issuedAt: now,
      contentHash: accepted.hash,
      verificationCode,
      fileId: null,
    });
  }
}
