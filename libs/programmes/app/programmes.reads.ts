import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { isRegionCode, REGIONS, sumCentimes, zonedInstant } from '#kernel';
import { Directory } from '#identity';
import { decide, hasPart, Lists, platformErrors, Tx, type Actor, type Em } from '#platform';
import type { Entry } from '../data/entry.entity.js';
import { ProgrammeDomain } from '../data/intervention-domain.entity.js';
import { Claim, Funder, Funding, Gathering, Partner, Target } from '../data/programme-context.entity.js';
import { impliedRate } from '../domain/funding.js';
import { claimMachine } from '../domain/claim.machine.js';
import { Component, Envelope, Programme } from '../data/programme.entity.js';
import { OPEN_STATES, PROGRAMME_EVENTS, programmeMachine, type ProgrammeState } from '../domain/programme.machine.js';
import { Institutions } from '#institution';
import { PARTY_ROLES } from '../domain/parties.js';
import { ProgrammeParties } from './programme-parties.js';
import type { EntryState, EnvelopeView, PartyView, ProgrammeAction, ProgrammeList, ProgrammeView, ShareView } from './programme.views.js';
import { funderView } from './funders.views.js';
import { ComponentResults } from './component-results.js';
import { GatheringKinds } from './gathering-kinds.js';
import { TargetAudiences } from './target-audiences.js';
import { targetView } from './target.views.js';
import { Programmes } from './programmes.js';
import { ProgrammesList, ProgrammesQuery } from './programmes.list.js';
import { UntoldAwards } from './untold-awards.js';

/** Programmes with what is left of their money. A regional officer sees the shares of their region and those meant for all. */
@Injectable()
export class ProgrammeReads {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
    private readonly listed: ProgrammesList,
    private readonly programmes: Programmes,
    private readonly untold: UntoldAwards,
    private readonly parties: ProgrammeParties,
    private readonly institutions: Institutions,
    private readonly directory: Directory,
    private readonly kinds: GatheringKinds,
    private readonly results: ComponentResults,
    private readonly audiences: TargetAudiences,
  ) {}

  list(actor: Actor, query: ProgrammesQuery): Promise<ProgrammeList> {
    return this.tx.run(
      async (em) => ({
        ...(await this.lists.page(em, actor, this.listed, query)),
        can: decide(actor, 'programme.edit').allowed ? ['create'] : [],
      }),
      { readOnly: true },
    );
  }

  /** @throws NOT_FOUND */
  one(actor: Actor, id: string): Promise<ProgrammeView> {
    return this.tx.run(
      async (em) => {
        const { items } = await this.lists.page(em, actor, this.listed, Object.assign(new ProgrammesQuery(), { id }));
        const summary = items[0];
        if (!summary) throw platformErrors.NOT_FOUND();
        const programme = await em.findOneByOrFail(Programme, { id });
        const claims = await em.find(Claim, {
          where: { programmeId: id, state: Not('withdrawn') },
          order: { period: 'ASC', measure: 'ASC' },
        });
        const components = await em.find(Component, { where: { programmeId: id }, order: { code: 'ASC', id: 'ASC' } });
        const envelopes = await em.find(Envelope, {
          where: { componentId: In(components.map((component) => component.id)) },
          order: { id: 'ASC' },
        });
        const funders = await em.find(Funder, { where: { programmeId: id }, order: { id: 'ASC' } });
        const partners = await em.find(Partner, { where: { programmeId: id }, order: { id: 'ASC' } });
        const gatherings = await em.find(Gathering, { where: { programmeId: id }, order: { startsOn: 'ASC', id: 'ASC' } });
        const targets = await em.find(Target, { where: { programmeId: id }, order: { id: 'ASC' } });
        const kindOf = await this.kinds.labels(em, gatherings);
        const audienceOf = await this.audiences.labels(em, targets);
        const reached = await this.results.reached(em, actor, id);
        const paid = await this.results.paid(em, actor, id);
        const fundings = await em.find(Funding, { where: { programmeId: id }, order: { id: 'ASC' } });
        const named = await em.find(ProgrammeDomain, { where: { programmeId: id }, order: { code: 'ASC' } });
        const shown = await this.entries(em, [components, envelopes, funders, fundings, partners, gatherings, targets].flat());
        const shares = await this.shares(em, actor, programme);
        const parties = await this.partiesOf(em, id);
        const envelopeViews = new Map(
          envelopes.map((envelope) => [
            envelope.id,
            { ...envelopeView(envelope, shares.get(envelope.id) ?? [], paid.get(envelope.id) ?? 0), ...shown(envelope) },
          ]),
        );
        return {
          ...summary,
          can: actionsOn(actor, programme.state, parties),
          version: programme.version,
          legalBasis: programme.legalBasis,
          parties,
          domainCodes: named.map(({ code }) => code),
          domainMappings: await this.programmes.domainMappings(em, id),
          components: components.map((component) => ({
            ...shown(component),
            id: component.id,
            code: component.code,
            title: component.title,
            targets: targets
              .filter(({ componentId }) => componentId === component.id)
              .map((target) => ({ ...targetView(target, audienceOf(target), reached.get(component.id)), ...shown(target) })),
            envelopes: envelopes
              .filter((envelope) => envelope.componentId === component.id)
              .map((envelope) => envelopeViews.get(envelope.id)!),
          })),
          funders: funders.map((funder) =>
            funderView(actor, funder, { isClosed: !OPEN_STATES.includes(programme.state), fundings, envelopes: envelopeViews, shown }),
          ),
          partners: partners.map((partner) => ({ ...contentOf(partner), ...shown(partner) })),
          gatherings: gatherings.map((gathering) => {
            const { kindRevisionId: _, ...content } = contentOf(gathering);
            return { ...content, ...shown(gathering), kindLabel: kindOf(gathering) };
          }),
          claims: claims.map(({ id: claimId, state, year, period, measure, label, value, unit, source }) => ({
            id: claimId,
            state,
            stateLabel: claimMachine.label(state),
            year,
            period,
            measure,
            label,
            value,
            unit,
            source,
          })),
        };
      },
      { readOnly: true },
    );
  }

  private async partiesOf(em: Em, programmeId: string): Promise<PartyView[]> {
    const parties = await this.parties.listed(em, programmeId);
    const known = await this.institutions.factsOf(
      em,
      parties.map(({ institutionId }) => institutionId),
    );
    const accounts = await this.institutions.accountTitles(
      em,
      parties.flatMap(({ payingAccountId }) => payingAccountId ?? []),
    );
    return parties.map((party) => ({
      ...party,
      roleLabel: PARTY_ROLES[party.role],
      region: isRegionCode(party.regionCode) ? REGIONS[party.regionCode] : null,
      institution: known.get(party.institutionId)!.name,
      account: (party.payingAccountId && accounts.get(party.payingAccountId)) || null,
    }));
  }

  /** How entries say whether they stand, with the names of those who took them back. */
  private async entries(em: Em, rows: readonly Entry[]): Promise<(row: Entry) => EntryState> {
    const people = await this.directory.people(
      em,
      rows.flatMap(({ withdrawnBy }) => withdrawnBy ?? []),
    );
    return ({ version, withdrawnAt, withdrawnBy, withdrawnReason }) => ({
      version,
      withdrawn: withdrawnAt && {
        at: zonedInstant(withdrawnAt),
        by: (withdrawnBy && people.get(withdrawnBy)?.name) ?? null,
        reason: withdrawnReason!,
      },
    });
  }

  private async shares(em: Em, actor: Actor, programme: Programme): Promise<Map<string, ShareView[]>> {
    const labels = new Map((await this.programmes.domainLabels(em, programme.lastYear)).map(({ code, label }) => [code, label]));
    const untold = await this.untold.of(em, actor);
    const byEnvelope = new Map<string, ShareView[]>();
    for (const share of await this.programmes.subEnvelopes(em, programme.id, actor.scope.regionCode ?? undefined)) {
      const { id, envelopeId, regionCode, domainCode, year, amountCentimes } = share;
      if (actor.scope.institutionId && !hasPart(actor, programme.id, regionCode)) continue;
      const awardedCentimes = share.awardedCentimes - (untold.get(id) ?? 0);
      const view: ShareView = {
        id,
        regionCode,
        region: isRegionCode(regionCode) ? REGIONS[regionCode] : null,
        domainCode,
        domain: (domainCode && labels.get(domainCode)) || null,
        year,
        amountCentimes,
        awardedCentimes,
        availableCentimes: amountCentimes - awardedCentimes,
      };
      byEnvelope.set(envelopeId, [...(byEnvelope.get(envelopeId) ?? []), view]);
    }
    return byEnvelope;
  }
}

/** What the policies and the machine leave to this reader. */
function actionsOn(actor: Actor, state: ProgrammeState, owners: readonly PartyView[]): ProgrammeAction[] {
  const { institutionId } = actor.scope;
  if (institutionId && !owners.some((party) => party.role === 'owner' && party.institutionId === institutionId)) return [];
  const events = PROGRAMME_EVENTS.filter((event) => programmeMachine.can(state, event) && decide(actor, `programme.${event}`).allowed);
  const isClosed = !OPEN_STATES.includes(state);
  const parties = !isClosed && decide(actor, 'programme.decide_parties').allowed ? (['decide_parties'] as const) : [];
  if (!decide(actor, 'programme.edit').allowed) return [...parties, ...events];
  return isClosed ? ['mend', ...events] : ['edit', 'mend', ...parties, ...events];
}

function envelopeView(envelope: Envelope, shares: ShareView[], paidCentimes: number): Omit<EnvelopeView, keyof EntryState> {
  const { id, amountCentimes, source, foreignCurrency, foreignHundredths, statedRate } = envelope;
  const foreign = {
    foreignCurrency,
    foreignHundredths,
    statedRate,
    impliedRateTenThousandths: impliedRate(foreignHundredths, amountCentimes),
  };
  const splitCentimes = sumCentimes(shares.map((share) => share.amountCentimes));
  return { id, amountCentimes, source, ...foreign, splitCentimes, paidCentimes, shares };
}

function contentOf<T extends Entry & { programmeId: string }>({
  programmeId: _1,
  version: _2,
  withdrawnAt: _3,
  withdrawnBy: _4,
  withdrawnReason: _5,
  ...rest
}: T): Omit<T, 'programmeId' | keyof Entry> {
  return rest;
}
