import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { zonedInstant } from '#kernel';
import { ANONYMOUS, Lists, platformErrors, type Em, type Page } from '#platform';
import { Programmes } from '#programmes';
import { CallQuestion } from '../data/call-parts.entity.js';
import { Call } from '../data/call.entity.js';
import { publicCallByNumber, takesQuestions } from '../data/public-calls.queries.js';
import { FormRevisionRow, GridRevisionRow } from '../data/revision.entity.js';
import { MILESTONE_LABELS, MILESTONES } from '../domain/milestones.js';
import type { PublicCall, PublicCallItem } from './call.views.js';
import { PublicCallsList, PublicCallsQuery } from './public-calls.list.js';
import { documentsOf, milestonesOf } from './calls.reads.js';

/** What of the published calls, and which page of them. */
export type PublicFilter = Partial<Pick<PublicCallsQuery, 'q' | 'phase' | 'region' | 'domain' | 'page' | 'pageSize'>>;

/** What the public reads: only what was published, by the clock. */
@Injectable()
export class PublicCalls {
  constructor(
    private readonly programmes: Programmes,
    private readonly lists: Lists,
    private readonly published: PublicCallsList,
  ) {}

  list(em: Em, filter: PublicFilter): Promise<Page<PublicCallItem>> {
    return this.lists.page(em, ANONYMOUS, this.published, Object.assign(new PublicCallsQuery(), filter));
  }

  /** @throws NOT_FOUND for what was never published */
  async one(em: Em, number: string): Promise<PublicCall> {
    const row = await publicCallByNumber(em, number);
    if (!row) throw platformErrors.NOT_FOUND();
    const [item] = await this.published.items(em, ANONYMOUS, [row]);
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
