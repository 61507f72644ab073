import { Injectable } from '@nestjs/common';
import { Not, type FindOptionsWhere } from 'typeorm';
import { Directory } from '#identity';
import { regionLabel, zonedInstant, type Label } from '#kernel';
import { decide, found, requireAccess, Tx, type Actor, type Em } from '#platform';
import { ImportRow, ImportRun } from '../data/import-run.entity.js';
import { countRows, type CountedRows } from '../data/imports.queries.js';
import { repeatedHeadings } from '../domain/headings.js';
import { OUTCOMES, RESULTS, type Outcome, type Reason, type Result } from '../domain/outcomes.js';
import { importRunMachine } from '../domain/run.machine.js';
import type { ImportDecision } from './decide-import.js';
import type { ImportKind } from './import-kind.js';
import { ImportKinds } from './import-kinds.js';
import type { ImportKindView, ImportRowView, ImportRunView } from './import.views.js';
import { missingOf } from './mappings.js';
import { runSubject } from './run-subject.js';

const SAMPLES = 3;
const DECISIONS: readonly ImportDecision[] = ['carry', 'stop', 'undo', 'abandon'];

/** What is told of a file that was brought in. */
@Injectable()
export class ImportReads {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly kindsOf: ImportKinds,
  ) {}

  kinds(actor: Actor): ImportKindView[] {
    requireAccess(actor, 'import.read');
    return this.kindsOf.all().map(({ name, label, hint, fields }) => ({
      kind: name,
      label,
      hint,
      fields: fields.map(({ name: field, label: words, required = false }) => ({ name: field, label: words, required })),
    }));
  }

  /** @throws NOT_FOUND */
  run(actor: Actor, id: string): Promise<ImportRunView> {
    return this.tx.run(async (em) => this.view(em, actor, await this.read(em, actor, id)));
  }

  /** Its rows in their order, of one outcome or result where that is asked; at most as many as a file may have. @throws NOT_FOUND */
  rows(actor: Actor, id: string, show: { outcome?: Outcome; result?: Result } = {}): Promise<ImportRowView[]> {
    return this.tx.run(async (em) => {
      const run = await this.read(em, actor, id);
      const where: FindOptionsWhere<ImportRow> = {
        runId: id,
        ...(show.outcome ? { outcome: show.outcome } : {}),
        ...(show.result ? { result: show.result } : {}),
      };
      const rows = await em.find(ImportRow, { where, order: { line: 'ASC' } });
      const kind = this.kindsOf.of(run.kind);
      return rows.map((row) => this.rowView(kind, run, row));
    });
  }

  async read(em: Em, actor: Actor, id: string): Promise<ImportRun> {
    const run = await found(em, ImportRun, { id });
    requireAccess(actor, 'import.read', runSubject(run));
    return run;
  }

  private async view(em: Em, actor: Actor, run: ImportRun): Promise<ImportRunView> {
    const kind = this.kindsOf.of(run.kind);
    const counts = await countRows(em, run.id);
    const first = await em.find(ImportRow, { where: { runId: run.id }, order: { line: 'ASC' }, take: SAMPLES });
    const former = await em.findOne(ImportRun, {
      where: {
        kind: run.kind,
        sha256: run.sha256,
        id: Not(run.id),
        ...(run.regionCode ? { regionCode: run.regionCode } : {}),
        ...(run.institutionId ? { institutionId: run.institutionId } : {}),
      },
      order: { createdAt: 'DESC' },
    });
    const named = [run.createdBy, run.mappedLikeBy].filter((person) => person !== null);
    const people = await this.directory.people(em, named);
    const nameOf = (person: string | null) => (person === null ? null : (people.get(person)?.name ?? null));
    const mayManage = decide(actor, 'import.manage', runSubject(run)).allowed;
    const can = DECISIONS.filter(
      (decision) => mayManage && importRunMachine.can(run.state, decision) && !(decision === 'undo' && run.purgedAt),
    );
    return {
      id: run.id,
      kind: run.kind,
      kindLabel: kind.label,
      fileName: run.fileName,
      encoding: run.encoding,
      separator: run.separator,
      sheet: run.sheet,
      headings: run.headings,
      samples: run.headings.map((_, column) => first.flatMap(({ cells }) => cells?.[column] || [])),
      repeated: repeatedHeadings(run.headings),
      fields: kind.fields.map(({ name, label, required = false }) => ({ name, label, required, column: run.mapping[name] ?? null })),
      mappedLike: run.mappedLikeAt && { by: nameOf(run.mappedLikeBy), at: zonedInstant(run.mappedLikeAt) },
      missing: missingOf(kind, run).map(({ name }) => name),
      rowCount: run.rowCount,
      emptyRows: run.emptyRows,
      outcomes: countsOf(OUTCOMES, counts, 'outcome').map(({ code, ...rest }) => ({ outcome: code, ...rest })),
      results: countsOf(RESULTS, counts, 'result').map(({ code, ...rest }) => ({ result: code, ...rest })),
      left: leftOf(run, counts),
      state: run.state,
      stateLabel: importRunMachine.label(run.state),
      region: run.regionCode ? regionLabel(run.regionCode) : null,
      by: nameOf(run.createdBy),
      created: zonedInstant(run.createdAt),
      before: former && { id: former.id, at: zonedInstant(former.createdAt) },
      purged: run.purgedAt !== null,
      can: can.includes('carry') ? ['map', ...can] : can,
    };
  }

  private rowView(kind: ImportKind, { headings, mapping }: ImportRun, row: ImportRow): ImportRowView {
    const { line, cells, outcome, result, reasons, subjectId } = row;
    return {
      line,
      cells,
      outcome,
      outcomeLabel: outcome && OUTCOMES[outcome],
      result,
      resultLabel: result && RESULTS[result],
      reasons: reasons.map((reason) => ({ text: this.kindsOf.sentence(kind, reason), column: columnOf(reason, headings, mapping) })),
      href: subjectId && kind.hrefOf(subjectId),
    };
  }
}

const columnOf = ({ field }: Reason, headings: readonly string[], mapping: Record<string, number | null>): string | null => {
  const column = field === null ? null : (mapping[field] ?? null);
  return column === null ? null : headings[column] || `${column + 1}`;
};

function countsOf<Code extends string>(labels: Readonly<Record<Code, Label>>, counts: readonly CountedRows[], by: 'outcome' | 'result') {
  return (Object.keys(labels) as Code[]).map((code) => ({
    code,
    label: labels[code],
    rows: counts.filter((count) => count[by] === code).reduce((sum, { rows }) => sum + rows, 0),
  }));
}

const WORK: Readonly<Record<string, (count: CountedRows) => boolean>> = {
  running: ({ outcome, result }) => result === null && (outcome === 'new' || outcome === 'changed'),
  undoing: ({ result }) => result === 'created' || result === 'changed',
};
const leftOf = ({ state }: ImportRun, counts: readonly CountedRows[]): number =>
  counts.filter((count) => WORK[state]?.(count)).reduce((sum, { rows }) => sum + rows, 0);
