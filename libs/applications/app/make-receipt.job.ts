import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { z } from 'zod';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { Directory } from '#identity';
import { dayOfInstant, zonedInstant } from '#kernel';
import { issuerOf } from '#institution';
import { ProgrammeParties } from '#programmes';
import { CONFIG, defineJob, Documents, Files, found, qrSvg, SYSTEM, Tx, type Config, type Em, type JobHandler } from '#platform';
import { Application } from '../data/application.entity.js';
import { ApplicationReceipt } from '../data/application-parts.entity.js';
import { calculationOf, readCertified } from '../domain/certified-content.js';
import { RECEIPT_TEMPLATE, type ReceiptData } from '../templates/receipt.data.js';
import { verifyPath } from './receipt.js';

export const makeReceipt = defineJob({
  name: 'applications.make-receipt',
  queue: 'documents',
  payload: z.object({ applicationId: z.uuid() }),
  keepsWaiting: {
    subject: 'application',
    id: ({ applicationId }) => applicationId,
    what: { fr: 'Récépissé de dépôt', ar: 'وصل الإيداع', en: 'Receipt of submission' },
  },
});

/** Makes the PDF of the receipts of a file that have none yet. */
@Injectable()
export class MakeReceipt implements JobHandler<{ applicationId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly calls: Calls,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly documents: Documents,
    private readonly files: Files,
    private readonly parties: ProgrammeParties,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle({ applicationId }: { applicationId: string }): Promise<'done' | 'skipped'> {
    const waiting = await this.tx.run(async (em) => {
      const receipts = await em.find(ApplicationReceipt, { where: { applicationId, fileId: IsNull() }, order: { issuedAt: 'ASC' } });
      const printed: { receipt: ApplicationReceipt; data: ReceiptData }[] = [];
      for (const receipt of receipts) printed.push({ receipt, data: await this.dataOf(em, receipt) });
      return printed;
    });
    for (const { receipt, data } of waiting) {
      const { bytes } = await this.documents.render(RECEIPT_TEMPLATE, data);
      await this.tx.run(async (em) => {
        const file = await this.files.keep(em, SYSTEM, { name: `${data.reference}.pdf`, bytes, mediaType: 'application/pdf' });
        await em.update(ApplicationReceipt, { id: receipt.id, fileId: IsNull() }, { fileId: file.id });
      });
    }
    return waiting.length > 0 ? 'done' : 'skipped';
  }

  /** What the receipt certifies, not what the file holds by now. */
  private async dataOf(em: Em, receipt: ApplicationReceipt): Promise<ReceiptData> {
    const row = await found(em, Application, receipt.applicationId);
    const call = await this.calls.rulesUnder(em, row.callId, row);
    const association = await this.associations.facts(em, row.associationId);
    const { project, budget, attachments } = readCertified(receipt.content);
    const submitter = receipt.issuedTo && (await this.directory.people(em, [receipt.issuedTo])).get(receipt.issuedTo);
    const delegator = receipt.issuedTo && (await this.associations.delegator(em, row.associationId, receipt.issuedTo, receipt.issuedAt));
    const issued = zonedInstant(receipt.issuedAt);
    const url = new URL(verifyPath(receipt.verificationCode), this.config.PUBLIC_URL).href;
    const same = (text: string) => ({ fr: text, ar: text });
    return {
      reference: receipt.number,
      date: dayOfInstant(receipt.issuedAt),
      issuer: issuerOf(await this.parties.owner(em, call.programmeId)),
      verification: { url, qr: await qrSvg(url) },
      submittedAt: issued.text,
      submittedInstant: issued.instant,
      deadline: call.closes.text,
      submittedBy:
        delegator && submitter
          ? { fr: `${submitter.name}, par délégation de ${delegator}`, ar: `${submitter.name}، بتفويض من ${delegator}` }
          : same(submitter ? submitter.name : '—'),
      association: { name: association.name, ice: association.ice },
      call: { number: call.number, title: call.title },
      application: { number: receipt.number, title: same(project.title) },
      budget: budget.map((line) => ({
        account: line.account,
        label: line.label,
        calculation: calculationOf(line),
        centimes: line.amountCentimes,
      })),
      sha256: receipt.contentHash,
      documents: attachments.map((attachment) => ({
        label: call.documents.find((document) => document.code === attachment.documentCode)?.label ?? same(attachment.documentCode),
        fileName: attachment.name,
        sha256: attachment.sha256,
      })),
    };
  }
}
