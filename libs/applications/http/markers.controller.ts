import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChoiceField, CurrentActor, IdParam, IntField, Route, TextList, type Actor } from '#platform';
import { MarkApplication, type CarrierView, type MarkersView } from '../app/mark-application.js';
import { GENDER_MARKERS, type GenderMarker } from '../domain/markers.js';

export class MarkersDto {
  @IntField({ min: 0, max: 1_000_000, description: 'The version that was read; 0 where nothing was said' }) version: number;
  @ChoiceField(Object.keys(GENDER_MARKERS), { nullable: true, description: 'The DAC’s gender marker; null for nothing said' })
  gender: GenderMarker | null;
  @TextList({ max: 20, description: 'Of the carriers that are offered' }) carriedBy: string[];
}

@ApiTags('applications')
@Controller('api/applications')
export class MarkersController {
  constructor(private readonly marking: MarkApplication) {}

  @Get('carriers')
  @Route({ policy: 'application.list', summary: 'Who may carry projects: every word that the lists know' })
  known(@CurrentActor() actor: Actor): Promise<CarrierView[]> {
    return this.marking.known(actor);
  }

  @Get(':id/markers')
  @Route({
    policy: 'application.list',
    summary: 'How a file is counted: gender marker, who carries it',
    errors: ['NOT_FOUND', 'OWN_ASSOCIATION'],
  })
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<MarkersView> {
    return this.marking.read(actor, id);
  }

  @Put(':id/markers')
  @Route({ policy: 'application.mark', summary: 'Say it, or say it anew', errors: ['NOT_FOUND', 'OWN_ASSOCIATION', 'VERSION_CONFLICT'] })
  mark(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { version, ...content }: MarkersDto): Promise<{ version: number }> {
    return this.marking.mark(actor, id, version, content);
  }
}
