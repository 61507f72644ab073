import { Injectable } from '@nestjs/common';
import type { Writable } from 'node:stream';
import type { Language } from '#kernel';
import { requireAccess } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import { Trail } from '../audit/trail.js';
import { Tx } from '../database/tx.js';
import { platformErrors } from '../errors.js';
import { Extensions } from '../extensions.js';
import { validationPipe } from '../http/validation.js';
import { csvWriter } from '../sheets/csv.js';
import { xlsxWriter } from '../sheets/xlsx.js';
import type { ListQuery } from './list.dto.js';
import { lists, type List } from './list.js';
import { Lists } from './lists.js';

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A list with a query that was checked: what the reader may have, before a byte of it is sent. */
export interface PreparedExport {
  list: List;
  query: ListQuery;
}

/** Lists as files: what the filter shows, all pages, in the scope of who asks. Each export leaves its row in the trail. */
@Injectable()
export class Exports {
  private readonly pipe = validationPipe();

  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly extensions: Extensions,
    private readonly pages: Lists,
  ) {}

  /** @throws NOT_FOUND · FORBIDDEN · INVALID_REQUEST */
  async prepare(actor: Actor, name: string, asked: Record<string, unknown>): Promise<PreparedExport> {
    const list = (this.extensions.of(lists) as readonly unknown as readonly List[]).find((one) => one.name === name);
    if (!list) throw platformErrors.NOT_FOUND();
    requireAccess(actor, list.policy);
    const query = (await this.pipe.transform(asked, { type: 'query', metatype: list.query })) as ListQuery;
    this.pages.requireSort(list, query);
    return { list, query };
  }

  /** Writes the file as it is read; returns how many rows it has. */
  write(actor: Actor, { list, query }: PreparedExport, format: ExportFormat, language: Language, out: Writable): Promise<number> {
    return this.tx.run(async (em) => {
      const columns = list.columns.map(({ label, kind }) => ({ label: label[language], kind }));
      const title = list.title[language];
      const writer = format === 'csv' ? csvWriter(out, columns, language) : await xlsxWriter(out, columns, { title, language });
      let count = 0;
      for await (const items of this.pages.all(em, actor, list, query)) {
        for (const item of items) await writer.row(list.columns.map((column) => column.value(item as never, language)));
        count += items.length;
      }
      const { page: _, pageSize: __, ...filter } = query;
      await this.trail.record(em, actor, {
        subject: 'person',
        subjectId: actor.personId!,
        event: 'export_list',
        detail: { list: list.name, format, rows: count, filter },
      });
      await writer.end();
      return count;
    });
  }
}
