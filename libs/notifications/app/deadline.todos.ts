import { Injectable } from '@nestjs/common';
import { ROLE_NAMES } from '#identity';
import { zonedInstant } from '#kernel';
import { Tx, type Actor, type Em } from '#platform';
import { days } from '../domain/ladder.js';
import { DeadlinesOf } from './deadlines-of.js';
import type { TodoItem, TodoSource } from './todos.js';

const AT_MOST = 10;
const URGENT_MS = days(2);
/** How long a date that was missed stays on the list. */
const LATE_MS = days(30);

/** Due dates that have no to-do of their room, from their first reminder on. */
@Injectable()
export class DeadlineTodos implements TodoSource {
  readonly roles = ['person', ...ROLE_NAMES];

  constructor(
    private readonly tx: Tx,
    private readonly deadlines: DeadlinesOf,
  ) {}

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    const now = await this.tx.now(em);
    const items: TodoItem[] = [];
    for (const definition of this.deadlines.kinds().filter(({ todo }) => todo)) {
      const from = new Date(now.getTime() - LATE_MS);
      const until = new Date(now.getTime() + Math.max(0, ...definition.before));
      for (const due of await this.deadlines.of(em, actor, definition, { from, until })) {
        items.push({
          key: `${definition.kind}.${due.subjectId}`,
          label: definition.title,
          about: due.about,
          href: due.path,
          due: zonedInstant(due.dueAt),
          tone: due.dueAt <= now ? 'late' : due.dueAt.getTime() - now.getTime() < URGENT_MS ? 'now' : 'soon',
        });
      }
    }
    return items.sort((a, b) => a.due!.instant.localeCompare(b.due!.instant)).slice(0, AT_MOST);
  }
}
