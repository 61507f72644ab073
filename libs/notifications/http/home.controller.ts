import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ApiTags } from '@nestjs/swagger';
import {
  definePolicies,
  CurrentActor,
  IdParam,
  PageQuery,
  platformErrors,
  Route,
  Tx,
  type Actor,
  type Page,
  type NamesOf,
} from '#platform';
import { LANGUAGES, zonedInstant, type Label, type Language, type ZonedInstant } from '#kernel';
import { Todos, type TodoItem } from '../app/todos.js';
import { Message, type MessageTexts } from '../data/message.entity.js';

export const notificationPolicies = definePolicies({
  'home.read': { roles: ['*'] },
  'inbox.read': { roles: ['*'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof notificationPolicies> {}
}

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

@ApiTags('home')
@Controller('api')
export class HomeController {
  constructor(
    private readonly tx: Tx,
    private readonly todos: Todos,
  ) {}

  @Get('home')
  @Route({ policy: 'home.read', summary: 'What I must do now, most urgent first' })
  async home(@CurrentActor() actor: Actor): Promise<{ items: TodoItem[]; unread: number }> {
    return this.tx.run(async (em) => ({
      items: await this.todos.of(em, actor),
      unread: await em.count(Message, { where: { personId: actor.personId!, readAt: IsNull() } }),
    }));
  }

  @Get('inbox')
  @Route({ policy: 'inbox.read', summary: 'My messages, newest first' })
  async inbox(@CurrentActor() actor: Actor, @Query() { page, pageSize }: PageQuery): Promise<Page<InboxItem>> {
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

  @Post('inbox/:id/read')
  @HttpCode(204)
  @Route({ policy: 'inbox.read', summary: 'Mark one of my messages as read' })
  async read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    const done = await this.tx.run((em) => em.update(Message, { id, personId: actor.personId! }, { readAt: new Date() }));
    if (done.affected !== 1) throw platformErrors.NOT_FOUND();
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
