import { Body, Controller, Get, Param, Post, HttpCode, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import {
  CurrentActor,
  Files,
  IdParam,
  platformErrors,
  requireAccess,
  Route,
  sendFile,
  Tx,
  type Actor,
  type Em,
  type Page,
  FailedJobs,
} from '#platform';
import { Associations } from '#associations';
import { Conventions, type ConventionFacts } from '#conventions';
import { Disbursements } from '#disbursements';
import { BilanEditions } from '../app/bilan-editions.js';
import { Bilan, type PublicBilan } from '../app/bilan.js';
import { BilanEdition } from '../data/bilan-edition.entity.js';
import { bilanEditionMachine, type BilanEditionState } from '../domain/bilan-edition.machine.js';
import { UNKNOWN_REGION, type BilanYear } from '../domain/bilan.js';
import { bilanCsv } from '../domain/csv.js';
import { CountedProjectsQuery, OpenEditionDto } from './bilan.dto.js';

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

export interface EditionItem {
  id: string;
  year: number;
  number: number;
  state: BilanEditionState;
  stateLabel: Label;
  sha256: string | null;
  frozen: ZonedInstant | null;
  published: ZonedInstant | null;
  documentReady: boolean;
  /** Since when the document cannot be made, while it cannot. */
  documentFailed: ZonedInstant | null;
}

/** @throws NOT_FOUND for anything but a year */
function yearOf(text: string): number {
  if (!/^20\d\d$/.test(text)) throw platformErrors.NOT_FOUND();
  return Number(text);
}

@ApiTags('bilan')
@Controller('api/bilan')
export class BilanController {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly bilan: Bilan,
    private readonly editions: BilanEditions,
    private readonly conventions: Conventions,
    private readonly associations: Associations,
    private readonly disbursements: Disbursements,
    private readonly failed: FailedJobs,
  ) {}

  @Get('years/:year')
  @Route({ policy: 'bilan.read', summary: 'The figures of a year as they are now, within my scope', errors: ['NOT_FOUND'] })
  year(@CurrentActor() actor: Actor, @Param('year') year: string): Promise<BilanYear> {
    return this.tx.run((em) => this.bilan.year(em, yearOf(year), actor.scope.regionCode ?? null));
  }

  @Get('years/:year/projects')
  @Route({ policy: 'bilan.read', summary: 'The projects that a figure counts', errors: ['NOT_FOUND'] })
  projects(
    @CurrentActor() actor: Actor,
    @Param('year') year: string,
    @Query() query: CountedProjectsQuery,
  ): Promise<Page<CountedProjectItem>> {
    return this.tx.run((em) => this.counted(em, actor, yearOf(year), query));
  }

  @Get('editions')
  @Route({ policy: 'bilan.read', summary: 'Editions of every year, newest first' })
  async list(): Promise<EditionItem[]> {
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

  @Post('editions')
  @Route({ policy: 'bilan_edition.open', summary: 'Open the next edition of a year' })
  open(@CurrentActor() actor: Actor, @Body() body: OpenEditionDto): Promise<EditionItem> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'bilan_edition.open');
      return editionItem(await this.editions.open(em, actor, body.year));
    });
  }

  @Post('editions/:id/freeze')
  @HttpCode(200)
  @Route({
    policy: 'bilan_edition.freeze',
    summary: 'Freeze the figures of an edition',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'BILAN_EMPTY'],
  })
  freeze(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<EditionItem> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'bilan_edition.freeze');
      const edition = await this.editions.lock(em, id);
      bilanEditionMachine.require(edition.state, 'freeze');
      await this.editions.freeze(em, actor, edition, await this.bilan.year(em, edition.year));
      return editionItem(edition);
    });
  }

  @Post('editions/:id/publish')
  @HttpCode(200)
  @Route({ policy: 'bilan_edition.publish', summary: 'Publish a frozen edition', errors: ['NOT_FOUND', 'WRONG_STATE'] })
  publish(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<EditionItem> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'bilan_edition.publish');
      const edition = await this.editions.lock(em, id);
      await this.editions.publish(em, actor, edition);
      return editionItem(edition);
    });
  }

  @Get('editions/:id/document')
  @Route({ policy: 'bilan.read', summary: 'The PDF of a frozen edition', errors: ['NOT_FOUND'], sends: ['application/pdf'] })
  async document(@IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.tx.run(async (em) => {
      const edition = await em.findOneBy(BilanEdition, { id });
      if (!edition?.fileId) throw platformErrors.NOT_FOUND();
      return this.files.describe(em, edition.fileId);
    });
    sendFile(reply, file, await this.files.read(file), true);
  }

  private async counted(em: Em, actor: Actor, year: number, query: CountedProjectsQuery): Promise<Page<CountedProjectItem>> {
    const all = await this.conventions.counted(em, { year, regionCode: actor.scope.regionCode });
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
  }
}

/** Under which row of the table it is counted. */
const regionOf = ({ unknown, regionCode }: ConventionFacts): string => (unknown.includes('region') ? UNKNOWN_REGION.code : regionCode);

function editionItem(edition: BilanEdition, failed: ZonedInstant | null = null): EditionItem {
  return {
    id: edition.id,
    year: edition.year,
    number: edition.number,
    state: edition.state,
    stateLabel: bilanEditionMachine.label(edition.state),
    sha256: edition.sha256,
    frozen: edition.frozenAt && zonedInstant(edition.frozenAt),
    published: edition.publishedAt && zonedInstant(edition.publishedAt),
    documentReady: edition.fileId !== null,
    documentFailed: failed,
  };
}

@ApiTags('public')
@Controller('api/public/bilan')
export class PublicBilanController {
  constructor(
    private readonly tx: Tx,
    private readonly bilan: Bilan,
  ) {}

  @Get()
  @Route({ policy: 'bilan.public', summary: 'Years with a published bilan, newest first' })
  years(): Promise<number[]> {
    return this.tx.run((em) => this.bilan.publicYears(em));
  }

  @Get(':year.csv')
  @Route({
    policy: 'bilan.public',
    summary: 'The published bilan of a year as open data (CSV)',
    errors: ['NOT_FOUND'],
    sends: ['text/csv'],
  })
  async csv(@Param('year') year: string, @Res() reply: FastifyReply): Promise<void> {
    const bilan = await this.published(year);
    const bytes = Buffer.from(bilanCsv(bilan), 'utf8');
    const name = `bilan-${bilan.year}${bilan.demonstration ? '-demonstration' : ''}.csv`;
    sendFile(reply, { name, mediaType: 'text/csv; charset=utf-8' }, bytes);
  }

  @Get(':year')
  @Route({ policy: 'bilan.public', summary: 'The published bilan of a year', errors: ['NOT_FOUND'] })
  year(@Param('year') year: string): Promise<PublicBilan> {
    return this.published(year);
  }

  private async published(year: string): Promise<PublicBilan> {
    const bilan = await this.tx.run((em) => this.bilan.publicYear(em, yearOf(year)));
    if (!bilan) throw platformErrors.NOT_FOUND();
    return bilan;
  }
}
