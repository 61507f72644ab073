import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { sumCentimes, zonedInstant } from '#kernel';
import { platformErrors, type Em, type Page } from '#platform';
import { Programmes } from '#programmes';
import { CallQuestion } from '../data/call-parts.entity.js';
import { Call } from '../data/call.entity.js';
import {
  pageOfPublicCalls,
  publicCallByNumber,
  takesQuestions,
  type PublicCallFilter,
  type PublicCallRow,
} from '../data/public-calls.queries.js';
import { FormRevisionRow, GridRevisionRow } from '../data/revision.entity.js';
import { KIND_LABELS } from '../domain/call-rules.js';
import { MILESTONE_LABELS, MILESTONES } from '../domain/milestones.js';
import { PHASES } from '../domain/openness.js';
import type { PublicCall, PublicCallItem } from './call.views.js';
import { NamedDomains, namedRegions } from './named.js';
import { documentsOf, milestonesOf } from './calls.reads.js';

export type PublicFilter = PublicCallFilter;

/** What the public reads: only what was published, by the clock. */
@Injectable()
export class PublicCalls {
  constructor(
    private readonly programmes: Programmes,
    private readonly domains: NamedDomains,
  ) {}

  async list(em: Em, filter: PublicFilter): Promise<Page<PublicCallItem>> {
    const { rows, total } = await pageOfPublicCalls(em, filter);
    return { items: await this.items(em, rows), page: filter.page, pageSize: filter.pageSize, total };
  }

  /** @throws NOT_FOUND for what was never published */
  async one(em: Em, number: string): Promise<PublicCall> {
    const row = await publicCallByNumber(em, number);
    if (!row) throw platformErrors.NOT_FOUND();
    const [item] = await this.items(em, [row]);
    const call = await em.findOneByOrFail(Call, { id: row.id });
    const form = await em.findOneByOrFail(FormRevisionRow, { id: call.formRevisionId! });
    const grid = await em.findOneByOrFail(GridRevisionRow, { id: call.gridRevisionId! });
    const programme = await this.programmes.facts(em, call.programmeId);
    const milestones = milestonesOf(call);
    return {
      ...item!,
      programme: { code: programme.code, title: programme.title },
      description: call.description,
      targetGroups: call.targetGroups,
      eligibility: call.eligibility,
      maxOverheadBasisPoints: call.maxOverheadBasisPoints,
      minOwnBasisPoints: call.minOwnBasisPoints,
      maxFilesPerAssociation: call.maxFilesPerAssociation,
      criteria: grid.criteria,
      documents: await documentsOf(em, call.id),
      form: { sections: form.sections, fields: form.fields },
      calendar: MILESTONES.map((milestone) => ({ milestone, label: MILESTONE_LABELS[milestone], at: milestones[milestone] })),
      questions: await publishedQuestions(em, call),
      acceptsQuestions: await takesQuestions(em, call.id),
      cancelReason: call.cancelReason,
    };
  }

  private async items(em: Em, rows: readonly PublicCallRow[]): Promise<PublicCallItem[]> {
    const shares = await this.programmes.subEnvelopesOf(
      em,
      rows.flatMap((row) => row.shares),
    );
    const named = await this.domains.ofYears(
      em,
      rows.map(({ opensAt }) => opensAt.getUTCFullYear()),
    );
    return rows.map((row) => {
      const zone = row.zone ?? undefined;
      const { id, number, kind, title, summary, phase, envelopeShared } = row;
      return {
        ...{ id, number, kind, title, summary, phase, envelopeShared },
        kindLabel: KIND_LABELS[kind],
        phaseLabel: PHASES[phase],
        regions: namedRegions(row.regionCodes),
        domains: named(row.domainCodes, row.opensAt.getUTCFullYear()),
        opens: zonedInstant(row.opensAt, zone),
        closes: zonedInstant(row.closesAt, zone),
        floorCentimes: row.floorCentimes,
        ceilingCentimes: row.ceilingCentimes,
        envelopeCentimes: row.shares.length === 0 ? null : sumCentimes(row.shares.map((share) => shares.get(share)!.amountCentimes)),
        updated: zonedInstant(row.updatedAt, zone),
      };
    });
  }
}

const MAX_QUESTIONS = 500;

async function publishedQuestions(em: Em, call: Call): Promise<PublicCall['questions']> {
  const rows = await em.find(CallQuestion, {
    where: { callId: call.id, answeredAt: Not(IsNull()) },
    order: { answeredAt: 'ASC', id: 'ASC' },
    take: MAX_QUESTIONS,
  });
  return rows.map(({ publishedQuestion, answer, answeredAt }) => ({
    question: publishedQuestion!,
    answer: answer!,
    answered: zonedInstant(answeredAt!, call.calendar?.zone),
  }));
}
