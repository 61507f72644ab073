import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DomainError, formatCentimes, sha256, zonedInstant, type Label, type ZonedInstant } from '#kernel';
import {
  Files,
  found,
  requireAccess,
  rowBy,
  Signing,
  Tx,
  type Actor,
  type Em,
  type SignatureReport,
  type VerificationSource,
  type VerifiedDocument,
} from '#platform';
import { Associations } from '#associations';
import { Convention, ConventionDocument, ConventionSignature } from '../data/convention.entity.js';
import { conventionMachine } from '../domain/convention.machine.js';
import { conventionErrors } from '../domain/errors.js';
import { INSTRUMENT_LABELS } from '../domain/terms.js';

export interface DocumentVerdict {
  verdict: 'valid' | 'altered' | 'unknown';
  label: Label;
  sha256: string;
  /** What it is, when it is ours: valid, or altered but still carrying one of our certificates. */
  document: { kind: Label; number: string; status: Label; /** A later revision carries more signatures. */ superseded: boolean } | null;
  signatures: SignatureVerdict[];
}

export interface SignatureVerdict {
  signerName: string | null;
  organisation: string | null;
  certificateSerial: string | null;
  signedAt: ZonedInstant | null;
  valid: boolean;
}

const VERDICTS: Readonly<Record<DocumentVerdict['verdict'], Label>> = {
  valid: { fr: 'Document authentique', ar: 'وثيقة صحيحة', en: 'Genuine document' },
  altered: { fr: 'Document modifié après signature', ar: 'وثيقة تم تغييرها بعد التوقيع', en: 'Document changed after signature' },
  unknown: { fr: 'Document inconnu', ar: 'وثيقة غير معروفة', en: 'Unknown document' },
};
const DAMAGED: Label = { fr: 'Le document conservé est altéré', ar: 'الوثيقة المحفوظة تعرضت للتغيير', en: 'The document kept is altered' };

/** Tells genuine acts from others: by the bytes kept, by a code, or by a file that somebody holds. */
@Injectable()
export class VerifyDocuments implements VerificationSource {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly signing: Signing,
    private readonly associations: Associations,
  ) {}

  /** Reads the kept bytes again and checks every signature. Null while there is no document. */
  async stored(em: Em, conventionId: string): Promise<{ intact: boolean; sha256: string; signatures: SignatureVerdict[] } | null> {
    const document = await em.findOne(ConventionDocument, { where: { conventionId }, order: { revision: 'DESC' } });
    if (!document) return null;
    const expected = await em.countBy(ConventionSignature, { conventionId });
    try {
      const bytes = await this.files.read(await this.files.describe(em, document.fileId));
      const reports = await this.signing.verify(bytes);
      const intact = sha256(bytes) === document.sha256 && reports.length === expected && reports.every((report) => report.valid);
      return { intact, sha256: document.sha256, signatures: reports.map(signatureVerdict) };
    } catch (error) {
      // That it cannot be checked now says nothing about the document.
      if (error instanceof DomainError && error.definition.kind !== 'gone') throw error;
      // The store refuses bytes that are not what was written: that is the answer, not a failure.
      return { intact: false, sha256: document.sha256, signatures: [] };
    }
  }

  /** The same, for a reader. @throws NOT_FOUND · DOCUMENT_NOT_READY */
  ofConvention(actor: Actor, conventionId: string): Promise<{ intact: boolean; sha256: string; signatures: SignatureVerdict[] }> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'convention.read', await found(em, Convention, conventionId));
      const verdict = await this.stored(em, conventionId);
      if (!verdict) throw conventionErrors.DOCUMENT_NOT_READY();
      return verdict;
    });
  }

  async verify(em: Em, code: string): Promise<VerifiedDocument | null> {
    const convention = await rowBy(em, Convention, { verificationCode: code });
    if (!convention || convention.state === 'drafted') return null;
    const stored = await this.stored(em, convention.id);
    const association = await this.associations.facts(em, convention.associationId);
    const both = (text: string): Label => ({ fr: text, ar: text, en: text });
    const amount = `${formatCentimes(convention.amountCentimes)} DH`;
    return {
      kind: INSTRUMENT_LABELS[convention.instrument],
      number: convention.number,
      at: zonedInstant(convention.inForceAt ?? convention.createdAt),
      sha256: stored?.sha256 ?? null,
      status: stored && !stored.intact ? DAMAGED : conventionMachine.label(convention.state),
      facts: [
        {
          label: { fr: 'Association', ar: 'الجمعية', en: 'Association' },
          value: { fr: association.name.fr, ar: association.name.ar, en: association.name.en ?? association.name.fr },
        },
        { label: { fr: 'Projet', ar: 'المشروع', en: 'Project' }, value: both(convention.title) },
        { label: { fr: 'Montant', ar: 'المبلغ', en: 'Amount' }, value: both(amount) },
        {
          label: { fr: 'Signatures vérifiées', ar: 'التوقيعات التي تم التحقق منها', en: 'Signatures verified' },
          value: both(String(stored?.signatures.filter((signature) => signature.valid).length ?? 0)),
        },
      ],
    };
  }

  /** A file that somebody holds: ours as we made it, ours but changed, or not ours. @throws PDF_TOO_COMPLEX · READING_BUSY */
  async check(bytes: Buffer): Promise<DocumentVerdict> {
    const hash = sha256(bytes);
    const reports = await this.signing.verify(bytes).catch((error: unknown): SignatureReport[] => {
      if (error instanceof DomainError) throw error;
      return [];
    });
    const signatures = reports.map(signatureVerdict);
    return this.tx.run(async (em) => {
      const known = await rowBy(em, ConventionDocument, { sha256: hash });
      if (known) {
        const superseded = await em.existsBy(ConventionDocument, { conventionId: known.conventionId, revision: known.revision + 1 });
        return this.verdict(em, 'valid', hash, signatures, known.conventionId, superseded);
      }
      const serials = reports.flatMap((report) => report.certificateSerial ?? []);
      const traces = serials.length > 0 ? await em.findBy(ConventionSignature, { certificateSerial: In(serials) }) : [];
      if (traces[0]) return this.verdict(em, 'altered', hash, signatures, traces[0].conventionId, false);
      return { verdict: 'unknown', label: VERDICTS.unknown, sha256: hash, document: null, signatures };
    });
  }

  private async verdict(
    em: Em,
    verdict: 'valid' | 'altered',
    hash: string,
    signatures: SignatureVerdict[],
    conventionId: string,
    superseded: boolean,
  ): Promise<DocumentVerdict> {
    const { instrument, number, state } = await em.findOneByOrFail(Convention, { id: conventionId });
    const document = { kind: INSTRUMENT_LABELS[instrument], number, status: conventionMachine.label(state), superseded };
    return { verdict, label: VERDICTS[verdict], sha256: hash, document, signatures };
  }
}

function signatureVerdict(report: SignatureReport): SignatureVerdict {
  const { signerName, organisation, certificateSerial, signedAt, valid } = report;
  return { signerName, organisation, certificateSerial, signedAt: signedAt && zonedInstant(signedAt), valid };
}
