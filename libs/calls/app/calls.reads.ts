import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DocumentKinds } from '#associations';
import type { Label, Language } from '#kernel';
import { decide, fieldMessage, found, Lists, Tx, type Actor, type Em } from '#platform';
import { ComponentResults, ProgrammeParties, Programmes, UntoldAwards } from '#programmes';
import { CallQuestion, CallSubEnvelope, RequiredDocumentRow } from '../data/call-parts.entity.js';
import { Call } from '../data/call.entity.js';
import { FormRevisionRow, GridRevisionRow } from '../data/revision.entity.js';
import { calendarView } from '../domain/calendar.js';
import type { RequiredDocument } from '../domain/call-rules.js';
import { callMachine } from '../domain/call.machine.js';
import { actionsOn, requireMayRead } from './call-access.js';
import type { CallList, CallView, Readiness } from './call.views.js';
import { callListItem, CallsList, type CallsQuery } from './calls.list.js';
import { NamedDomains } from './named.js';
import { PublishingCheck } from './publishing-check.js';

/** Calls as the administration reads them; a regional officer sees those that concern the region. */
@Injectable()
export class CallReads {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
    private readonly calls: CallsList,
    private readonly programmes: Programmes,
    private readonly domains: NamedDomains,
    private readonly check: PublishingCheck,
    private readonly untold: UntoldAwards,
    private readonly results: ComponentResults,
    private readonly kinds: DocumentKinds,
    private readonly parties: ProgrammeParties,
  ) {}

  /** Those to prepare or still open first, then the newest. */
  list(actor: Actor, query: CallsQuery): Promise<CallList> {
    return this.tx.run(
      async (em) => ({
        ...(await this.lists.page(em, actor, this.calls, query)),
        can: decide(actor, 'call.edit').allowed ? ['create'] : [],
        states: callMachine.states.map((code) => ({ code, label: callMachine.label(code) })),
      }),
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
        const funding = await this.funding(em, actor, id);
        const waitingQuestions = await em.countBy(CallQuestion, { callId: id, answeredAt: IsNull() });
        return {
          ...callListItem({ ...call, zone: call.calendar?.zone ?? null, waitingQuestions }),
          can: actionsOn(actor, call, await this.tx.now(em)),
          version: call.version,
          programme: { id: programme.id, code: programme.code, title: programme.title, active: programme.state === 'active' },
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
          funding,
          targets: await this.results.targetsOfShares(
            em,
            actor,
            call.programmeId,
            funding.map(({ subEnvelopeId }) => subEnvelopeId),
          ),
          calendar: call.calendar,
          milestones: milestonesOf(call),
          cancelReason: call.cancelReason,
          imported: call.imported,
        };
      },
      { readOnly: true },
    );
  }

  /** The kinds of documents of associations that a call may ask for. @throws NOT_FOUND */
  documentKinds(actor: Actor, id: string): Promise<{ code: string; label: Label }[]> {
    return this.tx.run(
      async (em) => {
        const { programmeId } = await this.readable(em, actor, id);
        const { ownerId } = await this.parties.of(em, programmeId, null);
        return this.kinds.askable(
          em,
          ownerId,
          (await documentsOf(em, id)).flatMap(({ fromVault }) => fromVault ?? []),
        );
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

  private async readable(em: Em, actor: Actor, id: string): Promise<Call> {
    const call = await found(em, Call, id);
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
