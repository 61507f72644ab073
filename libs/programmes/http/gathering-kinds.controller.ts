import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BoolField, CurrentActor, IntField, NestedField, Route, TextField, type Actor } from '#platform';
import { GatheringKinds, type GatheringKindsView } from '../app/gathering-kinds.js';

export class GatheringKindLabelDto {
  @TextField({ max: 120 }) fr: string;
  @TextField({ max: 120 }) ar: string;
  @TextField({ max: 120 }) en: string;
}

export class NewGatheringKindDto {
  @TextField({ max: 40, pattern: /^[a-z][a-z0-9_]{1,39}$/, example: 'migrants_week' }) code: string;
  @NestedField(() => GatheringKindLabelDto) label: GatheringKindLabelDto;
}

export class ChangeGatheringKindDto {
  @NestedField(() => GatheringKindLabelDto) label: GatheringKindLabelDto;
  @BoolField() retired: boolean;
  @IntField({ min: 1, max: 1_000_000, description: 'The version that was read' }) version: number;
}

@ApiTags('programmes')
@Controller('api/gathering-kinds')
export class GatheringKindsController {
  constructor(private readonly kinds: GatheringKinds) {}

  @Get()
  @Route({ policy: 'domain.read', summary: 'The kinds of gatherings' })
  all(@CurrentActor() actor: Actor): Promise<GatheringKindsView> {
    return this.kinds.all(actor);
  }

  @Post()
  @HttpCode(204)
  @Route({ policy: 'domain.edit', summary: 'Add a kind of gathering', errors: ['CODE_TAKEN'] })
  add(@CurrentActor() actor: Actor, @Body() body: NewGatheringKindDto): Promise<void> {
    return this.kinds.add(actor, body);
  }

  @Put(':code')
  @Route({ policy: 'domain.edit', summary: 'Put its words right, retire it or bring it back', errors: ['NOT_FOUND', 'VERSION_CONFLICT'] })
  change(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: ChangeGatheringKindDto): Promise<{ version: number }> {
    return this.kinds.change(actor, code, body);
  }
}
