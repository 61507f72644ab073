import { randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
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

/** A list as a file; what it holds is gone from the disk once it is read, or left unread and closed. */
export interface ExportedList {
  bytes: Readable;
  /** Its name for people, in their language. */
  name: string;
}

/**
 * Lists as files: what the filter shows, all pages, in the scope of who asks. A file is written to the disk at the pace of the database
 * and sent when it is whole: a slow reader holds no transaction, and what fails halfway is an error, not half a list. Each leaves its row
 * in the trail, without the words that were typed.
 */
@Injectable()
export class Exports {
  private readonly pipe = validationPipe();
  /** Each holds a connection while it is written: the pages of everybody else need some too. The public waits in a line of its own. */
  private readonly turns = new Turns(AT_ONCE, IN_LINE, COME_BACK_SECONDS);
  private readonly publicTurns = new Turns(1, IN_LINE, COME_BACK_SECONDS);

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
    const turns = actor.personId ? this.turns : this.publicTurns;
    const file = await turns.take(() => this.fileOf({ actor, list, query, format: asked.format, language, gone }));
    return { bytes: file.createReadStream({ start: 0 }), name: `${list.title[language]}.${asked.format}` };
  }

  private async fileOf(wanted: Wanted): Promise<FileHandle> {
    const files: FileHandle[] = [];
    let whole: FileHandle | undefined;
    try {
      whole = await this.tx.run(async (em) => {
        // The transaction may begin again: each time with a file of its own.
        const file = await namelessFile();
        files.push(file);
        const rows = await this.writeTo(file, em, wanted);
        if (wanted.actor.personId) await this.record(em, wanted, rows);
        return file;
      });
      return whole;
    } finally {
      for (const file of files) if (file !== whole) await file.close();
    }
  }

  private async writeTo(file: FileHandle, em: Em, wanted: Wanted): Promise<number> {
    const { list, format, language } = wanted;
    const out = file.createWriteStream({ autoClose: false });
    const columns = list.columns.map(({ label, kind }) => ({ label: label[language], kind }));
    const sheet: SheetWriter =
      format === 'csv' ? csvWriter(out, columns, language) : xlsxWriter(out, columns, { title: list.title[language], language });
    const written = finished(out);
    // A disk that is full ends the export, which would otherwise wait for it for ever.
    const rows = await Promise.race([written.then(() => 0), this.fill(sheet, em, wanted)]);
    await written;
    return rows;
  }

  private async fill(sheet: SheetWriter, em: Em, { actor, list, query, language, gone }: Wanted): Promise<number> {
    let rows = 0;
    for await (const items of this.pages.all(em, { ...actor, language }, list, query)) {
      // The answer reaches nobody: it ends the transaction.
      if (gone.aborted) throw platformErrors.EXPORTS_BUSY({ seconds: COME_BACK_SECONDS });
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

/**
 * A file without a name from the moment it exists: a list holds what associations told the ministry, nobody else on the machine opens it, and
 * a process that dies leaves nothing behind.
 */
async function namelessFile(): Promise<FileHandle> {
  const name = path.join(tmpdir(), `jisr-export-${randomUUID()}`);
  const file = await open(name, 'wx+', 0o600);
  await rm(name);
  return file;
}
