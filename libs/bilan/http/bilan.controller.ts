import { Body, Controller, Get, Param, Post, HttpCode, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, IdParam, Lists, Route, sendFile, type Actor, type ListPage } from '#platform';
import { AdvanceEdition } from '../app/advance-edition.js';
import { BilanReads, yearOf } from '../app/bilan.reads.js';
import type { PublicBilan } from '../app/bilan.js';
import { CountedList, CountedProjectsQuery, type CountedProjectItem } from '../app/counted.list.js';
import type { EditionItem } from '../app/edition-item.js';
import type { BilanYear } from '../domain/bilan.js';
import { bilanCsv } from '../domain/csv.js';
import { BilanYearQuery, OpenEditionDto } from './bilan.dto.js';

@ApiTags('bilan')
@Controller('api/bilan')
export class BilanController {
  constructor(
    private readonly reads: BilanReads,
    private readonly editions: AdvanceEdition,
    private readonly lists: Lists,
    private readonly counted: CountedList,
  ) {}

  @Get('years/:year')
  @Route({ policy: 'bilan.read', summary: 'The figures of a year as they are now, within my scope', errors: ['NOT_FOUND'] })
  year(@CurrentActor() actor: Actor, @Param('year') year: string, @Query() { comparedBy }: BilanYearQuery): Promise<BilanYear> {
    return this.reads.year(actor, year, comparedBy ?? null);
  }

  @Get('years/:year/projects')
  @Route({ policy: 'bilan.read', summary: 'The projects that a figure counts', errors: ['NOT_FOUND'] })
  projects(
    @CurrentActor() actor: Actor,
    @Param('year') year: string,
    @Query() query: CountedProjectsQuery,
  ): Promise<ListPage<CountedProjectItem>> {
    return this.lists.read(actor, this.counted, { ...query, year: yearOf(year) });
  }

  @Get('editions')
  @Route({ policy: 'bilan.read', summary: 'Editions of every year, newest first' })
  list(): Promise<EditionItem[]> {
    return this.reads.editions();
  }

  @Post('editions')
  @Route({ policy: 'bilan_edition.open', summary: 'Open the next edition of a year' })
  open(@CurrentActor() actor: Actor, @Body() body: OpenEditionDto): Promise<EditionItem> {
    return this.editions.open(actor, body.year);
  }

  @Post('editions/:id/freeze')
  @HttpCode(200)
  @Route({
    policy: 'bilan_edition.freeze',
    summary: 'Freeze the figures of an edition',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'BILAN_EMPTY'],
  })
  freeze(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<EditionItem> {
    return this.editions.freeze(actor, id);
  }

  @Post('editions/:id/publish')
  @HttpCode(200)
  @Route({ policy: 'bilan_edition.publish', summary: 'Publish a frozen edition', errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'WRONG_STATE'] })
  publish(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<EditionItem> {
    return this.editions.publish(actor, id);
  }

  @Get('editions/:id/document')
  @Route({ policy: 'bilan.read', summary: 'The PDF of a frozen edition', errors: ['NOT_FOUND'], sends: ['application/pdf'] })
  async document(@IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const { file, bytes } = await this.reads.document(id);
    sendFile(reply, file, bytes, true);
  }
}

@ApiTags('public')
@Controller('api/public/bilan')
export class PublicBilanController {
  constructor(private readonly reads: BilanReads) {}

  @Get()
  @Route({ policy: 'bilan.public', summary: 'Years with a published bilan, newest first' })
  years(): Promise<number[]> {
    return this.reads.publicYears();
  }

  @Get(':year.csv')
  @Route({
    policy: 'bilan.public',
    summary: 'The published bilan of a year as open data (CSV)',
    errors: ['NOT_FOUND'],
    sends: ['text/csv'],
  })
  async csv(@Param('year') year: string, @Res() reply: FastifyReply): Promise<void> {
    const bilan = await this.reads.published(year);
    const bytes = Buffer.from(bilanCsv(bilan), 'utf8');
    const name = `bilan-${bilan.year}${bilan.demonstration ? '-demonstration' : ''}.csv`;
    sendFile(reply, { name, mediaType: 'text/csv; charset=utf-8' }, bytes);
  }

  @Get(':year')
  @Route({ policy: 'bilan.public', summary: 'The published bilan of a year', errors: ['NOT_FOUND'] })
  year(@Param('year') year: string): Promise<PublicBilan> {
    return this.reads.published(year);
  }
}
