import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Label } from '#kernel';
import { CurrentActor, IdParam, Route, type Actor } from '#platform';
import { Claims, type ClaimToConfirm } from '../app/claims.js';
import { FunderAgreement } from '../app/funder-agreement.js';
import { ManageDomains } from '../app/manage-domains.js';
import { ManageProgramme } from '../app/manage-programme.js';
import { ProgrammeSurroundings } from '../app/programme-surroundings.js';
import { DecideParties } from '../app/decide-parties.js';
import type { ProgrammeList, ProgrammeView } from '../app/programme.views.js';
import { ProgrammesQuery } from '../app/programmes.list.js';
import { ProgrammeReads } from '../app/programmes.reads.js';
import { GatheringKinds } from '../app/gathering-kinds.js';
import { TargetAudiences } from '../app/target-audiences.js';
import { SplitEnvelope } from '../app/split-envelope.js';
import type { Share } from '../domain/split.js';
import { DomainMappingsDto, ProgrammeDomainsDto } from './domains.dto.js';
import {
  ClaimDto,
  ClaimReasonDto,
  ProgrammeReasonDto,
  ComponentDto,
  EditProgrammeDto,
  EnvelopeDto,
  ContributionDto,
  NewFunderDto,
  SignFunderDto,
  WithdrawEntryDto,
  envelopeContent,
  funderContent,
  ComponentTargetDto,
  GatheringDto,
  PartiesDto,
  ProgrammePartnerDto,
  ProgrammeDto,
  SplitDto,
} from './programmes.dto.js';

const ON_AGREEMENT = ['VERSION_CONFLICT', 'ENTRY_WITHDRAWN', 'WRONG_STATE'] as const;

@ApiTags('programmes')
@Controller('api/programmes')
export class ProgrammesController {
  constructor(
    private readonly read: ProgrammeReads,
    private readonly manage: ManageProgramme,
    private readonly money: SplitEnvelope,
    private readonly surroundings: ProgrammeSurroundings,
    private readonly domains: ManageDomains,
    private readonly agreement: FunderAgreement,
    private readonly claims: Claims,
    private readonly parties: DecideParties,
    private readonly targets: TargetAudiences,
    private readonly kinds: GatheringKinds,
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

  @Get(':id/audiences')
  @Route({
    policy: 'programme.read',
    summary: 'Whom the targets of a programme may count: the list of its institution',
    errors: ['NO_INSTITUTION'],
  })
  audiences(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<{ code: string; label: Label }[]> {
    return this.targets.offered(actor, id);
  }

  @Get(':id/gathering-kinds')
  @Route({
    policy: 'programme.read',
    summary: 'What the gatherings of a programme may be entered as: the list of its institution',
    errors: ['NO_INSTITUTION'],
  })
  gatheringKinds(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<{ code: string; label: Label }[]> {
    return this.kinds.offered(actor, id);
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
  @Route({
    policy: 'programme.decide_parties',
    summary: 'Say which institution owns the programme, signs its conventions and pays them; of one under way a second person confirms',
    errors: ['WRONG_STATE', 'PARTIES_CHANGED', 'PARTIES_NEED_TWO', 'PROPOSAL_WAITING'],
  })
  decideParties(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: PartiesDto): Promise<{ proposalId: string | null }> {
    return this.parties.decide(actor, id, body);
  }

  @Put(':id/domains')
  @Route({
    policy: 'programme.edit',
    summary: 'Name the domains of a programme: its shares and calls are held to them',
    errors: ['VERSION_CONFLICT', 'WRONG_STATE', 'DOMAIN_IN_USE'],
  })
  nameDomains(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ProgrammeDomainsDto): Promise<{ version: number }> {
    return this.domains.nameFor(actor, id, body.version, body.codes);
  }

  @Put(':id/domain-mappings')
  @Route({
    policy: 'programme.edit',
    summary: 'Say under which domains of a programme those of others are compared',
    errors: ['VERSION_CONFLICT'],
  })
  mapDomains(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: DomainMappingsDto): Promise<{ version: number }> {
    return this.domains.mapFor(actor, id, body.version, body.mappings);
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
  @Route({
    policy: 'programme.close',
    summary: 'Close a programme none of whose calls is under way',
    errors: ['WRONG_STATE', 'PROGRAMME_HAS_CALLS'],
  })
  close(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.manage.close(actor, id);
  }

  @Post(':id/reopening')
  @HttpCode(204)
  @Route({
    policy: 'programme.reopen',
    summary: 'Reopen a programme that was closed too early',
    errors: ['WRONG_STATE', 'INSTITUTION_CLOSED'],
  })
  reopen(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { reason }: ProgrammeReasonDto): Promise<void> {
    return this.manage.reopen(actor, id, reason);
  }

  @Post(':id/withdrawal')
  @HttpCode(204)
  @Route({
    policy: 'programme.withdraw',
    summary: 'Give up a programme in preparation that has no call',
    errors: ['WRONG_STATE', 'PROGRAMME_HAS_CALLS'],
  })
  withdraw(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { reason }: ProgrammeReasonDto): Promise<void> {
    return this.manage.withdraw(actor, id, reason);
  }

  @Post(':id/resumption')
  @HttpCode(204)
  @Route({
    policy: 'programme.resume',
    summary: 'Take up again a programme that was given up',
    errors: ['WRONG_STATE', 'INSTITUTION_CLOSED'],
  })
  resume(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { reason }: ProgrammeReasonDto): Promise<void> {
    return this.manage.resume(actor, id, reason);
  }

  @Post(':id/components')
  @Route({ policy: 'programme.edit', summary: 'Add a component', errors: ['CODE_TAKEN', 'WRONG_STATE'] })
  addComponent(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ComponentDto): Promise<{ id: string }> {
    return this.manage.addComponent(actor, id, body);
  }

  @Post('components/:id/envelopes')
  @Route({ policy: 'programme.edit', summary: 'Set money aside for a component', errors: ['WRONG_STATE', 'ENTRY_WITHDRAWN'] })
  addEnvelope(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: EnvelopeDto): Promise<{ id: string }> {
    return this.money.addEnvelope(actor, id, envelopeContent(body));
  }

  @Put('envelopes/:id/shares')
  @Route({
    policy: 'programme.edit',
    summary: 'Split an envelope by region, domain and year: the shares become exactly these',
    errors: ['SPLIT_EXCEEDS_ENVELOPE', 'SPLIT_BELOW_AWARDED', 'SHARE_BY_ANOTHER', 'SUB_ENVELOPE_IN_USE', 'ENTRY_WITHDRAWN', 'WRONG_STATE'],
  })
  split(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: SplitDto): Promise<{ shares: (Share & { id: string })[] }> {
    return this.money.split(actor, id, body.shares);
  }

  @Post(':id/funders')
  @Route({ policy: 'programme.edit', summary: 'Name a funder with the amount in its own currency', errors: ['WRONG_STATE'] })
  addFunder(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() { preparing, ...body }: NewFunderDto): Promise<{ id: string }> {
    return this.surroundings.addFunder(actor, id, funderContent(body), preparing);
  }

  @Post('funders/:id/fundings')
  @Route({
    policy: 'programme.edit',
    summary: 'Assign a part of a funder’s money to a component or one of its envelopes',
    errors: ['WRONG_STATE', 'ENTRY_WITHDRAWN', 'FUNDER_NOT_SIGNED', 'FUNDER_EXCEEDED', 'ENVELOPE_OVERFUNDED'],
  })
  addFunding(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ContributionDto): Promise<{ id: string }> {
    return this.surroundings.addFunding(actor, id, {
      ...body,
      envelopeId: body.envelopeId ?? null,
      statedCentimes: body.statedCentimes ?? null,
    });
  }

  @Post('funders/:id/signature')
  @HttpCode(204)
  @Route({ policy: 'funder.sign', summary: 'The agreement with a funder is signed, with its amount', errors: [...ON_AGREEMENT] })
  signFunder(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: SignFunderDto): Promise<void> {
    const { version, amountHundredths, signedOn, effectiveOn } = body;
    return this.agreement.sign(actor, id, version, { amountHundredths, signedOn: signedOn ?? null, effectiveOn: effectiveOn ?? null });
  }

  @Post('funders/:id/abandonment')
  @HttpCode(204)
  @Route({ policy: 'funder.abandon', summary: 'An agreement that was being prepared is given up', errors: [...ON_AGREEMENT] })
  abandonFunder(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: WithdrawEntryDto): Promise<void> {
    return this.agreement.abandon(actor, id, body.version, body.reason);
  }

  @Post('funders/:id/preparation')
  @HttpCode(204)
  @Route({
    policy: 'funder.reopen',
    summary: 'An agreement is being prepared again: it was not signed, or not given up',
    errors: [...ON_AGREEMENT, 'ENTRY_HAS_FUNDINGS'],
  })
  reopenFunder(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: WithdrawEntryDto): Promise<void> {
    return this.agreement.reopen(actor, id, body.version, body.reason);
  }

  @Post(':id/partners')
  @Route({ policy: 'programme.edit', summary: 'Name a partner who brings no money' })
  addPartner(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ProgrammePartnerDto): Promise<{ id: string }> {
    return this.surroundings.addPartner(actor, id, { ...body, componentId: body.componentId ?? null });
  }

  @Post('components/:id/targets')
  @Route({
    policy: 'programme.edit',
    summary: 'Say what a component sets out to reach at least',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'ENTRY_WITHDRAWN'],
  })
  addTarget(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ComponentTargetDto): Promise<{ id: string }> {
    return this.surroundings.addTarget(actor, id, { ...body, source: body.source ?? null });
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
