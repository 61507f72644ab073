import { Injectable } from '@nestjs/common';
import { RecoverySettled } from '#disbursements';
import { defineJob, type JobHandler } from '#platform';
import { CloseProject } from './close-project.js';

export const settleClosing = defineJob({ name: 'monitoring.settle-closing', queue: 'events', payload: RecoverySettled.payload });

@Injectable()
export class SettleClosing implements JobHandler<{ recoveryOrderId: string }> {
  constructor(private readonly closings: CloseProject) {}

  async handle({ recoveryOrderId }: { recoveryOrderId: string }): Promise<'done' | 'skipped'> {
    return (await this.closings.settle(recoveryOrderId)) ? 'done' : 'skipped';
  }
}
