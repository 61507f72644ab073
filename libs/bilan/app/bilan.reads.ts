import { Injectable } from '@nestjs/common';
import type { Localized } from '#kernel';
import { FailedJobs, Files, platformErrors, Tx, type Actor, type Page, type StoredFile } from '#platform';
import { Associations } from '#associations';
import { Conventions, type ConventionFacts } from '#conventions';
import { Disbursements } from '#disbursements';
import { BilanEdition } from '../data/bilan-edition.entity.js';
import { UNKNOWN_REGION, type BilanYear } from '../domain/bilan.js';
import { Bilan, type PublicBilan } from './bilan.js';
import { editionItem, type EditionItem } from './edition-item.js';

export interface CountedProjectItem {
  conventionId: string;
  number: string;
  title: string;
  association: { id: string; name: Localized; ofMigrants: boolean | null };
  domainCode: string;
  /** Null when nobody wrote it down. */
  regionCode: string | null;
  awardedCentimes: number;
  paidCentimes: number;
}

/** The figures of a year, the projects behind them and the editions, as people read them. */
@Injectable()
export class BilanReads {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly bilan: Bilan,
    private readonly conventions: Conventions,
    private readonly associations: Associations,
    private readonly disbursements: Disbursements,
    private readonly failed: FailedJobs,
  ) {}

  /** The figures as they are now, within the actor's scope. @throws NOT_FOUND for anything but a year */
  year(actor: Actor, year: string): Promise<BilanYear> {
    return this.tx.run((em) => this.bilan.year(em, yearOf(year), actor.scope.regionCode ?? null));
  }

  /** The projects that a figure counts, within the actor's scope. @throws NOT_FOUND for anything but a year */
  projects(
    actor: Actor,
    year: string,
    query: { domain?: string; region?: string; page: number; pageSize: number },
  ): Promise<Page<CountedProjectItem>> {
    return this.tx.run(async (em) => {
      const all = await this.conventions.counted(em, { year: yearOf(year), regionCode: actor.scope.regionCode });
      const chosen = all.filter(
        (project) => (!query.domain || project.domainCode === query.domain) && (!query.region || regionOf(project) === query.region),
      );
      const rows = chosen.slice((query.page - 1) * query.pageSize, query.page * query.pageSize);
      const names = await this.associations.factsOf(
        em,
        rows.map((row) => row.associationId),
      );
      const money = await this.disbursements.moneyOf(
        em,
        rows.map((row) => row.id),
      );
      const items = rows.map((row) => ({
        conventionId: row.id,
        number: row.number,
        title: row.title,
        association: {
          id: row.associationId,
          name: names.get(row.associationId)?.name ?? { fr: '—', ar: '—' },
          ofMigrants: row.unknown.includes('of_migrants') ? null : (names.get(row.associationId)?.ofMigrants ?? false),
        },
        domainCode: row.domainCode,
        regionCode: row.unknown.includes('region') ? null : row.regionCode,
        awardedCentimes: row.amountCentimes,
        paidCentimes: money.get(row.id)?.paidCentimes ?? 0,
      }));
      return { items, page: query.page, pageSize: query.pageSize, total: chosen.length };
    });
  }

  editions(): Promise<EditionItem[]> {
    return this.tx.run(async (em) => {
      const rows = await em.find(BilanEdition, { order: { year: 'DESC', number: 'DESC' }, take: 100 });
      const failing = await this.failed.failing(
        em,
        'bilan_edition',
        rows.filter(({ frozenAt, fileId }) => frozenAt && !fileId).map(({ id }) => id),
      );
      return rows.map((row) => editionItem(row, failing.get(row.id)));
    });
  }

  /** @throws NOT_FOUND, also while the document is being made */
  async document(editionId: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      const edition = await em.findOneBy(BilanEdition, { id: editionId });
      if (!edition?.fileId) throw platformErrors.NOT_FOUND();
      return this.files.describe(em, edition.fileId);
    });
    return { file, bytes: await this.files.read(file) };
  }

  publicYears(): Promise<number[]> {
    return this.tx.run((em) => this.bilan.publicYears(em));
  }

  /** @throws NOT_FOUND while no edition of the year is published, and for anything but a year */
  async published(year: string): Promise<PublicBilan> {
    const bilan = await this.tx.run((em) => this.bilan.publicYear(em, yearOf(year)));
    if (!bilan) throw platformErrors.NOT_FOUND();
    return bilan;
  }
}

/** @throws NOT_FOUND for anything but a year */
function yearOf(text: string): number {
  if (!/^20\d\d$/.test(text)) throw platformErrors.NOT_FOUND();
  return Number(text);
}

/** Under which row of the table it is counted. */
const regionOf = ({ unknown, regionCode }: ConventionFacts): string => (unknown.includes('region') ? UNKNOWN_REGION.code : regionCode);
