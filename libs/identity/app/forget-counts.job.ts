import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '#kernel';
import { defineJob, noPayload, Tx, type JobHandler } from '#platform';
import { SignInAttempt } from '../data/session.entity.js';
import { Limits } from './limits.js';

export const forgetCounts = defineJob({ name: 'identity.forget-counts', queue: 'events', payload: noPayload, attempts: 1 });

const KEPT_MS = 24 * 3_600_000;

/** Once an hour: forgets counts whose window is over, and tries of yesterday. */
@Injectable()
export class ForgetCounts implements JobHandler<Record<string, never>> {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    private readonly limits: Limits,
  ) {}

  async handle(): Promise<'done'> {
    await this.tx.run(async (em) => {
      await this.limits.forgetOld(em);
      await em.delete(SignInAttempt, { lastFailureAt: LessThan(new Date(this.clock.now().getTime() - KEPT_MS)) });
    });
    return 'done';
  }
}
