import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { amountInWords, dayOfInstant } from '#kernel';
import { Directory } from '#identity';
import { defineJob, Documents, Files, found, rowBy, SYSTEM, Trail, Tx, type Em, type JobHandler, type SignatureFrame } from '#platform';
import { Associations } from '#associations';
import { Conventions } from '#conventions';
import { Banks, bankWords, inBoth, inBothLanguages, Institutions, issuerOf, PayingAccount } from '#institution';
import { PaymentBatch, PaymentOrder } from '../data/payment-order.entity.js';
import { PAYMENT_SLIP_TEMPLATE, type PaymentSlipData } from '../templates/payment-slip.data.js';

export const renderSlip = defineJob({
  name: 'disbursements.render-slip',
  queue: 'documents',
  payload: z.object({ batchId: z.uuid() }),
  keepsWaiting: {
    subject: 'payment_batch',
    id: ({ batchId }) => batchId,
    what: { fr: 'Bordereau d’émission', ar: 'ورقة الإصدار', en: 'Issue slip' },
  },
});

const PEOPLE = [
  { field: 'preparedBy', party: { fr: 'Préparé par', ar: 'أعده' }, quality: { fr: 'chargé(e) de programme', ar: 'مكلف(ة) بالبرنامج' } },
  { field: 'verifiedBy', party: { fr: 'Vérifié par', ar: 'تحقق منه' }, quality: { fr: 'comptable', ar: 'المحاسب' } },
  { field: 'authorisedBy', party: { fr: 'Ordonnancé par', ar: 'أذن بصرفه' }, quality: { fr: 'ordonnateur', ar: 'الآمر بالصرف' } },
] as const;

/** Prints the issue slip (bordereau d’émission) of a batch, once. */
@Injectable()
export class RenderSlip implements JobHandler<{ batchId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly files: Files,
    private readonly documents: Documents,
    private readonly directory: Directory,
    private readonly conventions: Conventions,
    private readonly associations: Associations,
    private readonly institutions: Institutions,
    private readonly banks: Banks,
  ) {}

  async handle({ batchId }: { batchId: string }): Promise<'done' | 'skipped'> {
    const data = await this.tx.run((em) => this.collect(em, batchId));
    if (!data) return 'skipped';
    const { bytes } = await this.documents.render(PAYMENT_SLIP_TEMPLATE, data);
    return this.tx.run(async (em) => {
      const batch = await rowBy(em, PaymentBatch, { id: batchId }, 'FOR UPDATE');
      if (!batch || batch.slipFileId) return 'skipped';
      const file = await this.files.keep(em, SYSTEM, { name: `${batch.number}.pdf`, bytes: bytes, mediaType: 'application/pdf' });
      await em.update(PaymentBatch, { id: batchId }, { slipFileId: file.id });
      await this.trail.record(em, SYSTEM, {
        subject: 'payment_batch',
        subjectId: batchId,
        event: 'render',
        detail: { sha256: file.sha256 },
      });
      return 'done';
    });
  }

  private async collect(em: Em, batchId: string): Promise<PaymentSlipData | null> {
    const batch = await rowBy(em, PaymentBatch, { id: batchId });
    if (!batch || batch.slipFileId) return null;
    const orders = await em.find(PaymentOrder, { where: { batchId }, order: { number: 'ASC' } });
    const conventions = await this.conventions.factsOf(
      em,
      orders.map((order) => order.conventionId),
    );
    const associations = await this.associations.factsOf(
      em,
      orders.map((order) => order.associationId),
    );
    const account = await found(em, PayingAccount, batch.payingAccountId);
    const institution = await this.institutions.facts(em, account.institutionId);
    const bankOf = await this.banks.names(em);
    const bank = (rib: string) => inBothLanguages(bankWords(bankOf(rib)));
    return {
      reference: batch.number,
      date: dayOfInstant(batch.createdAt),
      issuer: issuerOf(institution),
      programme: inBoth(account.title),
      debtor: { name: inBothLanguages(institution.name), rib: account.rib, bank: bank(account.rib) },
      executionDate: batch.executionDate,
      bankMessageId: batch.number,
      orders: orders.map((order) => ({
        number: order.number,
        agreement: conventions.get(order.conventionId)?.number ?? '—',
        association: associations.get(order.associationId)?.name ?? inBoth('—'),
        rib: order.rib,
        bank: bank(order.rib),
        tranche: order.trancheRank,
        centimes: order.amountCentimes,
      })),
      total: {
        centimes: batch.totalCentimes,
        words: { fr: amountInWords(batch.totalCentimes, 'fr'), ar: amountInWords(batch.totalCentimes, 'ar') },
      },
      signatures: await this.signatures(em, orders),
    };
  }

  private async signatures(em: Em, orders: readonly PaymentOrder[]): Promise<SignatureFrame[]> {
    const people = await this.directory.people(
      em,
      orders.flatMap((order) => PEOPLE.flatMap(({ field }) => order[field] ?? [])),
    );
    return PEOPLE.map(({ field, party, quality }) => {
      const names = new Set(orders.flatMap((order) => people.get(order[field] ?? '')?.name ?? []));
      return { party, name: inBoth([...names].join(', ')), quality };
    });
  }
}
