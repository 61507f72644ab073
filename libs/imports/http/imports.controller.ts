import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#kernel';
import {
  CurrentActor,
  CurrentLanguage,
  IdempotencyKeyHeader,
  IdParam,
  Lists,
  readUpload,
  Route,
  sendFile,
  UPLOAD_ERRORS,
  type Actor,
  type ListPage,
} from '#platform';
import { DecideImport } from '../app/decide-import.js';
import { ImportReport } from '../app/import-report.js';
import type { ImportKindView, ImportRowView, ImportRunView } from '../app/import.views.js';
import { ImportsList, ImportsQuery, type ImportListItem } from '../app/imports.list.js';
import { ImportReads } from '../app/imports.reads.js';
import { Mappings } from '../app/mappings.js';
import { CSV, XLSX } from '../app/sheet.js';
import { TakeFile } from '../app/take-file.js';
import { MAX_IMPORT_MEGABYTES } from '../domain/limits.js';
import { ImportMappingDto, ImportReportQuery, ImportRowsQuery } from './imports.dto.js';

/** Files of before that officers bring in: looked at, carried out by the worker, taken back as a whole. */
@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly taking: TakeFile,
    private readonly mappings: Mappings,
    private readonly decisions: DecideImport,
    private readonly reading: ImportReads,
    private readonly reports: ImportReport,
    private readonly lists: Lists,
    private readonly imports: ImportsList,
  ) {}

  @Get()
  @Route({ policy: 'import.read', summary: 'The files that were brought in' })
  list(@CurrentActor() actor: Actor, @Query() query: ImportsQuery): Promise<ListPage<ImportListItem>> {
    return this.lists.read(actor, this.imports, query);
  }

  @Get('kinds')
  @Route({ policy: 'import.read', summary: 'What may be brought in, with its fields' })
  kinds(@CurrentActor() actor: Actor): ImportKindView[] {
    return this.reading.kinds(actor);
  }

  @Post('kinds/:kind/files')
  @Route({
    policy: 'import.manage',
    summary: 'Bring a file in (CSV, XLSX, ODS): nothing is made of it yet',
    errors: [...UPLOAD_ERRORS, 'SHEET_UNREADABLE', 'SHEET_EMPTY', 'IMPORT_TOO_LONG', 'IMPORT_TOO_WIDE'],
    upload: MAX_IMPORT_MEGABYTES * 1_000_000,
  })
  async take(@CurrentActor() actor: Actor, @Param('kind') kind: string, @Req() request: FastifyRequest): Promise<ImportRunView> {
    const { id } = await this.taking.execute(actor, kind, await readUpload(request));
    return this.reading.run(actor, id);
  }

  @Get(':id')
  @Route({ policy: 'import.read', summary: 'One file: its columns, and how many rows come out how', errors: ['NOT_FOUND'] })
  run(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ImportRunView> {
    return this.reading.run(actor, id);
  }

  @Get(':id/rows')
  @Route({ policy: 'import.read', summary: 'Its rows: what would become of each, or became, and why', errors: ['NOT_FOUND'] })
  rows(@CurrentActor() actor: Actor, @IdParam() id: string, @Query() show: ImportRowsQuery): Promise<ImportRowView[]> {
    return this.reading.rows(actor, id, show);
  }

  @Put(':id/mapping')
  @Route({
    policy: 'import.manage',
    summary: 'Say which column gives what; remembered for files of the same columns',
    errors: ['WRONG_STATE'],
  })
  async map(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { columns }: ImportMappingDto): Promise<ImportRunView> {
    await this.mappings.correct(actor, id, Object.fromEntries(columns.map(({ field, column }) => [field, column])));
    return this.reading.run(actor, id);
  }

  @Post(':id/check')
  @HttpCode(200)
  @Route({ policy: 'import.manage', summary: 'Look at its rows anew, as things stand now', errors: ['WRONG_STATE'] })
  async check(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ImportRunView> {
    await this.mappings.lookAgain(actor, id);
    return this.reading.run(actor, id);
  }

  @Post(':id/carrying')
  @HttpCode(204)
  @Route({ policy: 'import.manage', summary: 'Carry it out', errors: ['WRONG_STATE', 'IMPORT_COLUMNS_MISSING', 'IMPORT_NOTHING_TO_DO'] })
  carry(@CurrentActor() actor: Actor, @IdParam() id: string, @IdempotencyKeyHeader() key: string): Promise<void> {
    return this.decisions.execute(actor, id, 'carry', key);
  }

  @Post(':id/stopping')
  @HttpCode(204)
  @Route({ policy: 'import.manage', summary: 'Stop: rows that are done stay, the others are left', errors: ['WRONG_STATE'] })
  stop(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.decisions.execute(actor, id, 'stop');
  }

  @Post(':id/undoing')
  @HttpCode(204)
  @Route({
    policy: 'import.manage',
    summary: 'Take all of it back; rows on which something rests are named and stay',
    errors: ['WRONG_STATE', 'IMPORT_PURGED'],
  })
  undo(@CurrentActor() actor: Actor, @IdParam() id: string, @IdempotencyKeyHeader() key: string): Promise<void> {
    return this.decisions.execute(actor, id, 'undo', key);
  }

  @Post(':id/abandonment')
  @HttpCode(204)
  @Route({ policy: 'import.manage', summary: 'Leave it: nothing was made of it', errors: ['WRONG_STATE'] })
  abandon(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.decisions.execute(actor, id, 'abandon');
  }

  @Get(':id/report')
  @Route({
    policy: 'import.read',
    summary: 'The file with what became of each row, as CSV or XLSX',
    errors: ['NOT_FOUND', 'IMPORT_PURGED'],
    sends: [CSV, XLSX],
  })
  async report(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: string,
    @Query() { format = 'csv' }: ImportReportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, ...file } = await this.reports.write(actor, id, format, language);
    sendFile(reply, file, bytes);
  }
}
