import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Language } from '#kernel';
import { CONFIG, CurrentActor, CurrentLanguage, Lists, Route, type Actor, type Config, type ListPage } from '#platform';
import type { PublicCall, PublicCallItem } from '../app/call.views.js';
import { PublicCallsList, PublicCallsQuery } from '../app/public-calls.list.js';
import { PublicCallReads } from '../app/public-calls.reads.js';
import { atomFeed, calendarFeed, type Feed } from '../domain/feeds.js';
import { FeedQuery } from './calls.dto.js';

const IN_A_FEED = 100;

@ApiTags('public')
@Controller('api/public')
export class PublicCallsController {
  constructor(
    private readonly calls: PublicCallReads,
    private readonly lists: Lists,
    private readonly published: PublicCallsList,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('calls')
  @Route({ policy: 'call.read-public', summary: 'The published calls: open, to come, past' })
  list(@CurrentActor() actor: Actor, @Query() query: PublicCallsQuery): Promise<ListPage<PublicCallItem>> {
    return this.lists.read(actor, this.published, query);
  }

  @Get('calls.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Route({ policy: 'call.read-public', summary: 'Openings and deadlines, to subscribe to in a calendar (RFC 5545)' })
  async calendar(@Query() query: FeedQuery, @CurrentLanguage() language: Language): Promise<string> {
    return calendarFeed(await this.feed(query, language, 'calls.ics'));
  }

  @Get('calls.atom')
  @Header('content-type', 'application/atom+xml; charset=utf-8')
  @Route({ policy: 'call.read-public', summary: 'The calls, to follow in a feed reader (RFC 4287)' })
  async atom(@Query() query: FeedQuery, @CurrentLanguage() language: Language): Promise<string> {
    return atomFeed(await this.feed(query, language, 'calls.atom'));
  }

  @Get('calls/:number')
  @Route({
    policy: 'call.read-public',
    summary: 'One published call: criteria with weights, documents, form, calendar, questions and answers',
  })
  one(@Param('number') number: string): Promise<PublicCall> {
    return this.calls.one(number);
  }

  private async feed({ region, domain }: FeedQuery, language: Language, name: string): Promise<Feed> {
    const at = (path: string) => new URL(path, this.config.PUBLIC_URL).href;
    const filter = { page: 1, pageSize: IN_A_FEED, region, domain };
    const { items } = await this.calls.page(filter);
    return {
      language,
      host: new URL(this.config.PUBLIC_URL).hostname,
      self: at(`/api/public/${name}`),
      home: at('/calls'),
      calls: items.map((call) => ({
        number: call.number,
        title: call.title,
        summary: call.summary,
        cancelled: call.phase === 'cancelled',
        opensAt: new Date(call.opens.instant),
        closesAt: new Date(call.closes.instant),
        updatedAt: new Date(call.updated.instant),
        url: at(`/calls/${encodeURIComponent(call.number)}?lang=${language}`),
      })),
    };
  }
}
