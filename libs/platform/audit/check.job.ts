import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../access/actor.js';
import { newId } from '../database/ids.js';
import { Tx, type Em } from '../database/tx.js';
import { defineJob, type JobHandler } from '../jobs/job.js';
import { Outbox } from '../outbox/outbox.js';
import { AuditCheck } from './audit-check.entity.js';
import { AuditHeads } from './publish-head.job.js';
import { AuditChain } from './seal.js';
import { rowBy } from '../database/row-by.js';

export const checkAudit = defineJob({ name: 'platform.check-audit', queue: 'events', payload: z.object({ checkId: z.uuid() }) });

const CHECK_EVERY = '24 hours';
/** A check that takes longer ended with its worker. */
const LOST_AFTER = '10 minutes';

/** Recomputations of the audit chain, asked for in a request and done by the worker. */
@Injectable()
export class AuditChecks {
  constructor(private readonly outbox: Outbox) {}

  /** Asks for a check; one that still waits is the answer to everybody who asks meanwhile, and is begun again when it was lost. Returns its id. */
  async ask(em: Em, actor: Actor): Promise<string> {
    await em.query(`SELECT pg_advisory_xact_lock(hashtext('audit_check'))`);
    const [waiting] = await em.query<{ id: string; lost: boolean }[]>(
      `SELECT id, asked_at < clock_timestamp() - interval '${LOST_AFTER}' AS lost FROM audit_check WHERE finished_at IS NULL LIMIT 1`,
    );
    if (waiting && !waiting.lost) return waiting.id;
    const id = waiting?.id ?? newId();
    if (!waiting) await em.insert(AuditCheck, { id, askedBy: actor.personId });
    await this.outbox.enqueue(em, checkAudit, { checkId: id });
    return id;
  }

  /** The calendar's own check: does nothing while the newest is younger than a day, or while nothing is sealed. */
  async askWhenDue(em: Em, actor: Actor): Promise<void> {
    const [row] = await em.query<{ due: boolean }[]>(
      `SELECT EXISTS (SELECT FROM audit_seal)
         AND NOT EXISTS (SELECT FROM audit_check WHERE asked_at > clock_timestamp() - interval '${CHECK_EVERY}') AS due`,
    );
    if (row!.due) await this.ask(em, actor);
  }
}

@Injectable()
export class CheckAudit implements JobHandler<{ checkId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly chain: AuditChain,
    private readonly heads: AuditHeads,
  ) {}

  async handle({ checkId }: { checkId: string }): Promise<'done' | 'skipped'> {
    const check = await this.tx.run((em) => rowBy(em, AuditCheck, { id: checkId }));
    if (!check || check.finishedAt) return 'skipped';
    while ((await this.chain.seal()) > 0);
    const { entries, seals, unsealed, defects } = await this.chain.verify(await this.heads.published());
    await this.tx.run((em) =>
      em.query(
        `UPDATE audit_check SET finished_at = clock_timestamp(), entries = $2, seals = $3, unsealed = $4, defects = $5::jsonb
         WHERE id = $1 AND finished_at IS NULL`,
        [checkId, entries, seals, unsealed, JSON.stringify(defects)],
      ),
    );
    return 'done';
  }
}
