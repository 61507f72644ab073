import { Injectable } from '@nestjs/common';
import type { Actor, Em } from '#platform';
import type { TodoItem, TodoSource } from './todos.js';

/** For the administrator of the whole: jobs that gave up and were not put back yet. */
@Injectable()
export class FailedJobTodos implements TodoSource {
  readonly roles = ['administrator'];

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    if (actor.scope.regionCode) return [];
    const [row] = await em.query<{ count: number; waiting: boolean }[]>(
      `SELECT count(*)::int AS count, coalesce(bool_or(subject IS NOT NULL), false) AS waiting
       FROM failed_job WHERE settled_at IS NULL AND retried_at IS NULL`,
    );
    if (!row?.count) return [];
    return [
      {
        key: 'platform.failed-jobs',
        label: { fr: 'Travaux en échec', ar: 'مهام متعثرة', en: 'Failed jobs' },
        href: '/app/failed-jobs',
        count: row.count,
        tone: row.waiting ? 'late' : 'now',
      },
    ];
  }
}
