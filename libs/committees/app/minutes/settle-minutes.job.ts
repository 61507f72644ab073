import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, Lifecycle, Tx, type JobHandler } from '#platform';
import { CommitteeSession } from '../../data/session.entity.js';
import { sessionLife } from '../committee.lives.js';
import { SigningDesk } from './signing-desk.js';

export const settleMinutes = defineJob({ name: 'committees.settle-minutes', queue: 'deadlines', payload: z.object({}).strict() });

/** A mandate that ends by its date tells nobody: minutes that wait for such a signature only are finished here. */
@Injectable()
export class SettleMinutes implements JobHandler<Record<string, never>> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly desk: SigningDesk,
  ) {}

  async handle(): Promise<'done' | 'skipped'> {
    const waiting = await this.tx.run((em) => em.find(CommitteeSession, { select: { id: true }, where: { state: 'closed' } }));
    let finished = 0;
    for (const { id } of waiting) {
      const complete = await this.tx.run(async (em) => {
        const session = await this.lifecycle.lockIfAny(em, sessionLife, id);
        return session !== null && this.desk.settle(em, session);
      });
      if (complete) finished += 1;
    }
    return finished > 0 ? 'done' : 'skipped';
  }
}
