import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { FailedJob, type Em } from '#platform';
import type { TodoItem, TodoSource } from './todos.js';

/** For the administrator of the whole: jobs that gave up and were not put back yet. */
@Injectable()
export class FailedJobTodos implements TodoSource {
  readonly roles = ['administrator'];
  readonly opens = 'failed-job.manage';

  async todos(em: Em): Promise<TodoItem[]> {
    const standing = { settledAt: IsNull(), retriedAt: IsNull() };
    const count = await em.countBy(FailedJob, standing);
    if (count === 0) return [];
    const keepsWaiting = await em.existsBy(FailedJob, { ...standing, subject: Not(IsNull()) });
    return [
      {
        key: 'platform.failed-jobs',
        label: { fr: 'Travaux en échec', ar: 'مهام متعثرة', en: 'Failed jobs' },
        href: '/app/failed-jobs',
        count,
        tone: keepsWaiting ? 'late' : 'now',
      },
    ];
  }
}
