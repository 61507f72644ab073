import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Calls } from '#calls';
import { Directory } from '#identity';
import { dayOfInstant, wallOfInstant, type Localized } from '#kernel';
import {
  CONFIG,
  defineJob,
  Documents,
  Files,
  qrSvg,
  rowBy,
  SYSTEM,
  Tx,
  type Bilingual,
  type Config,
  type Em,
  type JobHandler,
} from '#platform';
import { Committee, CommitteeMember } from '../../data/committee.entity.js';
import { MinutesAbsence, MinutesSignature, SessionActing } from '../../data/decision.entity.js';
import { CommitteeSession } from '../../data/session.entity.js';
import { ABSENCE_LABELS } from '../../domain/signatures.js';
import { SIGNATURES_TEMPLATE, type SignaturesData } from '../../templates/signatures.data.js';
import { CommitteeIssuer } from '../issuer.js';
import { QUALITIES } from './minutes.js';
import { SigningDesk } from './signing-desk.js';

export const renderSignatureSheet = defineJob({
  name: 'committees.render-signature-sheet',
  queue: 'documents',
  payload: z.object({ sessionId: z.uuid() }).loose(),
  keepsWaiting: {
    subject: 'session',
    id: ({ sessionId }) => sessionId,
    what: { fr: 'Feuille des signatures', ar: 'ورقة التوقيعات', en: 'Sheet of signatures' },
  },
});

const same = (text: string): Bilingual => ({ fr: text, ar: text });
const bilingual = (text: Localized): Bilingual => ({ fr: text.fr, ar: text.ar || text.fr });

/**
 * The minutes are rendered before they are signed, and their bytes no longer change: who did not sign and why is printed on a
 * sheet of its own once they are complete, which names the signed file by its hash.
 */
@Injectable()
export class RenderSignatureSheet implements JobHandler<{ sessionId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly signing: SigningDesk,
    private readonly calls: Calls,
    private readonly directory: Directory,
    private readonly documents: Documents,
    private readonly files: Files,
    private readonly issuer: CommitteeIssuer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle({ sessionId }: { sessionId: string }): Promise<'done' | 'skipped'> {
    const data = await this.tx.run(async (em) => {
      const session = await rowBy(em, CommitteeSession, { id: sessionId });
      return session?.state === 'minutes_signed' && session.signatureSheetId === null ? this.data(em, session) : null;
    });
    if (!data) return 'skipped';
    const { bytes } = await this.documents.render(SIGNATURES_TEMPLATE, data);
    return this.tx.run(async (em) => {
      const session = await rowBy(em, CommitteeSession, { id: sessionId }, 'FOR UPDATE');
      if (session?.signatureSheetId !== null) return 'skipped';
      const file = await this.files.keep(em, SYSTEM, { name: `${data.reference}.pdf`, bytes, mediaType: 'application/pdf' });
      await em.update(CommitteeSession, { id: sessionId }, { signatureSheetId: file.id });
      return 'done';
    });
  }

  private async data(em: Em, session: CommitteeSession): Promise<SignaturesData> {
    const committee = await em.findOneByOrFail(Committee, { id: session.committeeId });
    const call = (await this.calls.summaries(em, [session.callId])).get(session.callId)!;
    const nameOf = await this.names(em, session);
    const signatures = new Map((await em.findBy(MinutesSignature, { sessionId: session.id })).map((row) => [row.memberId, row]));
    const absences = await em.find(MinutesAbsence, { where: { sessionId: session.id }, order: { at: 'ASC', id: 'ASC' } });
    const reasons = new Map(absences.map((row) => [row.memberId, row.reason]));
    const acting = await em.find(SessionActing, { where: { sessionId: session.id }, order: { at: 'ASC', id: 'ASC' } });
    const url = new URL(`/verify/${session.minutesCode!}`, this.config.PUBLIC_URL).href;
    return {
      reference: `${session.minutesNumber!}-S`,
      date: dayOfInstant(session.signedAt!),
      issuer: await this.issuer.of(em, committee),
      verification: { url, qr: await qrSvg(url) },
      committee: bilingual(committee.name),
      call: { number: call.number, title: bilingual(call.title) },
      minutes: { number: session.minutesNumber!, sha256: (await this.files.describe(em, session.minutesFileId!)).sha256 },
      signatories: (await this.signing.signatories(em, session.id)).map(({ memberId, quality, absence }) => {
        const signature = signatures.get(memberId);
        const reason = reasons.get(memberId);
        return {
          name: nameOf(memberId),
          quality: QUALITIES[quality],
          signed: signature ? { at: wallOfInstant(signature.signedAt).replace('T', ' '), serial: signature.serial } : null,
          absence: !signature && absence ? { cause: ABSENCE_LABELS[absence], reason: reason ? same(reason) : null } : null,
        };
      }),
      acting: acting.map((row) => ({ name: nameOf(row.memberId), function: row.function, reason: same(row.reason) })),
    };
  }

  private async names(em: Em, session: CommitteeSession): Promise<(memberId: string) => Bilingual> {
    const members = await em.findBy(CommitteeMember, { committeeId: session.committeeId });
    const people = await this.directory.people(
      em,
      members.map(({ personId }) => personId),
    );
    const names = new Map(members.map(({ id, personId }) => [id, people.get(personId)?.name ?? '—']));
    return (memberId) => same(names.get(memberId) ?? '—');
  }
}
