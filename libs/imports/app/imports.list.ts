import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import {
  ChoiceField,
  columnsFor,
  HEADINGS,
  inWords,
  ListQuery,
  momentOf,
  regionIn,
  TextField,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { IMPORTS, type ListedImport } from '../data/imports.list.js';
import { importRunMachine, type ImportRunState } from '../domain/run.machine.js';
import { ImportKinds } from './import-kinds.js';

export interface ImportListItem {
  id: string;
  kind: string;
  kindLabel: Label;
  fileName: string;
  rowCount: number;
  regionCode: string | null;
  state: ImportRunState;
  stateLabel: Label;
  /** Null for the command line. */
  by: string | null;
  created: ZonedInstant;
}

export class ImportsQuery extends ListQuery {
  @TextField({ max: 40, optional: true, pattern: /^[a-z_]+$/ }) kind?: string;
  @ChoiceField(importRunMachine.states, { optional: true }) state?: ImportRunState;
}

const { text, number, instant } = columnsFor<ImportListItem>();

/** The files that were brought in. */
@Injectable()
export class ImportsList implements List<ListedImport, ImportListItem, ImportsQuery> {
  readonly name = 'imports';
  readonly title = { fr: 'Imports', ar: 'عمليات الاستيراد', en: 'Imports' };
  readonly policy = 'import.read';
  readonly query = ImportsQuery;
  readonly source = IMPORTS;
  readonly columns = [
    text({ fr: 'Fichier', ar: 'الملف', en: 'File' }, (item) => item.fileName),
    text({ fr: 'Contenu', ar: 'المحتوى', en: 'Content' }, (item, language) => inWords(item.kindLabel, language)),
    number({ fr: 'Lignes', ar: 'الأسطر', en: 'Rows' }, (item) => item.rowCount),
    text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language)),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
    text({ fr: 'Par', ar: 'من طرف', en: 'By' }, (item) => item.by),
    instant({ fr: 'Le', ar: 'بتاريخ', en: 'On' }, (item) => momentOf(item.created)),
  ];

  constructor(
    private readonly kinds: ImportKinds,
    private readonly directory: Directory,
  ) {}

  async items(em: Em, _actor: Actor, rows: readonly ListedImport[]): Promise<ImportListItem[]> {
    const people = await this.directory.people(em, [...new Set(rows.flatMap(({ createdBy }) => (createdBy ? [createdBy] : [])))]);
    return rows.map(({ createdBy, createdAt, ...row }) => ({
      ...row,
      kindLabel: this.kinds.of(row.kind).label,
      stateLabel: importRunMachine.label(row.state),
      by: createdBy && (people.get(createdBy)?.name ?? null),
      created: zonedInstant(createdAt),
    }));
  }
}
