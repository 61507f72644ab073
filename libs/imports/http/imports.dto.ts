import { ChoiceField, IntField, NestedList, TextField } from '#platform';
import { MAX_IMPORT_COLUMNS } from '../domain/limits.js';
import { OUTCOMES, RESULTS, type Outcome, type Result } from '../domain/outcomes.js';

class ImportColumnDto {
  @TextField({ max: 60, pattern: /^\w+$/ }) field: string;
  @IntField({ min: 0, max: MAX_IMPORT_COLUMNS - 1, nullable: true, description: 'The position of the column, from 0; null for none' })
  column: number | null;
}

export class ImportMappingDto {
  @NestedList(() => ImportColumnDto, { max: 60 }) columns: ImportColumnDto[];
}

export class ImportRowsQuery {
  @ChoiceField(Object.keys(OUTCOMES), { optional: true }) outcome?: Outcome;
  @ChoiceField(Object.keys(RESULTS), { optional: true }) result?: Result;
}

export class ImportReportQuery {
  @ChoiceField(['csv', 'xlsx'], { optional: true }) format?: 'csv' | 'xlsx';
}
