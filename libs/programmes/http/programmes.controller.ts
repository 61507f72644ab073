import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, Route, type Actor } from '#platform';
import { Claims, type ClaimToConfirm } from '../app/claims.js';
import { ManageProgramme } from '../app/manage-programme.js';
import { ProgrammeSurroundings } from '../app/programme-surroundings.js';
import { ProgrammeParties } from '../app/programme-parties.js';
import type { ProgrammeList, ProgrammeView } from '../app/programme.views.js';
import { ProgrammesQuery } from '../app/programmes.list.js';
import { ProgrammeReads } from '../app/programmes.reads.js';
import { SplitEnvelope } from '../app/split-envelope.js';
import type { Share } from '../domain/split.js';
import {
  ClaimDto,
  ClaimReasonDto,
  ComponentDto,
  EditProgrammeDto,
  EnvelopeAmountDto,
  EnvelopeDto,
  FunderDto,
  GatheringDto,
  PartiesDto,
  ProgrammePartnerDto,
  ProgrammeDto,
  SplitDto,
} from './programmes.dto.js';

@ApiTags('programmes')
@Controller('api/programmes')
export class ProgrammesController {
  constructor(
    private readonly read: ProgrammeReads,
    private readonly manage: ManageProgramme,
    private readonly money: SplitEnvelope,
    private readonly surroundings: ProgrammeSurroundings,
    private readonly claims: Claims,
    private readonly parties: ProgrammeParties,
  ) {}

  @Get()
  @Route({ policy: 'programme.read', summary: 'The programmes with their money: set aside, split, awarded' })
  list(@CurrentActor() actor: Actor, @Query() query: ProgrammesQuery): Promise<ProgrammeList> {
    return this.read.list(actor, query);
  }

  @Get(':id')
  @Route({ policy: 'programme.read', summary: 'One programme: components, envelopes, shares and what is left of each' })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ProgrammeView> {
    return this.read.one(actor, id);
  }

  @Post()
  @Route({ policy: 'programme.edit', summary: 'Create a programme', errors: ['CODE_TAKEN', 'NO_INSTITUTION'] })
  create(@CurrentActor() actor: Actor, @Body() body: ProgrammeDto): Promise<{ id: string }> {
    return this.manage.create(actor, body);
  }

  @Put(':id')
  @Route({ policy: 'programme.edit', summary: 'Describe a programme anew', errors: ['VERSION_CONFLICT', 'CODE_TAKEN', 'WRONG_STATE'] })
  edit(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: EditProgrammeDto): Promise<{ version: number }> {
    const { version, ...content } = body;
    return this.manage.edit(actor, id, version, content);
  }

  @Put(':id/parties')
  @HttpCode(204)
  @Route({
    policy: 'programme.decide_parties',
    summary: 'Say which institution owns the programme, signs its conventions and pays them, by region',
    errors: ['WRONG_STATE'],
  })
  decideParties(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: PartiesDto): Promise<void> {
    return this.parties.decide(actor, id, body.parties);
  }

  @Post(':id/activation')
  @HttpCode(204)
  @Route({
    policy: 'programme.activate',
    summary: 'Activate a programme: its calls may be published',
    errors: ['PROGRAMME_NOT_READY', 'WRONG_STATE'],
  })
  activate(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.manage.activate(actor, id);
  }

  @Post(':id/closure')
  @HttpCode(204)
  @Route({ policy: 'programme.close', summary: 'Close a programme', errors: ['WRONG_STATE'] })
  close(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.manage.close(actor, id);
  }

  @Post(':id/components')
  @Route({ policy: 'programme.edit', summary: 'Add a component', errors: ['CODE_TAKEN', 'WRONG_STATE'] })
  addComponent(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ComponentDto): Promise<{ id: string }> {
    return this.manage.addComponent(actor, id, body);
  }

  @Post('components/:id/envelopes')
  @Route({ policy: 'programme.edit', summary: 'Set money aside for a component', errors: ['WRONG_STATE'] })
  addEnvelope(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: EnvelopeDto): Promise<{ id: string }> {
    return this.money.addEnvelope(actor, id, body);
  }

  @Put('envelopes/:id')
  @HttpCode(204)
  @Route({ policy: 'programme.edit', summary: 'Change the amount of an envelope', errors: ['SPLIT_EXCEEDS_ENVELOPE', 'WRONG_STATE'] })
  changeEnvelope(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: EnvelopeAmountDto): Promise<void> {
    return this.money.changeAmount(actor, id, body.amountCentimes);
  }

  @Put('envelopes/:id/shares')
  @Route({
    policy: 'programme.edit',
    summary: 'Split an envelope by region, domain and year: the shares become exactly these',
    errors: ['SPLIT_EXCEEDS_ENVELOPE', 'SPLIT_BELOW_AWARDED', 'SHARE_BY_ANOTHER', 'SUB_ENVELOPE_IN_USE', 'WRONG_STATE'],
  })
  split(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: SplitDto): Promise<{ shares: (Share & { id: string })[] }> {
    return this.money.split(actor, id, body.shares);
  }

  @Post(':id/funders')
  @Route({ policy: 'programme.edit', summary: 'Name a funder with the amount in its own currency' })
  addFunder(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: FunderDto): Promise<{ id: string }> {
    return this.surroundings.addFunder(actor, id, { ...body, statedEquivalent: body.statedEquivalent ?? null });
  }

  @Post(':id/partners')
  @Route({ policy: 'programme.edit', summary: 'Name a partner who brings no money' })
  addPartner(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ProgrammePartnerDto): Promise<{ id: string }> {
    return this.surroundings.addPartner(actor, id, body);
  }

  @Post(':id/gatherings')
  @Route({ policy: 'programme.edit', summary: 'Record a workshop or a concertation meeting' })
  addGathering(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: GatheringDto): Promise<{ id: string }> {
    return this.surroundings.addGathering(actor, id, { ...body, attendance: body.attendance ?? null });
  }

  @Post(':id/claims')
  @Route({
    policy: 'claim.propose',
    summary: 'Keep a figure that others published, with its source; public once a second person has confirmed it',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'CODE_TAKEN'],
  })
  addClaim(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ClaimDto): Promise<ClaimToConfirm> {
    return this.claims.add(actor, id, { ...body, year: body.year ?? null });
  }

  @Put('claims/:id')
  @Route({
    policy: 'claim.propose',
    summary: 'Correct a claim; public again once a second person has confirmed it',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'WRONG_STATE', 'CODE_TAKEN', 'PROPOSAL_WAITING'],
  })
  correctClaim(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ClaimDto): Promise<ClaimToConfirm> {
    return this.claims.correct(actor, id, { ...body, year: body.year ?? null });
  }

  @Post('claims/:id/withdrawal')
  @HttpCode(204)
  @Route({ policy: 'claim.withdraw', summary: 'Take a claim back, with the reason', errors: ['NOT_FOUND', 'WRONG_STATE'] })
  withdrawClaim(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ClaimReasonDto): Promise<void> {
    return this.claims.withdraw(actor, id, body.reason);
  }
}
