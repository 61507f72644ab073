import { Injectable } from '@nestjs/common';
import { dayOfInstant, instantOfWall, MOROCCO, zonedInstant, type Localized } from '#kernel';
import { found, Lifecycle, newId, platformErrors, Trail, Tx, type Actor, type Em, type Page } from '#platform';
import { CallSubEnvelope } from '../data/call-parts.entity.js';
import { Call } from '../data/call.entity.js';
import { callsClosedBetween, callSummaries } from '../data/calls.queries.js';
import { freezeRevisions, lockCall, writeForm, writeGrid } from '../data/calls.store.js';
import type { CallKind, CallRules, CallSummary, TargetGroup } from '../domain/call-rules.js';
import { callMachine, type CallState } from '../domain/call.machine.js';
import { refusalAt } from '../domain/openness.js';
import { CallAccounts } from './call-accounts.js';
import { CallClock } from './call-clock.js';
import { callLife } from './call.lives.js';
import type { PublicCall, PublicCallItem } from './call.views.js';
import { KeptRules, type RulesNow } from './kept-rules.js';
import { PublicCalls, type PublicFilter } from './public-calls.js';

/** A call of the archives, known by its essentials. */
export interface PastCall {
  programmeId: string;
  number: string;
  kind: CallKind;
  title: Localized;
  regionCodes: string[];
  domainCodes: string[];
  opensAt: Date;
  closesAt: Date;
  targetGroups?: (Omit<TargetGroup, 'label'> & { label?: Localized })[];
}

/** What later stages may ask of calls. */
@Injectable()
export class Calls {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly clock: CallClock,
    private readonly trail: Trail,
    private readonly publicCalls: PublicCalls,
    private readonly rules: KeptRules,
    private readonly accounts: CallAccounts,
  ) {}

  /** @throws NOT_FOUND, also for a draft */
  async rulesFor(em: Em, callId: string): Promise<CallRules> {
    return (await this.rules.read(em, callId, null, null)).rules;
  }

  /** The form and grid a file was filed under, whatever the call uses now. @throws NOT_FOUND */
  async rulesUnder(em: Em, callId: string, revisions: { formRevisionId: string; gridRevisionId: string }): Promise<CallRules> {
    return (await this.rules.read(em, callId, revisions.formRevisionId, revisions.gridRevisionId)).rules;
  }

  /** The same when their version was read with something else (`rulesVersionSql`); null where there are none. @throws NOT_FOUND */
  async rulesStanding(
    em: Em,
    callId: string,
    revisions: { formRevisionId: string; gridRevisionId: string },
    version: string | null,
  ): Promise<CallRules> {
    if (version === null) throw platformErrors.NOT_FOUND();
    return this.rules.standing(em, callId, revisions.formRevisionId, revisions.gridRevisionId, version);
  }

  /** Rules that this process knows already; they count while their version stands (`rulesVersionSql`). */
  knownRules(
    callId: string,
    revisions: { formRevisionId: string; gridRevisionId: string },
  ): { version: string; rules: CallRules } | undefined {
    return this.rules.known(callId, revisions.formRevisionId, revisions.gridRevisionId);
  }

  /** Those that the call uses now, with the instant that decides deadlines. @throws NOT_FOUND, also for a draft */
  rulesNow(em: Em, callId: string): Promise<RulesNow> {
    return this.rules.read(em, callId, null, null);
  }

  /** What lists show of calls; drafts are left out. */
  async summaries(em: Em, ids: readonly string[]): Promise<Map<string, CallSummary>> {
    const rows = await callSummaries(em, ids);
    return new Map(
      rows.map(({ closesAt, zone, ...row }) => [
        row.id,
        { ...row, stateLabel: callMachine.label(row.state), closes: zonedInstant(closesAt, zone ?? MOROCCO) },
      ]),
    );
  }

  /** The calls whose deadline fell in a year; nothing of those cancelled, of drafts and of the archives. */
  closedIn(em: Em, year: number): Promise<string[]> {
    return callsClosedBetween(em, instantOfWall(`${year}-01-01T00:00`), instantOfWall(`${year + 1}-01-01T00:00`));
  }

  /** Open by the clock of the transaction, whatever the alarm has done yet. @throws CALL_NOT_OPEN · DEADLINE_PASSED {closesAt} */
  requireOpen(rules: Pick<CallRules, 'state' | 'opensAt' | 'closesAt' | 'closes'>, now: Date): void {
    const refusal = refusalAt(rules, now, rules.closes.zone);
    if (refusal) throw refusal;
  }

  /** The first file: from here on form and grid are frozen. */
  async freeze(em: Em, callId: string): Promise<void> {
    await freezeRevisions(em, callId);
  }

  /** The sub-envelope from which awards of this call in this region are taken. @throws NOT_FOUND */
  async subEnvelopeFor(em: Em, callId: string, regionCode: string): Promise<string> {
    return (await found(em, CallSubEnvelope, { callId, regionCode })).subEnvelopeId;
  }

  /** Brings the state up to what the clock says, when the alarm has not done so yet. Returns it. @throws NOT_FOUND */
  async settle(em: Em, callId: string): Promise<CallState> {
    const call = await lockCall(em, callId);
    await this.clock.settle(em, call, await this.tx.now(em));
    return call.state;
  }

  /**
   * A committee takes up the files of the call. Does nothing when already told, nor to a rolling window that is still open.
   * @throws WRONG_STATE before the deadline
   */
  async beginSelecting(em: Em, actor: Actor, callId: string): Promise<void> {
    const call = await lockCall(em, callId);
    await this.clock.settle(em, call, await this.tx.now(em));
    if (call.state === 'selecting' || call.state === 'decided' || call.state === 'archived') return;
    if (call.kind === 'rolling' && call.state === 'open') return;
    await this.lifecycle.move(em, actor, callLife, call, 'begin_selecting');
  }

  /** Every file of the call has its final decision. Does nothing when already told, nor to a rolling window that is still open. */
  async markDecided(em: Em, actor: Actor, callId: string): Promise<void> {
    const call = await lockCall(em, callId);
    await this.clock.settle(em, call, await this.tx.now(em));
    if (call.state === 'decided' || call.state === 'archived') return;
    if (call.kind === 'rolling' && call.state === 'open') return;
    await this.lifecycle.move(em, actor, callLife, call, 'decide');
  }

  /** What was published, by the clock: for the public pages. */
  async publicList(em: Em, filter: PublicFilter): Promise<Page<PublicCallItem>> {
    return this.publicCalls.list(em, filter);
  }

  /** @throws NOT_FOUND for what was never published */
  async publicCall(em: Em, number: string): Promise<PublicCall> {
    return this.publicCalls.one(em, number);
  }

  /** A call of the past, already decided, with minimal form and grid: for imports. Returns its id. */
  async importPast(em: Em, actor: Actor, past: PastCall): Promise<string> {
    const call = Object.assign(new Call(), {
      id: newId(),
      number: past.number,
      kind: past.kind,
      programmeId: past.programmeId,
      title: past.title,
      summary: past.title,
      description: past.title,
      regionCodes: past.regionCodes,
      domainCodes: past.domainCodes,
      targetGroups: (past.targetGroups ?? []).map((group) => ({ ...group, label: group.label ?? ageLabel(group) })),
      eligibility: [],
      floorCentimes: null,
      ceilingCentimes: null,
      maxOverheadBasisPoints: 10_000,
      minOwnBasisPoints: 0,
      maxFilesPerAssociation: 100,
      calendar: null,
      opensAt: past.opensAt,
      closesAt: past.closesAt,
      state: 'decided' as const,
      imported: true,
      version: 1,
      publishedAt: past.opensAt,
      accountsRevisionId: await this.accounts.inForce(em, past.programmeId, dayOfInstant(past.opensAt)),
    });
    await em.insert(Call, call);
    await writeForm(em, call, PAST_FORM);
    await writeGrid(em, call, [PAST_CRITERION]);
    await freezeRevisions(em, call.id);
    await this.trail.record(em, actor, {
      subject: 'call',
      subjectId: call.id,
      event: 'import',
      to: call.state,
      detail: { number: past.number, closed: dayOfInstant(past.closesAt) },
    });
    return call.id;
  }
}

const PAST_FORM = {
  sections: [{ code: 'project', label: { fr: 'Projet', ar: 'المشروع', en: 'Project' } }],
  fields: [
    {
      code: 'title',
      section: 'project',
      kind: 'text' as const,
      label: { fr: 'Intitulé du projet', ar: 'عنوان المشروع', en: 'Title of the project' },
      required: true,
      max: 300,
    },
  ],
};

const PAST_CRITERION = {
  code: 'overall',
  label: { fr: 'Appréciation d’ensemble', ar: 'التقدير العام', en: 'Overall appraisal' },
  weight: 100,
  scaleMax: 20,
  levels: [],
};

function ageLabel({ code, minAge, maxAge }: { code: string; minAge?: number; maxAge?: number }): Localized {
  if (minAge === undefined || maxAge === undefined) return { fr: code, ar: code };
  return { fr: `De ${minAge} à ${maxAge} ans`, ar: `من ${minAge} إلى ${maxAge} سنة`, en: `Aged ${minAge} to ${maxAge}` };
}
