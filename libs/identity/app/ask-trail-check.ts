import { Injectable } from '@nestjs/common';
import { AuditChecks, requireAccess, Tx, type Actor } from '#platform';

/** Has the chain recomputed by the worker; a check that already waits is the answer. */
@Injectable()
export class AskTrailCheck {
  constructor(
    private readonly tx: Tx,
    private readonly checks: AuditChecks,
  ) {}

  execute(actor: Actor): Promise<{ id: string }> {
    requireAccess(actor, 'trail.read');
    return this.tx.run(async (em) => ({ id: await this.checks.ask(em, actor) }));
  }
}
