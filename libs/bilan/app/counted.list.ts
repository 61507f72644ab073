import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { Label, Localized } from '#kernel';
import { columnsFor, HEADINGS, IntField, inWords, ListQuery, regionIn, TextField, yesIn, type Actor, type Em, type List } from '#platform';
import { Programmes } from '#programmes';
import { Associations } from '#associations';
import { Disbursements } from '#disbursements';
import { COUNTED, type ListedProject } from '../data/counted.list.js';
import { UNKNOWN_REGION } from '../domain/bilan.js';

export interface CountedProjectItem {
  conventionId: string;
  number: string;
  title: string;
  association: { id: string; name: Localized; ofMigrants: boolean | null };
  domainCode: string;
  domainLabel: Label;
  /** Null when nobody wrote it down. */
  regionCode: string | null;
  awardedCentimes: number;
  paidCentimes: number;
  year: number;
}

export class CountedProjectsQuery extends ListQuery {
  @TextField({ max: 60, optional: true }) domain?: string;
  @TextField({ max: 10, optional: true }) region?: string;
  @Type(() => Number)
  @IntField({ min: 2000, max: 2099, optional: true, description: 'Of an export; a page is of the year in its address' })
  year?: number;
}

const { text, number, amount } = columnsFor<CountedProjectItem>();

/** The projects that a figure of the bilan counts. */
@Injectable()
export class CountedList implements List<ListedProject, CountedProjectItem, CountedProjectsQuery> {
  readonly name = 'counted-projects';
  readonly title = { fr: 'Projets comptés au bilan', ar: 'المشاريع المحتسبة في الحصيلة', en: 'Projects counted in the review' };
  readonly policy = 'bilan.read';
  readonly query = CountedProjectsQuery;
  readonly source = COUNTED;
  readonly columns = [
    number(HEADINGS.year, (item) => item.year),
    text({ fr: 'Acte', ar: 'الوثيقة', en: 'Act' }, (item) => item.number),
    text(HEADINGS.title, (item) => item.title),
    text(HEADINGS.association, (item, language) => inWords(item.association.name, language)),
    text({ fr: 'Association de migrants', ar: 'جمعية للمهاجرين', en: 'Association of migrants' }, (item, language) =>
      item.association.ofMigrants === null ? null : yesIn(item.association.ofMigrants, language),
    ),
    text(HEADINGS.domain, (item, language) => item.domainLabel[language]),
    text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language) ?? UNKNOWN_REGION.label[language]),
    amount({ fr: 'Accordé (DH)', ar: 'الممنوح (درهم)', en: 'Awarded (MAD)' }, (item) => item.awardedCentimes),
    amount({ fr: 'Payé (DH)', ar: 'المؤدى (درهم)', en: 'Paid (MAD)' }, (item) => item.paidCentimes),
  ];

  constructor(
    private readonly programmes: Programmes,
    private readonly associations: Associations,
    private readonly disbursements: Disbursements,
  ) {}

  async items(em: Em, _actor: Actor, rows: readonly ListedProject[]): Promise<CountedProjectItem[]> {
    const names = await this.associations.factsOf(
      em,
      rows.map((row) => row.associationId),
    );
    const money = await this.disbursements.moneyOf(
      em,
      rows.map((row) => row.conventionId),
    );
    const domains = await this.domainsOf(em, new Set(rows.map((row) => row.year)));
    return rows.map(({ associationId, unknown, ...row }) => ({
      ...row,
      association: {
        id: associationId,
        name: names.get(associationId)?.name ?? { fr: '—', ar: '—' },
        ofMigrants: unknown.includes('of_migrants') ? null : (names.get(associationId)?.ofMigrants ?? false),
      },
      domainLabel: domains.get(row.year)?.get(row.domainCode) ?? { fr: row.domainCode, ar: row.domainCode, en: row.domainCode },
      paidCentimes: money.get(row.conventionId)?.paidCentimes ?? 0,
    }));
  }

  /** Each year has its own words for its domains. */
  private async domainsOf(em: Em, years: ReadonlySet<number>): Promise<Map<number, Map<string, Label>>> {
    const domains = new Map<number, Map<string, Label>>();
    for (const year of years) {
      const labels = await this.programmes.domainLabels(em, year);
      domains.set(year, new Map(labels.map(({ code, label }) => [code, label])));
    }
    return domains;
  }
}
