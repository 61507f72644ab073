import { Injectable } from '@nestjs/common';
import { Lifecycle, newId, platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { ImportRow, ImportRun } from '../data/import-run.entity.js';
import { forgetOutcomes, rememberMapping, writeOutcomes } from '../data/imports.queries.js';
import { fitMapping, headingKey, headingsKey, missingFields, type ImportField, type Mapping } from '../domain/headings.js';
import { importRunMachine } from '../domain/run.machine.js';
import type { ImportKind } from './import-kind.js';
import { ImportKinds } from './import-kinds.js';
import { importRunLife } from './import.lives.js';
import { JudgeRows } from './judge-rows.js';
import { runSubject } from './run-subject.js';

/** Which column says what; whoever corrects it is remembered for files of the same columns. */
@Injectable()
export class Mappings {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly kinds: ImportKinds,
    private readonly rows: JudgeRows,
  ) {}

  /** @throws NOT_FOUND · FORBIDDEN · WRONG_STATE once it is carried out */
  correct(actor: Actor, id: string, mapping: Mapping): Promise<void> {
    return this.tx.run(async (em) => {
      const run = await this.lifecycle.lock(em, importRunLife, id);
      requireAccess(actor, 'import.manage', runSubject(run));
      importRunMachine.require(run.state, 'carry');
      const kind = this.kinds.of(run.kind);
      const fitting = fitMapping(mapping, kind.fields, run.headings.length);
      await this.apply(em, kind, run, fitting);
      const named = Object.entries(fitting).flatMap(([field, column]) =>
        column === null ? [] : [[field, headingKey(run.headings[column]!)]],
      );
      await rememberMapping(em, newId(), kind.name, headingsKey(run.headings), Object.fromEntries(named) as Record<string, string>);
      await this.trail.record(em, actor, { subject: 'import_run', subjectId: id, event: 'map_columns', detail: { mapping: fitting } });
    });
  }

  /** Looks at the rows anew, as the product stands now. @throws NOT_FOUND · FORBIDDEN · WRONG_STATE */
  lookAgain(actor: Actor, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const run = await this.lifecycle.lock(em, importRunLife, id);
      requireAccess(actor, 'import.manage', runSubject(run));
      importRunMachine.require(run.state, 'carry');
      await this.apply(em, this.kinds.of(run.kind), run, run.mapping);
    });
  }

  /** The run with its new mapping, and what would become of its rows by it. */
  async apply(em: Em, kind: ImportKind, run: ImportRun, mapping: Mapping): Promise<void> {
    run.mapping = mapping;
    await em.update(ImportRun, { id: run.id }, { mapping });
    if (missingOf(kind, run).length > 0) return forgetOutcomes(em, run.id);
    const rows = await em.find(ImportRow, { where: { runId: run.id }, order: { line: 'ASC' } });
    if (rows.some(({ cells }) => cells === null)) throw platformErrors.NOT_FOUND();
    const judged = await this.rows.judge(em, kind, run, rows);
    await writeOutcomes(
      em,
      judged.map(({ row: _row, ...outcome }) => outcome),
    );
  }
}

/** What nothing can be carried out without; the region of who brings the file is known. */
export const missingOf = ({ fields }: ImportKind, { mapping, regionCode }: Pick<ImportRun, 'mapping' | 'regionCode'>): ImportField[] =>
  missingFields(fields, mapping).filter(({ kind }) => kind !== 'region' || regionCode === null);
