import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock, REGIONS, type Label } from '#kernel';
import { Route, Tx } from '#platform';
import { Programmes, type DomainLabel } from '../app/programmes.js';
import { YearQuery } from './programmes.dto.js';

export interface ReferenceView {
  regions: { code: string; label: Label }[];
  domains: DomainLabel[];
}

const regions = Object.entries(REGIONS).map(([code, label]) => ({ code, label }));

@ApiTags('programmes')
@Controller('api/public/reference')
export class ReferenceController {
  constructor(
    private readonly tx: Tx,
    private readonly programmes: Programmes,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Route({ policy: 'reference.read', summary: 'The regions, and the domains of intervention as they were called in a year' })
  async reference(@Query() query: YearQuery): Promise<ReferenceView> {
    const year = query.year ?? this.clock.now().getUTCFullYear();
    return { regions, domains: await this.tx.run((em) => this.programmes.domainLabels(em, year), { readOnly: true }) };
  }
}
