import { Injectable } from '@nestjs/common';
import { inLanguage } from '#kernel';
import { Lifecycle, requireAccess, Tx, type Actor, type Em } from '#platform';
import type { ImportRun } from '../data/import-run.entity.js';
import { countRows } from '../data/imports.queries.js';
import { importErrors } from '../domain/errors.js';
import { KEPT_DAYS } from '../domain/limits.js';
import { ImportKinds } from './import-kinds.js';
import { importRunLife } from './import.lives.js';
import { missingOf } from './mappings.js';
import { runSubject } from './run-subject.js';

export type ImportDecision = 'carry' | 'stop' | 'undo' | 'abandon';

/** What an officer decides on a file: the worker carries it out, or takes all of it back. */
@Injectable()
export class DecideImport {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly kinds: ImportKinds,
  ) {}

  /** @throws NOT_FOUND · FORBIDDEN · WRONG_STATE · IMPORT_COLUMNS_MISSING · IMPORT_NOTHING_TO_DO · IMPORT_PURGED */
  execute(actor: Actor, id: string, decision: ImportDecision, key?: string): Promise<void> {
    const idempotency =
      key && actor.personId ? { key, personId: actor.personId, operation: `import.${decision}`, input: { id } } : undefined;
    return this.tx.run(
      async (em) => {
        const run = await this.lifecycle.lock(em, importRunLife, id);
        requireAccess(actor, 'import.manage', runSubject(run));
        importRunLife.machine.require(run.state, decision);
        if (decision === 'carry') await this.requireWork(em, run);
        if (decision === 'undo' && run.purgedAt) throw importErrors.IMPORT_PURGED({ days: KEPT_DAYS });
        await this.lifecycle.move(em, actor, importRunLife, run, decision);
      },
      { idempotency },
    );
  }

  private async requireWork(em: Em, run: ImportRun): Promise<void> {
    const missing = missingOf(this.kinds.of(run.kind), run);
    const names = (language: 'fr' | 'ar' | 'en') => missing.map(({ label }) => inLanguage(label, language)).join(', ');
    if (missing.length > 0)
      throw importErrors.IMPORT_COLUMNS_MISSING({ missingFr: names('fr'), missingAr: names('ar'), missingEn: names('en') });
    const work = (await countRows(em, run.id)).filter(({ outcome }) => outcome === 'new' || outcome === 'changed');
    if (work.length === 0) throw importErrors.IMPORT_NOTHING_TO_DO();
  }
}
