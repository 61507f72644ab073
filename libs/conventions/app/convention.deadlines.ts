import { Injectable } from '@nestjs/common';
import { dayOfInstant } from '#kernel';
import { deadlinePayload, defineDeadline } from '#notifications';
import { defineJob, Lifecycle, Tx, type JobHandler } from '#platform';
import { conventionLife } from './convention.lives.js';
import { Conventions } from './conventions.js';

export const takeEffect = defineJob({ name: 'conventions.take-effect', queue: 'deadlines', payload: deadlinePayload });
export const TAKE_EFFECT = defineDeadline('conventions.effective-date', takeEffect);

/** The effective date of a convention that was signed before it. */
@Injectable()
export class TakeEffect implements JobHandler<{ subjectId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly conventions: Conventions,
  ) {}

  handle({ subjectId }: { subjectId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const convention = await this.lifecycle.lock(em, conventionLife, subjectId);
      if (convention.startsOn && convention.startsOn > dayOfInstant(await this.tx.now(em))) return 'skipped';
      return (await this.conventions.takeEffect(em, subjectId)) ? 'done' : 'skipped';
    });
  }
}
