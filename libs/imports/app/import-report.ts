import { Injectable } from '@nestjs/common';
import { writeXlsx } from 'hucre/xlsx';
import { csvText, unarmed, type Language } from '#kernel';
import { Tx, type Actor } from '#platform';
import { importErrors } from '../domain/errors.js';
import { KEPT_DAYS } from '../domain/limits.js';
import { ImportReads } from './imports.reads.js';
import type { ImportRowView } from './import.views.js';
import { CSV, XLSX } from './sheet.js';

const HEADINGS = {
  line: { fr: 'Ligne', ar: 'السطر', en: 'Row' },
  result: { fr: 'Résultat', ar: 'النتيجة', en: 'Result' },
  why: { fr: 'Pourquoi', ar: 'السبب', en: 'Why' },
};

/** The file as it was, with what became of each row beside it: no cell of it is a formula. */
@Injectable()
export class ImportReport {
  constructor(
    private readonly tx: Tx,
    private readonly reads: ImportReads,
  ) {}

  /** @throws NOT_FOUND · IMPORT_PURGED */
  async write(
    actor: Actor,
    id: string,
    format: 'csv' | 'xlsx',
    language: Language,
  ): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
    const run = await this.tx.run((em) => this.reads.read(em, actor, id));
    if (run.purgedAt) throw importErrors.IMPORT_PURGED({ days: KEPT_DAYS });
    const rows = await this.reads.rows(actor, id);
    const table = [
      [HEADINGS.line[language], HEADINGS.result[language], HEADINGS.why[language], ...run.headings],
      ...rows.map((row) => [String(row.line), resultOf(row, language), whyOf(row, language), ...(row.cells ?? [])]),
    ];
    const name = `${run.fileName.replace(/\.\w+$/, '')}-${run.kind}.${format}`;
    if (format === 'csv') return { name, mediaType: CSV, bytes: Buffer.from(csvText(table)) };
    const sheet = { name: HEADINGS.result[language], rows: table.map((cells) => cells.map(unarmed)) };
    return { name, mediaType: XLSX, bytes: Buffer.from(await writeXlsx({ sheets: [sheet] })) };
  }
}

const resultOf = ({ resultLabel, outcomeLabel }: ImportRowView, language: Language) => (resultLabel ?? outcomeLabel)?.[language] ?? '';
const whyOf = ({ reasons }: ImportRowView, language: Language) =>
  reasons.map(({ text, column }) => (column ? `${column} : ${text[language]}` : text[language])).join(' · ');
