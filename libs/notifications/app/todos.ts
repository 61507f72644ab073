import { Injectable } from '@nestjs/common';
import type { Label, ZonedInstant } from '#kernel';
import { ExtensionPoint, Extensions, roleMayAct, type Actor, type Em, type PolicyName } from '#platform';

/** One thing a person must do now, with the way there. */
export interface TodoItem {
  key: string;
  label: Label;
  /** What it is about: the title of a call, the number of a file. */
  about?: Label;
  href: string;
  due?: ZonedInstant;
  count?: number;
  tone: 'late' | 'now' | 'soon';
}

export interface TodoSource {
  /** Roles this source has something for. */
  roles: readonly string[];
  /** What the page it leads to asks, where a role alone does not open it: whom that refuses is neither called nor told a count. */
  opens?: PolicyName;
  /** Bounded: the few most urgent, or one line with a count. */
  todos(em: Em, actor: Actor): Promise<TodoItem[]>;
}

export const todoSources = new ExtensionPoint<TodoSource>('what somebody must do now');

const URGENCY = { late: 0, now: 1, soon: 2 };

/** "What I must do now": each stage brings what it has for whom. */
@Injectable()
export class Todos {
  constructor(private readonly extensions: Extensions) {}

  async of(em: Em, actor: Actor): Promise<TodoItem[]> {
    const items: TodoItem[] = [];
    for (const source of this.extensions.of(todoSources)) {
      const called = source.roles.includes(actor.role) && (!source.opens || roleMayAct(actor, source.opens));
      if (called) items.push(...(await source.todos(em, actor)));
    }
    return items.sort((a, b) => URGENCY[a.tone] - URGENCY[b.tone] || (a.due?.instant ?? '9').localeCompare(b.due?.instant ?? '9'));
  }
}
