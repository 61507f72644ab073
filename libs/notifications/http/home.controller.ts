import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { definePolicies, CurrentActor, IdParam, Lists, Route, type Actor, type ListPage, type NamesOf } from '#platform';
import { InboxList, InboxQuery, type InboxItem } from '../app/inbox.list.js';
import { HomeReads } from '../app/home.reads.js';
import { MarkRead } from '../app/mark-read.js';
import type { TodoItem } from '../app/todos.js';

export const notificationPolicies = definePolicies({
  'home.read': { roles: ['*'] },
  'inbox.read': { roles: ['*'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof notificationPolicies> {}
}

@ApiTags('home')
@Controller('api')
export class HomeController {
  constructor(
    private readonly reads: HomeReads,
    private readonly marking: MarkRead,
    private readonly lists: Lists,
    private readonly messages: InboxList,
  ) {}

  @Get('home')
  @Route({ policy: 'home.read', summary: 'What I must do now, most urgent first' })
  async home(@CurrentActor() actor: Actor): Promise<{ items: TodoItem[]; unread: number }> {
    return this.reads.home(actor);
  }

  @Get('inbox')
  @Route({ policy: 'inbox.read', summary: 'My messages, newest first' })
  inbox(@CurrentActor() actor: Actor, @Query() query: InboxQuery): Promise<ListPage<InboxItem>> {
    return this.lists.read(actor, this.messages, query);
  }

  @Post('inbox/:id/read')
  @HttpCode(204)
  @Route({ policy: 'inbox.read', summary: 'Mark one of my messages as read' })
  async read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    await this.marking.execute(actor, id);
  }
}
