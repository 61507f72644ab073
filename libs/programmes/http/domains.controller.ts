import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, Route, type Actor } from '#platform';
import { DomainReads, type DomainsView } from '../app/domains.reads.js';
import { ManageDomains } from '../app/manage-domains.js';
import { CorrectDomainDto, DomainWordingDto, NewDomainDto, RetireDomainDto } from './domains.dto.js';

@ApiTags('programmes')
@Controller('api/domains')
export class DomainsController {
  constructor(
    private readonly reads: DomainReads,
    private readonly manage: ManageDomains,
  ) {}

  @Get()
  @Route({ policy: 'domain.read', summary: 'Every domain of intervention with its words over the years' })
  all(@CurrentActor() actor: Actor): Promise<DomainsView> {
    return this.reads.all(actor);
  }

  @Post()
  @Route({ policy: 'domain.edit', summary: 'Add a domain of intervention', errors: ['CODE_TAKEN'] })
  add(@CurrentActor() actor: Actor, @Body() { code, ...wording }: NewDomainDto): Promise<{ id: string }> {
    return this.manage.add(actor, code, wording);
  }

  @Put('labels/:id')
  @Route({
    policy: 'domain.edit',
    summary: 'Put the words or the place of a domain right, for the years that they are of',
    errors: ['NOT_FOUND', 'VERSION_CONFLICT'],
  })
  correct(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CorrectDomainDto): Promise<{ version: number }> {
    const { version, ...change } = body;
    return this.manage.correct(actor, id, version, change);
  }

  @Post(':code/labels')
  @Route({ policy: 'domain.edit', summary: 'Call a domain otherwise from a year on', errors: ['NOT_FOUND'] })
  reword(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: DomainWordingDto): Promise<{ id: string }> {
    return this.manage.reword(actor, code, body);
  }

  @Post(':code/retirement')
  @HttpCode(204)
  @Route({ policy: 'domain.edit', summary: 'Offer a domain no longer after a year; what has it keeps it', errors: ['NOT_FOUND'] })
  retire(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: RetireDomainDto): Promise<void> {
    return this.manage.retire(actor, code, body.lastYear);
  }

  @Post(':code/return')
  @HttpCode(204)
  @Route({ policy: 'domain.edit', summary: 'Offer a retired domain again', errors: ['NOT_FOUND'] })
  bringBack(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    return this.manage.bringBack(actor, code);
  }
}
