import { Injectable } from '@nestjs/common';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { zonedInstant, type Label, type Localized } from '#kernel';
import { found, rowBy, type Em, type VerificationSource, type VerifiedDocument } from '#platform';
import { Application } from '../data/application.entity.js';
import { ApplicationReceipt } from '../data/application-parts.entity.js';

const KIND: Record<ApplicationReceipt['kind'], Label> = {
  submission: { fr: 'Récépissé de dépôt', ar: 'وصل الإيداع', en: 'Receipt of submission' },
  completion: { fr: 'Récépissé de complément', ar: 'وصل الاستكمال', en: 'Receipt of completion' },
};
const GENUINE: Label = { fr: 'Authentique', ar: 'أصلي', en: 'Genuine' };

const full = (text: Localized): Label => ({ fr: text.fr, ar: text.ar, en: text.en ?? text.fr });
const same = (text: string): Label => ({ fr: text, ar: text, en: text });

/** What anybody who holds a receipt may learn: what is printed on it. */
@Injectable()
export class ReceiptVerification implements VerificationSource {
  constructor(
    private readonly calls: Calls,
    private readonly associations: Associations,
  ) {}

  async verify(em: Em, code: string): Promise<VerifiedDocument | null> {
    const receipt = await rowBy(em, ApplicationReceipt, { verificationCode: code });
    if (!receipt) return null;
    const row = await found(em, Application, receipt.applicationId);
    const call = (await this.calls.summaries(em, [row.callId])).get(row.callId);
    const association = await this.associations.facts(em, row.associationId);
    return {
      kind: KIND[receipt.kind],
      number: receipt.number,
      at: zonedInstant(receipt.issuedAt),
      sha256: receipt.contentHash,
      status: GENUINE,
      facts: [
        { label: { fr: 'Association', ar: 'الجمعية', en: 'Association' }, value: full(association.name) },
        ...(call ? [{ label: { fr: 'Appel à projets', ar: 'طلب المشاريع', en: 'Call' }, value: full(call.title) }] : []),
        { label: { fr: 'Dossier', ar: 'الملف', en: 'File' }, value: same(row.title) },
      ],
    };
  }
}
