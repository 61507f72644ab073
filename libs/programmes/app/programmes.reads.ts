import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { isRegionCode, REGIONS, sumCentimes, type Label } from '#kernel';
import { decide, Lists, platformErrors, Tx, type Actor, type Em } from '#platform';
import { Claim, Funder, Gathering, Partner } from '../data/programme-context.entity.js';
import { claimMachine } from '../domain/claim.machine.js';
import { Component, Envelope, Programme } from '../data/programme.entity.js';
import { programmeMachine, type ProgrammeState } from '../domain/programme.machine.js';
import { Institutions } from '#institution';
import { PARTY_ROLES } from '../domain/parties.js';
import { ProgrammeParties } from './programme-parties.js';
import type { EnvelopeView, PartyView, ProgrammeAction, ProgrammeList, ProgrammeView, ShareView } from './programme.views.js';
import { Programmes } from './programmes.js';
import { ProgrammesList, ProgrammesQuery } from './programmes.list.js';
import { UntoldAwards } from './untold-awards.js';

const GATHERINGS: Record<Gathering['kind'], Label> = {
  capacity_building: { fr: 'Renforcement des capacités', ar: 'تقوية القدرات', en: 'Capacity building' },
  concertation: { fr: 'Rencontre de concertation', ar: 'لقاء تشاوري', en: 'Concertation meeting' },
};

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
        const gatherings = await em.find(Gathering, { where: { programmeId: id }, order: { startsOn: 'ASC' } });
        return {
          ...summary,
          can: actionsOn(actor, programme.state),
          version: programme.version,
          legalBasis: programme.legalBasis,
          parties: await this.partiesOf(em, id),
          components: await this.components(em, actor, programme),
          funders: (await em.findBy(Funder, { programmeId: id })).map(withoutProgramme),
          partners: (await em.findBy(Partner, { programmeId: id })).map(withoutProgramme),
          gatherings: gatherings.map((gathering) => ({ ...withoutProgramme(gathering), kindLabel: GATHERINGS[gathering.kind] })),
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
    return parties.map((party) => ({
      ...party,
      roleLabel: PARTY_ROLES[party.role],
      region: isRegionCode(party.regionCode) ? REGIONS[party.regionCode] : null,
      institution: known.get(party.institutionId)!.name,
    }));
  }

  private async components(em: Em, actor: Actor, programme: Programme): Promise<ProgrammeView['components']> {
    const components = await em.find(Component, { where: { programmeId: programme.id }, order: { code: 'ASC' } });
    const ids = components.map(({ id }) => id);
    const envelopes = await em.find(Envelope, { where: { componentId: In(ids) }, order: { id: 'ASC' } });
    const shares = await this.shares(em, actor, programme);
    return components.map(({ id, code, title }) => ({
      id,
      code,
      title,
      envelopes: envelopes
        .filter((envelope) => envelope.componentId === id)
        .map((envelope) => envelopeView(envelope, shares.get(envelope.id) ?? [])),
    }));
  }

  private async shares(em: Em, actor: Actor, programme: Programme): Promise<Map<string, ShareView[]>> {
    const labels = new Map((await this.programmes.domainLabels(em, programme.lastYear)).map(({ code, label }) => [code, label]));
    const untold = await this.untold.of(em, actor);
    const byEnvelope = new Map<string, ShareView[]>();
    for (const share of await this.programmes.subEnvelopes(em, programme.id, actor.scope.regionCode ?? undefined)) {
      const { id, envelopeId, regionCode, domainCode, year, amountCentimes } = share;
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
function actionsOn(actor: Actor, state: ProgrammeState): ProgrammeAction[] {
  const events = (['activate', 'close'] as const).filter(
    (event) => programmeMachine.can(state, event) && decide(actor, `programme.${event}`).allowed,
  );
  const mayEdit = !programmeMachine.isFinal(state) && decide(actor, 'programme.edit').allowed;
  const parties =
    !programmeMachine.isFinal(state) && decide(actor, 'programme.decide_parties').allowed ? (['decide_parties'] as const) : [];
  return [...(mayEdit ? (['edit'] as const) : []), ...parties, ...events];
}

function envelopeView({ id, amountCentimes, source }: Envelope, shares: ShareView[]): EnvelopeView {
  return { id, amountCentimes, source, splitCentimes: sumCentimes(shares.map((share) => share.amountCentimes)), shares };
}

function withoutProgramme<T extends { programmeId: string }>({ programmeId: _, ...rest }: T): Omit<T, 'programmeId'> {
  return rest;
}
