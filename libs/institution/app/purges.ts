import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { z } from 'zod';
import { dayInWords, dayOfInstant, sizeInWords, type Label, type Language } from '#kernel';
import {
  changeOf,
  defineProposal,
  newId,
  Outbox,
  Proposals,
  RETENTION_PERIODS,
  requireAccess,
  rowBy,
  SYSTEM,
  Trail,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalChange,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { lockPurging } from '../data/purge.queries.js';
import { PurgeRun, type PlannedRows } from '../data/purge-run.entity.js';
import { institutionErrors } from '../domain/errors.js';
import { Institutions } from './institutions.js';
import { carryPurge } from './purge.jobs.js';
import { PurgePlan, type CutOffs } from './purge-plan.js';

const planned = z.array(z.object({ code: z.string(), rows: z.number().int() }));

export const purgeProposal = defineProposal({
  kind: 'institution.purge',
  errors: ['NOTHING_TO_PURGE', 'PURGE_RUNS', 'PURGE_PLAN_CHANGED'],
  subject: 'institution',
  payload: z.object({ institutionId: z.uuid(), cutOffs: z.record(z.string(), z.iso.datetime()), planned }),
  propose: 'purge.propose',
  confirm: 'purge.confirm',
  lastsDays: 7,
  label: { fr: 'Purger les données échues', ar: 'حذف المعطيات المنتهية مدتها', en: 'Purge data whose period is over' },
});
type Payload = z.infer<typeof purgeProposal.payload>;

const total = (rows: readonly PlannedRows[]) => rows.reduce((sum, { rows: of }) => sum + of, 0);

/** Purges: one administrator proposes what the plan says, another confirms it, the worker does it. */
@Injectable()
export class Purges implements ProposalHandler<Payload> {
  constructor(
    private readonly tx: Tx,
    private readonly plan: PurgePlan,
    private readonly institutions: Institutions,
    private readonly proposals: Proposals,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /** What is over at this instant, as the plan says; what comes later is for another purge. @throws FORBIDDEN · STEP_UP_REQUIRED · NOTHING_TO_PURGE · PURGE_RUNS · PROPOSAL_WAITING */
  propose(actor: Actor, reason: string): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'purge.propose');
      await this.requireFree(em);
      const payload = await this.payloadOf(em);
      const { id } = await this.proposals.propose(em, actor, purgeProposal, payload, reason);
      return { id };
    });
  }

  /** At once, from the command line. Returns the run. @throws NOTHING_TO_PURGE · PURGE_RUNS */
  begin(): Promise<string> {
    return this.tx.run(async (em) => this.start(em, SYSTEM, await this.payloadOf(em), null));
  }

  async facts(em: Em, { institutionId, cutOffs, planned: rows }: Payload): Promise<ProposalFacts> {
    const { name } = await this.institutions.facts(em, institutionId);
    const count = total(rows);
    return {
      subjectId: institutionId,
      scope: {},
      href: '/app/retention',
      changes: rows.flatMap((row) => this.ends(row, cutOffs)),
      about: {
        fr: `Suppression, sans retour, de ce dont la durée de conservation est passée (${count}) — ${name.fr}`,
        ar: `حذف ما انتهت مدة حفظه، دون رجعة (${count}) — ${name.ar}`,
        en: `Deleting for good what is past its period of retention (${count}) — ${name.fr}`,
      },
    };
  }

  /** Of one kind: how many and from before which day, as it was counted when it was proposed. */
  private ends({ code, rows }: PlannedRows, cutOffs: Payload['cutOffs']): ProposalChange[] {
    const retention = this.plan.retentions.find((known) => known.code === code);
    const before = retention && cutOffs[retention.period];
    if (!before || rows === 0) return [];
    const day = dayInWords(dayOfInstant(new Date(before)));
    const count = (language: Language) => sizeInWords(rows, 'items', language);
    const from: Label = {
      fr: `${count('fr')}, d’avant le ${day.fr}`,
      ar: `${count('ar')}، قبل ${day.ar}`,
      en: `${count('en')}, from before ${day.en}`,
    };
    return changeOf(retention.what, from, null);
  }

  /** What was agreed on and no more. @throws PURGE_RUNS · PURGE_PLAN_CHANGED where a matter that held something back ended meanwhile, or a period is longer now */
  async carryOut(em: Em, actor: Actor, payload: Payload, proposal: Proposal): Promise<void> {
    await this.start(em, actor, payload, proposal);
  }

  private async start(
    em: Em,
    actor: Actor,
    { institutionId, cutOffs, planned: rows }: Payload,
    proposal: Proposal | null,
  ): Promise<string> {
    await lockPurging(em);
    await this.requireFree(em);
    if (proposal) await this.requireSame(em, cutOffs, rows);
    const id = newId();
    const [proposedBy, confirmedBy] = proposal ? [proposal.proposedBy, actor.personId] : [null, null];
    await em.insert(PurgeRun, { id, proposedBy, confirmedBy, cutOffs, planned: rows });
    await this.trail.record(em, actor, {
      subject: 'institution',
      subjectId: institutionId,
      event: 'purge',
      detail: { run: id, planned: rows },
    });
    await this.outbox.enqueue(em, carryPurge, { runId: id });
    return id;
  }

  /** @throws NOTHING_TO_PURGE */
  private async payloadOf(em: Em): Promise<Payload> {
    const { id: institutionId } = await this.institutions.principal(em);
    const cutOffs = await this.plan.cutOffs(em, await this.tx.now(em));
    const rows = await this.counts(em, cutOffs);
    if (total(rows) === 0) throw institutionErrors.NOTHING_TO_PURGE();
    return {
      institutionId,
      cutOffs: Object.fromEntries(Object.entries(cutOffs).map(([name, at]) => [name, at.toISOString()])),
      planned: rows,
    };
  }

  private async counts(em: Em, cutOffs: CutOffs): Promise<PlannedRows[]> {
    const kinds = await this.plan.kinds(em, cutOffs);
    return kinds.filter(({ retention }) => !retention.byItself).map(({ retention: { code }, rows }) => ({ code, rows }));
  }

  /** @throws PURGE_PLAN_CHANGED */
  private async requireSame(em: Em, cutOffs: Payload['cutOffs'], rows: readonly PlannedRows[]): Promise<void> {
    const agreedOn = instantsOf(cutOffs);
    const today = await this.plan.cutOffs(em, await this.tx.now(em));
    // A period that was lengthened meanwhile keeps what the proposal would end.
    if (RETENTION_PERIODS.some((name) => agreedOn[name] > today[name])) throw institutionErrors.PURGE_PLAN_CHANGED();
    const now = await this.counts(em, agreedOn);
    const agreed = new Map(rows.map(({ code, rows: count }) => [code, count]));
    if (now.some(({ code, rows: count }) => count > (agreed.get(code) ?? 0))) throw institutionErrors.PURGE_PLAN_CHANGED();
  }

  /** @throws PURGE_RUNS */
  private async requireFree(em: Em): Promise<void> {
    if (await rowBy(em, PurgeRun, { finishedAt: IsNull() })) throw institutionErrors.PURGE_RUNS();
  }
}

export const instantsOf = (cutOffs: Readonly<Record<string, string>>): CutOffs =>
  Object.fromEntries(Object.entries(cutOffs).map(([name, at]) => [name, new Date(at)])) as CutOffs;
