import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, Route, type Actor } from '#platform';
import { EntryHistory, entryKind, type EntryActView } from '../app/entry-history.js';
import { ProgrammeEntries } from '../app/programme-entries.js';
import {
  CorrectComponentDto,
  CorrectComponentTargetDto,
  CorrectEnvelopeDto,
  CorrectFunderDto,
  CorrectContributionDto,
  CorrectGatheringDto,
  CorrectProgrammePartnerDto,
  RestoreEntryDto,
  WithdrawEntryDto,
  envelopeContent,
  funderContent,
} from './programmes.dto.js';

const ON_CORRECTION = ['VERSION_CONFLICT', 'ENTRY_WITHDRAWN', 'WRONG_STATE'] as const;

/** What was entered about a programme, put right afterwards: corrected under its version, withdrawn and restored, with its history. */
@ApiTags('programmes')
@Controller('api/programmes')
export class EntriesController {
  constructor(
    private readonly entries: ProgrammeEntries,
    private readonly history: EntryHistory,
  ) {}

  @Put('components/:id')
  @Route({ policy: 'programme.edit', summary: 'Correct a component', errors: [...ON_CORRECTION, 'CODE_TAKEN'] })
  component(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { version, ...content }: CorrectComponentDto,
  ): Promise<{ version: number }> {
    return this.entries.correct(actor, 'component', id, version, content);
  }

  @Put('envelopes/:id')
  @Route({
    policy: 'programme.edit',
    summary: 'Correct an envelope: its amount never goes below its shares',
    errors: [...ON_CORRECTION, 'SPLIT_EXCEEDS_ENVELOPE', 'ENVELOPE_OVERFUNDED'],
  })
  envelope(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { version, ...content }: CorrectEnvelopeDto,
  ): Promise<{ version: number }> {
    return this.entries.correct(actor, 'envelope', id, version, envelopeContent(content));
  }

  @Put('funders/:id')
  @Route({ policy: 'programme.edit', summary: 'Correct a funder', errors: [...ON_CORRECTION, 'FUNDER_EXCEEDED', 'ENTRY_HAS_FUNDINGS'] })
  funder(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { version, ...content }: CorrectFunderDto,
  ): Promise<{ version: number }> {
    return this.entries.correct(actor, 'funder', id, version, funderContent(content));
  }

  @Put('fundings/:id')
  @Route({
    policy: 'programme.edit',
    summary: 'Correct what a funder brings to a component or envelope',
    errors: [...ON_CORRECTION, 'FUNDER_NOT_SIGNED', 'FUNDER_EXCEEDED', 'ENVELOPE_OVERFUNDED'],
  })
  funding(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { version, ...content }: CorrectContributionDto,
  ): Promise<{ version: number }> {
    return this.entries.correct(actor, 'funding', id, version, { ...content, statedCentimes: content.statedCentimes ?? null });
  }

  @Put('partners/:id')
  @Route({ policy: 'programme.edit', summary: 'Correct a partner', errors: [...ON_CORRECTION] })
  partner(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { version, ...content }: CorrectProgrammePartnerDto,
  ): Promise<{ version: number }> {
    return this.entries.correct(actor, 'partner', id, version, { ...content, componentId: content.componentId ?? null });
  }

  @Put('gatherings/:id')
  @Route({ policy: 'programme.edit', summary: 'Correct a gathering', errors: [...ON_CORRECTION] })
  gathering(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { version, ...content }: CorrectGatheringDto,
  ): Promise<{ version: number }> {
    return this.entries.correct(actor, 'gathering', id, version, { ...content, attendance: content.attendance ?? null });
  }

  @Put('targets/:id')
  @Route({ policy: 'programme.edit', summary: 'Correct a target of a component', errors: [...ON_CORRECTION] })
  target(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { version, ...content }: CorrectComponentTargetDto,
  ): Promise<{ version: number }> {
    return this.entries.correct(actor, 'target', id, version, { ...content, source: content.source ?? null });
  }

  @Post('entries/:kind/:id/withdrawal')
  @HttpCode(204)
  @Route({
    policy: 'programme.edit',
    summary: 'Take back what was entered, with the reason: kept, shown to officers alone, counted nowhere',
    errors: [...ON_CORRECTION, 'COMPONENT_HAS_ENVELOPES', 'ENVELOPE_HAS_SHARES', 'ENTRY_HAS_FUNDINGS'],
  })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @IdParam() id: string,
    @Body() body: WithdrawEntryDto,
  ): Promise<void> {
    return this.entries.withdraw(actor, entryKind(kind), id, body.version, body.reason);
  }

  @Post('entries/:kind/:id/restoration')
  @HttpCode(204)
  @Route({
    policy: 'programme.edit',
    summary: 'Restore what was withdrawn',
    errors: [...ON_CORRECTION, 'CODE_TAKEN', 'FUNDER_NOT_SIGNED', 'FUNDER_EXCEEDED', 'ENVELOPE_OVERFUNDED'],
  })
  restore(@CurrentActor() actor: Actor, @Param('kind') kind: string, @IdParam() id: string, @Body() body: RestoreEntryDto): Promise<void> {
    return this.entries.restore(actor, entryKind(kind), id, body.version);
  }

  @Get('entries/:kind/:id/history')
  @Route({ policy: 'programme.read', summary: 'What became of an entry since it was made', errors: ['NOT_FOUND'] })
  acts(@CurrentActor() actor: Actor, @Param('kind') kind: string, @IdParam() id: string): Promise<EntryActView[]> {
    return this.history.of(actor, entryKind(kind), id);
  }
}
