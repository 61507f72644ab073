import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { LANGUAGES, zonedInstant, type Label, type Language, type ZonedInstant } from '#kernel';
import { Tx, type Actor, type Page } from '#platform';
import { Message, type MessageTexts } from '../data/message.entity.js';
import { Todos, type TodoItem } from './todos.js';

export interface InboxItem {
  id: string;
  subject: Label;
  body: Label;
  action: { label: Label; path: string } | null;
  /** The language of the e-mail. */
  mailedIn: Language;
  at: ZonedInstant;
  read: boolean;
}

/** What somebody must do now, and what they were told. */
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

  /** Newest first. */
  inbox(actor: Actor, { page, pageSize }: { page: number; pageSize: number }): Promise<Page<InboxItem>> {
    return this.tx.run(async (em) => {
      const [rows, total] = await em.findAndCount(Message, {
        where: { personId: actor.personId! },
        order: { createdAt: 'DESC' },
        take: pageSize,
        skip: (page - 1) * pageSize,
      });
      return { items: rows.map(itemOf), page, pageSize, total };
    });
  }
}

function itemOf(row: Message): InboxItem {
  const mailed: MessageTexts = { subject: row.subject, body: row.body, action: row.actionLabel };
  const inAll = (text: (texts: MessageTexts) => string): Label =>
    Object.fromEntries(LANGUAGES.map((language) => [language, text(row.translations?.[language] ?? mailed)])) as Record<Language, string>;
  return {
    id: row.id,
    subject: inAll(({ subject }) => subject),
    body: inAll(({ body }) => body),
    action: row.actionLabel && row.actionPath ? { label: inAll(({ action }) => action ?? ''), path: row.actionPath } : null,
    mailedIn: row.language,
    at: zonedInstant(row.createdAt),
    read: row.readAt !== null,
  };
}
