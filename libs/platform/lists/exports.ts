import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { Language } from '#kernel';
import { requireAccess } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import { Trail } from '../audit/trail.js';
import { Tx, type Em } from '../database/tx.js';
import { platformErrors } from '../errors.js';
import { Extensions } from '../extensions.js';
import { validationPipe } from '../http/validation.js';
import { csvWriter } from '../sheets/csv.js';
import type { SheetWriter } from '../sheets/sheet.js';
import { xlsxWriter } from '../sheets/xlsx.js';
import type { ListQuery } from './list.dto.js';
import { lists, type List } from './list.js';
import { Lists } from './lists.js';
import { Turns } from './turns.js';

/** What an export may be, and its media type. */
export const EXPORT_FORMATS = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

const AT_ONCE = 2;
const IN_LINE = 20;
const COME_BACK_SECONDS = 15;

interface Wanted {
  actor: Actor;
  list: List;
  query: ListQuery;
  format: ExportFormat;
  language: Language;
  gone: AbortSignal;
}

/** A list as a file on this machine's disk; whoever asked for it erases it. */
export interface ExportedList {
  path: string;
  /** Its name for people, in their language. */
  name: string;
  rows: number;
}

/**
 * Lists as files: what the filter shows, all pages, in the scope of who asks. A file is written to the disk at the pace of the database
 * and sent when it is whole: a slow reader holds no transaction, and what fails halfway is an error, not half a list. Each leaves its row
 * in the trail, without the words that were typed.
 */
@Injectable()
export class Exports {
  private readonly pipe = validationPipe();
  /** Each holds a connection while it is written: the pages of everybody else need some too. */
  private readonly turns = new Turns(AT_ONCE, IN_LINE, COME_BACK_SECONDS);

  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly extensions: Extensions,
    private readonly pages: Lists,
  ) {}

  /**
   * Stops between two batches when nobody waits for it any more (`gone`).
   * @throws NOT_FOUND for a list that is none · FORBIDDEN · INVALID_REQUEST · EXPORTS_BUSY
   */
  async write(
    actor: Actor,
    asked: { list: string; format: ExportFormat; query: Record<string, unknown> },
    language: Language,
    gone: AbortSignal,
  ): Promise<ExportedList> {
    const list = this.extensions.of(lists).find(({ name }) => name === asked.list);
    if (!list) throw platformErrors.NOT_FOUND();
    requireAccess(actor, list.policy);
    const query = (await this.pipe.transform(asked.query, { type: 'query', metatype: list.query })) as ListQuery;
    const file = path.join(tmpdir(), `jisr-export-${randomUUID()}`);
    try {
      const rows = await this.turns.take(() => this.writeTo(file, { actor, list, query, format: asked.format, language, gone }));
      return { path: file, name: `${list.title[language]}.${asked.format}`, rows };
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
  }

  private writeTo(file: string, wanted: Wanted): Promise<number> {
    const { actor, list, format, language } = wanted;
    return this.tx.run(async (em) => {
      // A list holds what associations told the ministry: nobody else on the machine reads the file.
      const out = createWriteStream(file, { mode: 0o600 });
      const columns = list.columns.map(({ label, kind }) => ({ label: label[language], kind }));
      const sheet: SheetWriter =
        format === 'csv' ? csvWriter(out, columns, language) : xlsxWriter(out, columns, { title: list.title[language], language });
      try {
        const written = finished(out);
        // A disk that is full ends the export, which would otherwise wait for it for ever.
        const rows = await Promise.race([written.then(() => 0), this.fill(sheet, em, wanted)]);
        await written;
        if (actor.personId) await this.record(em, wanted, rows);
        return rows;
      } finally {
        out.destroy();
      }
    });
  }

  private async fill(sheet: SheetWriter, em: Em, { actor, list, query, language, gone }: Wanted): Promise<number> {
    let rows = 0;
    for await (const items of this.pages.all(em, actor, list, query)) {
      if (gone.aborted) throw new Error('nobody waits for the export any more');
      for (const item of items) await sheet.row(list.columns.map((column) => column.value(item, language)));
      rows += items.length;
    }
    await sheet.end();
    return rows;
  }

  private record(em: Em, { actor, list, query, format }: Wanted, rows: number): Promise<void> {
    const { page: _page, pageSize: _size, q, ...filter } = query;
    return this.trail.record(em, actor, {
      subject: 'person',
      subjectId: actor.personId!,
      event: 'export_list',
      detail: { list: list.name, format, rows, filter, searched: Boolean(q) },
    });
  }
}
