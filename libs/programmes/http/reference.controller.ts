import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Route } from '#platform';
import { ReferenceReads, type ReferenceView } from '../app/reference.reads.js';
import { YearQuery } from './programmes.dto.js';

@ApiTags('programmes')
@Controller('api/public/reference')
export class ReferenceController {
  constructor(private readonly reads: ReferenceReads) {}

  @Get()
  @Route({ policy: 'reference.read', summary: 'The regions, and the domains of intervention as they were called in a year' })
  reference(@Query() query: YearQuery): Promise<ReferenceView> {
    return this.reads.of(query.year);
  }
}
