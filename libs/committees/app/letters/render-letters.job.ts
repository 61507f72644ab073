import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Applications } from '#applications';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { amountInWords, isRegionCode, REGIONS, type Label } from '#kernel';
import {
  CONFIG,
  defineJob,
  Documents,
  Files,
  Outbox,
  qrSvg,
  rowBy,
  SYSTEM,
  Tx,
  type Bilingual,
  type Config,
  type Em,
  type JobHandler,
} from '#platform';
import { Committee } from '../../data/committee.entity.js';
import { CommitteeDecision, DecisionLetter } from '../../data/decision.entity.js';
import { lettersToRender } from '../../data/letters.queries.js';
import { CommitteeSession } from '../../data/session.entity.js';
import { LETTER_TEMPLATE, type LetterData } from '../../templates/letter.data.js';
import { CommitteeIssuer } from '../issuer.js';
import { CodedReasons } from '../decision/coded-reasons.js';
import { RankingDesk } from '../ranking/ranking-desk.js';
import { EVERYTHING } from '../../data/visible-files.js';

export const queueLetters = defineJob({
  name: 'committees.queue-letters',
  queue: 'events',
  payload: z.object({ sessionId: z.uuid() }).loose(),
});
export const renderLetter = defineJob({
  name: 'committees.render-letter',
  queue: 'documents',
  payload: z.object({ letterId: z.uuid() }),
  keepsWaiting: {
    subject: 'letter',
    id: ({ letterId }) => letterId,
    what: { fr: 'Lettre de décision', ar: 'رسالة القرار', en: 'Decision letter' },
  },
});

/** Decisions are final: one job for each letter, so that one that fails does not hold the others back. */
@Injectable()
export class QueueLetters implements JobHandler<{ sessionId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly outbox: Outbox,
  ) {}

  handle({ sessionId }: { sessionId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const letters = await lettersToRender(em, sessionId);
      for (const letterId of letters) await this.outbox.enqueue(em, renderLetter, { letterId });
      return letters.length > 0 ? 'done' : 'skipped';
    });
  }
}

/** Renders one decision letter, in French and Arabic; the copy is kept for ever. */
@Injectable()
export class RenderLetter implements JobHandler<{ letterId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly documents: Documents,
    private readonly files: Files,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly calls: Calls,
    private readonly desk: RankingDesk,
    private readonly issuer: CommitteeIssuer,
    private readonly reasons: CodedReasons,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle({ letterId }: { letterId: string }): Promise<'done' | 'skipped'> {
    const data = await this.tx.run(async (em) => {
      const letter = await rowBy(em, DecisionLetter, { id: letterId });
      return letter && letter.fileId === null ? this.data(em, letter) : null;
    });
    if (!data) return 'skipped';
    const { bytes } = await this.documents.render(LETTER_TEMPLATE, data);
    return this.tx.run(async (em) => {
      const letter = await rowBy(em, DecisionLetter, { id: letterId }, 'FOR UPDATE');
      if (letter?.fileId !== null) return 'skipped';
      const file = await this.files.keep(em, SYSTEM, { name: `${letter.number}.pdf`, bytes, mediaType: 'application/pdf' });
      await em.update(DecisionLetter, { id: letterId }, { fileId: file.id });
      return 'done';
    });
  }

  private async data(em: Em, letter: DecisionLetter): Promise<LetterData> {
    const decision = await em.findOneByOrFail(CommitteeDecision, { id: letter.decisionId });
    const session = await em.findOneByOrFail(CommitteeSession, { id: decision.sessionId });
    const committee = await em.findOneByOrFail(Committee, { id: session.committeeId });
    const association = await this.associations.facts(em, letter.associationId);
    const facts = await this.applications.facts(em, letter.applicationId);
    const call = (await this.calls.summaries(em, [decision.callId])).get(decision.callId)!;
    const labelOf = await this.reasons.labels(em, [decision]);
    const region: Bilingual = isRegionCode(association.regionCode) ? REGIONS[association.regionCode] : { fr: '—', ar: '—' };
    const url = new URL(`/verify/${letter.code}`, this.config.PUBLIC_URL).href;
    return {
      reference: letter.number,
      date: letter.issuedOn,
      issuer: await this.issuer.of(em, committee),
      verification: { url, qr: await qrSvg(url) },
      association: { name: both(association.name), seat: both(region) },
      call: { number: call.number, title: both(call.title) },
      application: { number: facts.number ?? '', title: { fr: facts.title, ar: facts.title }, askedCentimes: decision.askedCentimes },
      outcome: decision.outcome,
      ...(decision.amountCentimes > 0 ? { grant: spelled(decision.amountCentimes) } : {}),
      ...(decision.outcome === 'reserve' ? { reservePlace: await this.reservePlace(em, session, decision) } : {}),
      reasons: decision.reasons.map(({ code, criterion }) => ({ code, label: reasonText(session, labelOf(decision, code), criterion) })),
      conditions: decision.conditions ? [both(decision.conditions)] : [],
      appeal: { days: letter.appealDays, addressee: chairOf(committee) },
      signatures: [
        { party: both(committee.name), name: { fr: '', ar: '' }, quality: { fr: 'Le secrétariat du comité', ar: 'كتابة اللجنة' } },
      ],
    };
  }

  /** The place on the reserve list follows the ranking of the session. */
  private async reservePlace(em: Em, session: CommitteeSession, decision: CommitteeDecision): Promise<number> {
    const ranking = await this.desk.ranking(em, session, EVERYTHING);
    const reserve = new Set(
      (await em.findBy(CommitteeDecision, { sessionId: session.id, outcome: 'reserve' })).map((entry) => entry.fileId),
    );
    return ranking.filter((entry) => reserve.has(entry.fileId)).findIndex((entry) => entry.fileId === decision.fileId) + 1;
  }
}

const both = (text: { fr: string; ar: string }): Bilingual => ({ fr: text.fr, ar: text.ar || text.fr });

/** "auprès de la présidence du comité « … »": the article does not depend on the committee's name. */
const chairOf = ({ name }: Committee): Bilingual => ({
  fr: `la présidence du comité « ${name.fr} »`,
  ar: `رئاسة اللجنة «${name.ar || name.fr}»`,
});

const spelled = (centimes: number) => ({ centimes, words: { fr: amountInWords(centimes, 'fr'), ar: amountInWords(centimes, 'ar') } });

function reasonText(session: CommitteeSession, label: Label, criterion: string | null): Bilingual {
  const of = session.grid.find((candidate) => candidate.code === criterion)?.label;
  return of ? { fr: `${of.fr} : ${label.fr}`, ar: `${of.ar}: ${label.ar}` } : { fr: label.fr, ar: label.ar };
}
