import { Injectable } from '@nestjs/common';
import { REGION_CODES, sumCentimes, zonedInstant } from '#kernel';
import {
  ChoiceField,
  columnsFor,
  HEADINGS,
  inWords,
  ListQuery,
  momentOf,
  namesIn,
  TextField,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { Programmes } from '#programmes';
import { PUBLISHED, type PublicCallRow } from '../data/public-calls.queries.js';
import { KIND_LABELS } from '../domain/call-rules.js';
import { PHASES, type Phase } from '../domain/openness.js';
import type { PublicCallItem } from './call.views.js';
import { NamedDomains, namedRegions } from './named.js';

export class PublicCallsQuery extends ListQuery {
  @ChoiceField(Object.keys(PHASES), { optional: true }) phase?: Phase;
  @ChoiceField(REGION_CODES, { optional: true }) region?: string;
  @TextField({ max: 40, optional: true }) domain?: string;
  @TextField({ max: 2, optional: true, description: 'Language of messages and feeds' }) lang?: string;
}

const { text, amount, instant } = columnsFor<PublicCallItem>();

/** What the public reads of calls: only what was published, by the clock. */
@Injectable()
export class PublicCallsList implements List<PublicCallRow, PublicCallItem, PublicCallsQuery> {
  readonly name = 'public-calls';
  readonly title = { fr: 'Appels à projets', ar: 'طلبات المشاريع', en: 'Calls' };
  readonly policy = 'call.read-public';
  readonly query = PublicCallsQuery;
  readonly source = PUBLISHED;
  readonly columns = [
    text(HEADINGS.number, (item) => item.number),
    text(HEADINGS.title, (item, language) => inWords(item.title, language)),
    text({ fr: 'Phase', ar: 'المرحلة', en: 'Phase' }, (item, language) => item.phaseLabel[language]),
    text({ fr: 'Régions', ar: 'الجهات', en: 'Regions' }, (item, language) =>
      namesIn(
        item.regions.map(({ label }) => label),
        language,
      ),
    ),
    text({ fr: 'Domaines', ar: 'المجالات', en: 'Domains' }, (item, language) =>
      namesIn(
        item.domains.map(({ label }) => label),
        language,
      ),
    ),
    instant({ fr: 'Ouverture', ar: 'الافتتاح', en: 'Opens' }, (item) => momentOf(item.opens)),
    instant({ fr: 'Clôture', ar: 'الإغلاق', en: 'Closes' }, (item) => momentOf(item.closes)),
    amount({ fr: 'Plancher (DH)', ar: 'الحد الأدنى (درهم)', en: 'Floor (MAD)' }, (item) => item.floorCentimes),
    amount({ fr: 'Plafond (DH)', ar: 'الحد الأقصى (درهم)', en: 'Ceiling (MAD)' }, (item) => item.ceilingCentimes),
    amount({ fr: 'Enveloppe (DH)', ar: 'الغلاف المالي (درهم)', en: 'Envelope (MAD)' }, (item) => item.envelopeCentimes),
  ];

  constructor(
    private readonly programmes: Programmes,
    private readonly domains: NamedDomains,
  ) {}

  async items(em: Em, _actor: Actor, rows: readonly PublicCallRow[]): Promise<PublicCallItem[]> {
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
