import { Injectable } from '@nestjs/common';
import { Institutions } from '#institution';
import { Lifecycle, newId, platformErrors, requireAccess, rowBy, Trail, Tx, type Actor, type Em } from '#platform';
import { ImportRow, ImportRun, RememberedMapping } from '../data/import-run.entity.js';
import { forgetOutcomes, rememberMapping, writeOutcomes } from '../data/imports.queries.js';
import { fitMapping, headingKey, headingsKey, missingFields, type ImportField, type Mapping } from '../domain/headings.js';
import { importRunMachine } from '../domain/run.machine.js';
import type { ImportKind } from './import-kind.js';
import { ImportKinds } from './import-kinds.js';
import { importRunLife } from './import.lives.js';
import { JudgeRows } from './judge-rows.js';
import { runSubject } from './run-subject.js';

/** Which column says what; a correction is remembered for files of the same columns of the same institution. */
@Injectable()
export class Mappings {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly kinds: ImportKinds,
    private readonly rows: JudgeRows,
    private readonly institutions: Institutions,
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
      const institutionId = await this.whose(em, run);
      const names = Object.fromEntries(named) as Record<string, string>;
      const columns = headingsKey(run.headings);
      if (institutionId)
        await rememberMapping(em, { id: newId(), institutionId, kind: kind.name, columns, names, savedBy: actor.personId });
      await em.update(ImportRun, { id }, { mappedLikeBy: null, mappedLikeAt: null });
      await this.trail.record(em, actor, { subject: 'import_run', subjectId: id, event: 'map_columns', detail: { mapping: fitting } });
    });
  }

  /** How somebody of its institution corrected the columns of such a file before. */
  async remembered(em: Em, run: Pick<ImportRun, 'kind' | 'headings' | 'institutionId'>): Promise<RememberedMapping | null> {
    const institutionId = await this.whose(em, run);
    if (!institutionId) return null;
    return rowBy(em, RememberedMapping, { institutionId, kind: run.kind, columns: headingsKey(run.headings) });
  }

  /** What is brought in for the whole installation is its principal's. */
  private async whose(em: Em, { institutionId }: Pick<ImportRun, 'institutionId'>): Promise<string | null> {
    return institutionId ?? (await this.institutions.principalIfAny(em))?.id ?? null;
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
