import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Tx, type Actor } from '#platform';
import { Message } from '../data/message.entity.js';
import { Todos, type TodoItem } from './todos.js';

/** What somebody must do now, and whether they were told something. */
@Injectable()
export class HomeReads {
  constructor(
    private readonly tx: Tx,
    private readonly todos: Todos,
  ) {}

  home(actor: Actor): Promise<{ items: TodoItem[]; unread: number }> {
    return this.tx.run(async (em) => ({
      items: await this.todos.of(em, actor),
      unread: await em.count(Message, { where: { personId: actor.personId!, readAt: IsNull() } }),
    }));
  }
}
