import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { communesOf, type Label } from '#kernel';
import { Route } from '#platform';
import { ReferenceReads, type ReferenceView } from '../app/reference.reads.js';
import { ProvinceQuery, YearQuery } from './programmes.dto.js';

export interface NamedCommune {
  code: string;
  label: Label;
}

@ApiTags('programmes')
@Controller('api/public/reference')
export class ReferenceController {
  constructor(private readonly reads: ReferenceReads) {}

  @Get()
  @Route({ policy: 'reference.read', summary: 'The regions, and the domains of intervention as they were called in a year' })
  reference(@Query() query: YearQuery): Promise<ReferenceView> {
    return this.reads.of(query.year);
  }

  @Get('communes')
  @Route({ policy: 'reference.read', summary: 'The communes of a province or prefecture, by their code in the census' })
  communes(@Query() { province }: ProvinceQuery): NamedCommune[] {
    return communesOf(province).map(({ code, label }) => ({ code, label }));
  }
}
