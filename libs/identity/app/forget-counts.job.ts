import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '#kernel';
import { defineJob, noPayload, Tx, type JobHandler } from '#platform';
import { ProviderRequest } from '../data/provider.entity.js';
import { SignInAttempt } from '../data/session.entity.js';
import { PROVIDER_WAIT_MS } from '../domain/provider.js';
import { DataExports } from './data-exports.js';
import { Limits } from './limits.js';

export const forgetCounts = defineJob({ name: 'identity.forget-counts', queue: 'events', payload: noPayload, attempts: 1 });

const DAY_MS = 24 * 3_600_000;

/** Once an hour: forgets counts whose window is over, tries of yesterday and copies whose days are over. Sessions end by the institution’s periods. */
@Injectable()
export class ForgetCounts implements JobHandler<Record<string, never>> {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    private readonly limits: Limits,
    private readonly exports: DataExports,
  ) {}

  async handle(): Promise<'done'> {
    await this.tx.run(async (em) => {
      await this.limits.forgetOld(em);
      const now = this.clock.now().getTime();
      await em.delete(SignInAttempt, { lastFailureAt: LessThan(new Date(now - DAY_MS)) });
      await em.delete(ProviderRequest, { createdAt: LessThan(new Date(now - PROVIDER_WAIT_MS)) });
      await this.exports.forgetOld(em);
    });
    return 'done';
  }
}
