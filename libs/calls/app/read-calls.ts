import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { zonedInstant, type Language, type Localized } from '#kernel';
import { decide, fieldMessage, platformErrors, Tx, type Actor, type Em, type Page } from '#platform';
import { Programmes, UntoldAwards } from '#programmes';
import { CallQuestion, CallSubEnvelope, RequiredDocumentRow } from '../data/call-parts.entity.js';
import { Call } from '../data/call.entity.js';
import { FormRevisionRow, GridRevisionRow } from '../data/revision.entity.js';
import { calendarView } from '../domain/calendar.js';
import type { CallKind, RequiredDocument } from '../domain/call-rules.js';
import { callMachine, type CallState } from '../domain/call.machine.js';
import { actionsOn, requireMayRead } from './call-access.js';
import type { CallList, CallListItem, CallView, QuestionView, Readiness } from './call.views.js';
import { NamedDomains, namedRegions } from './named.js';
import { PublishingCheck } from './publishing-check.js';

export interface CallFilter {
  page: number;
  pageSize: number;
  state?: CallState;
  programmeId?: string;
  region?: string;
  q?: string;
}

interface ListRow {
  id: string;
  number: string;
  kind: CallKind;
  title: Localized;
  state: CallState;
  regionCodes: string[];
  opensAt: Date | null;
  closesAt: Date | null;
  zone: string | null;
  waitingQuestions: number;
}

/** Calls as the administration reads them; a regional officer sees those that concern the region. */
@Injectable()
export class ReadCalls {
  constructor(
    private readonly tx: Tx,
    private readonly programmes: Programmes,
    private readonly domains: NamedDomains,
    private readonly check: PublishingCheck,
    private readonly untold: UntoldAwards,
  ) {}

  /** Those to prepare or still open first, then the newest. */
  list(actor: Actor, { page, pageSize, state, programmeId, region, q }: CallFilter): Promise<CallList> {
    return this.tx.run(
      async (em) => {
        const where = `WHERE ($1::text IS NULL OR c.region_codes @> ARRAY[$1]) AND ($2::text IS NULL OR c.state = $2)
          AND ($3::uuid IS NULL OR c.programme_id = $3)
          AND ($4::text IS NULL OR c.number ILIKE '%' || $4 || '%' OR c.title::text ILIKE '%' || $4 || '%')
          AND ($5::text IS NULL OR c.region_codes @> ARRAY[$5])`;
        const params = [actor.scope.regionCode ?? null, state ?? null, programmeId ?? null, q ?? null, region ?? null];
        const rows = await em.query<ListRow[]>(
          `SELECT c.id, c.number, c.kind, c.title, c.state, c.region_codes AS "regionCodes", c.opens_at AS "opensAt",
             c.closes_at AS "closesAt", c.calendar->>'zone' AS zone,
             (SELECT count(*)::int FROM call_question w WHERE w.call_id = c.id AND w.answered_at IS NULL) AS "waitingQuestions"
           FROM call c ${where} ORDER BY c.state NOT IN ('draft', 'published', 'open'), c.created_at DESC, c.id LIMIT $6 OFFSET $7`,
          [...params, pageSize, (page - 1) * pageSize],
        );
        const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count FROM call c ${where}`, params);
        return {
          items: rows.map(listItem),
          page,
          pageSize,
          total: total.count,
          actions: decide(actor, 'call.edit').allowed ? ['create'] : [],
          states: callMachine.states.map((code) => ({ code, label: callMachine.label(code) })),
        };
      },
      { readOnly: true },
    );
  }

  /** @throws NOT_FOUND */
  one(actor: Actor, id: string): Promise<CallView> {
    return this.tx.run(
      async (em) => {
        const call = await this.readable(em, actor, id);
        const programme = await this.programmes.facts(em, call.programmeId);
        const form = call.formRevisionId ? await em.findOneByOrFail(FormRevisionRow, { id: call.formRevisionId }) : null;
        const grid = call.gridRevisionId ? await em.findOneByOrFail(GridRevisionRow, { id: call.gridRevisionId }) : null;
        const year = (call.opensAt ?? call.createdAt).getUTCFullYear();
        const domains = (await this.domains.ofYears(em, [year]))(call.domainCodes, year);
        const waitingQuestions = await em.countBy(CallQuestion, { callId: id, answeredAt: IsNull() });
        return {
          ...listItem({ ...call, zone: call.calendar?.zone ?? null, waitingQuestions }),
          actions: actionsOn(actor, call, await this.tx.now(em)),
          version: call.version,
          programme: { id: programme.id, code: programme.code, title: programme.title },
          summary: call.summary,
          description: call.description,
          regionCodes: call.regionCodes,
          domainCodes: call.domainCodes,
          domains,
          targetGroups: call.targetGroups,
          eligibility: call.eligibility,
          floorCentimes: call.floorCentimes,
          ceilingCentimes: call.ceilingCentimes,
          maxOverheadBasisPoints: call.maxOverheadBasisPoints,
          minOwnBasisPoints: call.minOwnBasisPoints,
          maxFilesPerAssociation: call.maxFilesPerAssociation,
          form: form && { revision: form.revision, frozen: form.frozenAt !== null, sections: form.sections, fields: form.fields },
          grid: grid && { revision: grid.revision, frozen: grid.frozenAt !== null, criteria: grid.criteria },
          documents: await documentsOf(em, id),
          funding: await this.funding(em, actor, id),
          calendar: call.calendar,
          milestones: milestonesOf(call),
          cancelReason: call.cancelReason,
          imported: call.imported,
        };
      },
      { readOnly: true },
    );
  }

  /** @throws NOT_FOUND */
  readiness(actor: Actor, id: string, language: Language): Promise<Readiness> {
    return this.tx.run(async (em) => {
      await this.readable(em, actor, id);
      const defects = await this.check.defects(em, id, await this.tx.now(em));
      const errors = defects.map((defect) => ({ path: defect.path, code: defect.code, message: fieldMessage(defect, language) }));
      return { ready: errors.length === 0, errors };
    });
  }

  /** All the questions of a call, those that wait first; officers never learn a person's name here either. @throws NOT_FOUND */
  questions(actor: Actor, callId: string, paging: { page: number; pageSize: number }): Promise<Page<QuestionView>> {
    return this.tx.run(async (em) => {
      await this.readable(em, actor, callId);
      return questionPage(em, `q.call_id = $1`, [callId], paging);
    });
  }

  /** What the reader's association has asked. */
  ownQuestions(actor: Actor, callId: string, paging: { page: number; pageSize: number }): Promise<Page<QuestionView>> {
    return this.tx.run((em) =>
      questionPage(em, `q.call_id = $1 AND q.association_id = $2`, [callId, actor.scope.associationId ?? null], paging),
    );
  }

  private async readable(em: Em, actor: Actor, id: string): Promise<Call> {
    const call = await em.findOneBy(Call, { id });
    if (!call) throw platformErrors.NOT_FOUND();
    requireMayRead(actor, 'call.read', call);
    return call;
  }

  private async funding(em: Em, actor: Actor, callId: string): Promise<CallView['funding']> {
    const links = await em.find(CallSubEnvelope, { where: { callId }, order: { regionCode: 'ASC' } });
    const shares = await this.programmes.subEnvelopesOf(
      em,
      links.map(({ subEnvelopeId }) => subEnvelopeId),
    );
    const untold = await this.untold.of(em, actor);
    return links.map(({ regionCode, subEnvelopeId }) => {
      const { amountCentimes, awardedCentimes } = shares.get(subEnvelopeId)!;
      return { regionCode, subEnvelopeId, amountCentimes, awardedCentimes: awardedCentimes - (untold.get(subEnvelopeId) ?? 0) };
    });
  }
}

function listItem(row: ListRow): CallListItem {
  const zone = row.zone ?? undefined;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    title: row.title,
    state: row.state,
    stateLabel: callMachine.label(row.state),
    regions: namedRegions(row.regionCodes),
    opens: row.opensAt && zonedInstant(row.opensAt, zone),
    closes: row.closesAt && zonedInstant(row.closesAt, zone),
    waitingQuestions: row.waitingQuestions,
  };
}

export const milestonesOf = (call: Call) =>
  calendarView(
    {
      opens: call.opensAt,
      questionsUntil: call.questionsUntil,
      closes: call.closesAt,
      committee: call.committeeAt,
      results: call.resultsAt,
    },
    call.calendar?.zone,
  );

export async function documentsOf(em: Em, callId: string): Promise<RequiredDocument[]> {
  const rows = await em.find(RequiredDocumentRow, { where: { callId }, order: { position: 'ASC' } });
  return rows.map(({ code, label, required, fromVault }) => ({ code, label, required, ...(fromVault ? { fromVault } : {}) }));
}

async function questionPage(
  em: Em,
  where: string,
  params: unknown[],
  { page, pageSize }: { page: number; pageSize: number },
): Promise<Page<QuestionView>> {
  const rows = await em.query<
    {
      id: string;
      text: string;
      language: string;
      askedAt: Date;
      question: Localized | null;
      answer: Localized | null;
      answeredAt: Date | null;
    }[]
  >(
    `SELECT q.id, q.text, q.language, q.asked_at AS "askedAt", q.published_question AS question, q.answer, q.answered_at AS "answeredAt"
     FROM call_question q WHERE ${where} ORDER BY q.answered_at IS NOT NULL, q.asked_at, q.id
     LIMIT ${Number(pageSize)} OFFSET ${(Number(page) - 1) * Number(pageSize)}`,
    params,
  );
  const [total] = await em.query<[{ count: number }]>(`SELECT count(*)::int AS count FROM call_question q WHERE ${where}`, params);
  const items = rows.map(({ askedAt, answeredAt, ...row }) => ({
    ...row,
    asked: zonedInstant(askedAt),
    answered: answeredAt && zonedInstant(answeredAt),
  }));
  return { items, page, pageSize, total: total.count };
}
