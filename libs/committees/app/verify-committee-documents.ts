import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label } from '#kernel';
import { Files, rowBy, type Em, type VerificationSource, type VerifiedDocument } from '#platform';
import { DecisionLetter } from '../data/decision.entity.js';
import { CommitteeSession } from '../data/session.entity.js';
import { letterMachine } from '../domain/letter.machine.js';

const KINDS: Record<'letter' | 'minutes', { kind: Label }> = {
  letter: { kind: { fr: 'Notification de décision', ar: 'تبليغ قرار', en: 'Decision letter' } },
  minutes: { kind: { fr: 'Procès-verbal de séance', ar: 'محضر جلسة', en: 'Minutes of a session' } },
};
const SIGNED: Label = { fr: 'Signé', ar: 'موقع', en: 'Signed' };
const ANNULLED: Label = { fr: 'Sans effet : n’a pu être signé', ar: 'بدون أثر: تعذر توقيعه', en: 'Without effect: could not be signed' };
const UNSIGNED: Label = { fr: 'Signatures en cours', ar: 'التوقيعات جارية', en: 'Being signed' };

/** Tells the committee's own letters and minutes from others, by their code. */
@Injectable()
export class VerifyCommitteeDocuments implements VerificationSource {
  constructor(private readonly files: Files) {}

  /** A letter that was sent, or minutes that are numbered, are recognised by their code. */
  async verify(em: Em, code: string): Promise<VerifiedDocument | null> {
    const letter = await rowBy(em, DecisionLetter, { code, state: 'sent' });
    if (letter) {
      const file = await this.files.describe(em, letter.fileId!);
      return {
        ...KINDS.letter,
        number: letter.number,
        at: zonedInstant(letter.sentAt!),
        sha256: file.sha256,
        status: letterMachine.label('sent'),
        facts: [],
      };
    }
    const session = await rowBy(em, CommitteeSession, { minutesCode: code });
    if (!session?.closedAt) return null;
    const file = session.minutesFileId ? await this.files.describe(em, session.minutesFileId) : null;
    const status = session.state === 'minutes_signed' ? SIGNED : session.state === 'cancelled' ? ANNULLED : UNSIGNED;
    return {
      ...KINDS.minutes,
      number: session.minutesNumber!,
      at: zonedInstant(session.closedAt),
      sha256: file?.sha256 ?? null,
      status,
      facts: [],
    };
  }
}
