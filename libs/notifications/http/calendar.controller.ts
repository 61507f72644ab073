import { Controller, Delete, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Limits } from '#identity';
import type { ZonedInstant } from '#kernel';
import { CurrentActor, definePolicies, Route, type Actor, type NamesOf } from '#platform';
import { CalendarAddresses } from '../app/calendar-address.js';
import { CalendarReads } from '../app/calendar.reads.js';

export const calendarPolicies = definePolicies({
  'calendar.own': { roles: ['*'] },
  /** The secret in the address is what lets in. */
  'calendar.read': { roles: ['anonymous'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof calendarPolicies> {}
}

@ApiTags('home')
@Controller('api/me/calendar')
export class CalendarController {
  constructor(
    private readonly addresses: CalendarAddresses,
    private readonly reads: CalendarReads,
    private readonly limits: Limits,
  ) {}

  @Get()
  @Route({ policy: 'calendar.own', summary: 'Since when my calendar of due dates has a secret address' })
  standing(@CurrentActor() actor: Actor): Promise<{ since: ZonedInstant | null }> {
    return this.addresses.standing(actor);
  }

  @Post()
  @Route({ policy: 'calendar.own', summary: 'A new secret address of my calendar, told this once; the one before ends' })
  make(@CurrentActor() actor: Actor): Promise<{ address: string }> {
    return this.addresses.make(actor);
  }

  @Delete()
  @HttpCode(204)
  @Route({ policy: 'calendar.own', summary: 'End the secret address of my calendar' })
  async end(@CurrentActor() actor: Actor): Promise<void> {
    await this.addresses.end(actor);
  }

  @Get(':secret.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('cache-control', 'private, no-store')
  @Header('x-robots-tag', 'noindex, nofollow')
  @Route({
    policy: 'calendar.read',
    summary: 'The due dates of whoever has this address, to subscribe to in a calendar (RFC 5545)',
    errors: ['THROTTLED'],
  })
  async read(@Param('secret') secret: string, @Req() request: FastifyRequest): Promise<string> {
    await this.limits.spend('calendars', request.ip);
    return this.reads.read(secret);
  }
}
