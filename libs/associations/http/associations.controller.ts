import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { OfferedAndCountedReasonView } from '#institution';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ATTACHMENTS,
  CurrentActor,
  IdempotencyKeyHeader,
  IdParam,
  MAX_FILE_BYTES,
  platformErrors,
  readUpload,
  Route,
  sendFile,
  sendToView,
  UPLOAD_ERRORS,
  VIEWABLE,
  type Actor,
  Lists,
  type ListPage,
} from '#platform';
import { AssociationChoicesReads, type AssociationChoices } from '../app/association-choices.js';
import { AssociationsList, AssociationsQuery, type AssociationListItem } from '../app/associations.list.js';
import { DecideAssociation } from '../app/decide-association.js';
import { FlagAssociation } from '../app/flag-association.js';
import { AssociationReads, type AssociationView } from '../app/associations.reads.js';
import { RegisterAssociation } from '../app/register-association.js';
import { SubmitAssociation } from '../app/submit-association.js';
import { AssociationRefusals } from '../app/association-refusals.js';
import { ReturnReasons } from '../app/return-reasons.js';
import { Revisions } from '../app/revisions.js';
import { DocumentVault } from '../app/vault.js';
import { OTHER } from '../domain/association-kinds.js';
import {
  BoardDto,
  EditAssociationDto,
  FlagDto,
  AssociationReasonDto,
  AssociationRefusalDto,
  RegisterAssociationDto,
  ReturnAssociationDto,
  RevisionDecisionDto,
  VerifyAssociationDto,
  VaultQuery,
} from './association.dto.js';

@ApiTags('associations')
@Controller('api/associations')
export class AssociationsController {
  constructor(
    private readonly registration: RegisterAssociation,
    private readonly submission: SubmitAssociation,
    private readonly decision: DecideAssociation,
    private readonly revisions: Revisions,
    private readonly flags: FlagAssociation,
    private readonly vault: DocumentVault,
    private readonly reading: AssociationReads,
    private readonly lists: Lists,
    private readonly associations: AssociationsList,
    private readonly offered: AssociationChoicesReads,
    private readonly reasons: ReturnReasons,
    private readonly refusals: AssociationRefusals,
  ) {}

  @Post()
  @Route({
    policy: 'association.register',
    summary: 'Open the registration of an association; whoever does becomes its president',
    errors: ['IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'REGISTRATION_OPEN'],
  })
  register(
    @Body() body: RegisterAssociationDto,
    @CurrentActor() actor: Actor,
    @IdempotencyKeyHeader() key: string,
  ): Promise<{ id: string }> {
    return this.registration.register(actor, body, key);
  }

  @Get()
  @Route({ policy: 'association.list', summary: 'The associations of my region, those to verify first' })
  list(@Query() query: AssociationsQuery, @CurrentActor() actor: Actor): Promise<ListPage<AssociationListItem>> {
    return this.lists.read(actor, this.associations, query);
  }

  @Get('choices')
  @Route({ policy: 'association.register', summary: 'The choices a registration offers, with their names' })
  choices(): Promise<AssociationChoices> {
    return this.offered.all();
  }

  @Get('refusal-reasons')
  @Route({
    policy: 'association.list',
    summary: 'Why an association may be suspended and an account refused, and how many are suspended for it within my scope',
    errors: ['NO_INSTITUTION'],
  })
  refusalReasons(@CurrentActor() actor: Actor): Promise<OfferedAndCountedReasonView[]> {
    return this.refusals.all(actor);
  }

  @Get('return-reasons')
  @Route({
    policy: 'association.list',
    summary: 'Why a registration may be returned, and how many were',
    errors: ['NO_INSTITUTION'],
  })
  allReasons(@CurrentActor() actor: Actor): Promise<OfferedAndCountedReasonView[]> {
    return this.reasons.all(actor);
  }

  @Get(':id')
  @Route({ policy: 'association.read', summary: 'One association, with what is missing and what may be done now' })
  detail(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<AssociationView> {
    return this.reading.detail(actor, id);
  }

  @Put(':id')
  @Route({
    policy: 'association.edit',
    summary: 'Edit a registration; what an officer verified waits for an officer again',
    errors: ['WRONG_STATE', 'VERSION_CONFLICT'],
  })
  edit(@IdParam() id: string, @Body() body: EditAssociationDto, @CurrentActor() actor: Actor): Promise<{ version: number }> {
    return this.registration.edit(actor, id, body);
  }

  @Put(':id/board')
  @HttpCode(204)
  @Route({
    policy: 'association.edit',
    summary: 'Replace the board after an election; a verified one stays until an officer has seen the new one',
    errors: ['WRONG_STATE'],
  })
  replaceBoard(@IdParam() id: string, @Body() body: BoardDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.registration.replaceBoard(actor, id, body.board);
  }

  @Post(':id/documents/:document')
  @Route({ policy: 'association.edit', summary: 'Add a document to the vault', errors: UPLOAD_ERRORS, upload: MAX_FILE_BYTES })
  async addDocument(
    @IdParam() id: string,
    @Param('document') kind: string,
    @Query() query: VaultQuery,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<{ id: string }> {
    const title = query.title ?? null;
    if ((kind === OTHER) !== (title !== null)) throw platformErrors.INVALID_REQUEST({}, [{ path: 'title', code: 'required' }]);
    return this.vault.add(actor, id, { kind, title, validUntil: query.validUntil ?? null }, await readUpload(request));
  }

  @Get(':id/documents/:document')
  @Route({ policy: 'association.read', summary: 'Download a document of the vault', sends: ATTACHMENTS })
  async readDocument(
    @IdParam() id: string,
    @IdParam('document') documentId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, bytes } = await this.vault.read(actor, id, documentId);
    sendFile(reply, file, bytes);
  }

  @Get(':id/documents/:document/view')
  @Route({ policy: 'association.read', summary: 'Look at a PDF or a photograph of the vault in the browser', sends: VIEWABLE })
  async viewDocument(
    @IdParam() id: string,
    @IdParam('document') documentId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, bytes } = await this.vault.read(actor, id, documentId);
    sendToView(reply, file, bytes);
  }

  @Delete(':id/documents/:document')
  @HttpCode(204)
  @Route({
    policy: 'association.edit',
    summary: 'Take a document out of the vault; the trail keeps that it was there',
    errors: ['NOT_FOUND', 'DOCUMENT_NEEDED'],
  })
  removeDocument(@IdParam() id: string, @IdParam('document') documentId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.vault.remove(actor, id, documentId);
  }

  @Post(':id/submission')
  @HttpCode(204)
  @Route({
    policy: 'association.submit',
    summary: 'Send the registration for verification',
    errors: ['WRONG_STATE', 'ASSOCIATION_INCOMPLETE', 'ICE_ALREADY_REGISTERED'],
  })
  submit(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.submission.execute(actor, id);
  }

  @Post(':id/verification')
  @HttpCode(204)
  @Route({
    policy: 'association.verify',
    summary: 'Verify a registration and the account that came with it',
    errors: ['STEP_UP_REQUIRED', 'WRONG_STATE', 'OWN_ASSOCIATION'],
  })
  verify(@IdParam() id: string, @Body() body: VerifyAssociationDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.decision.execute(actor, id, 'verify', body);
  }

  @Post(':id/return')
  @HttpCode(204)
  @Route({ policy: 'association.return', summary: 'Return a registration for correction', errors: ['WRONG_STATE', 'OWN_ASSOCIATION'] })
  return(@IdParam() id: string, @Body() body: ReturnAssociationDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.decision.execute(actor, id, 'return', body);
  }

  @Post(':id/revisions/:revisionId/decision')
  @HttpCode(204)
  @Route({
    policy: 'association_revision.accept',
    summary: 'Decide, field by field, on changes to what was verified',
    errors: [
      'WRONG_STATE',
      'OWN_ASSOCIATION',
      'VERSION_CONFLICT',
      'REVISION_UNDECIDED',
      'FIELDS_GO_TOGETHER',
      'ASSOCIATION_INCOMPLETE',
      'ICE_ALREADY_REGISTERED',
    ],
  })
  decideRevision(
    @IdParam() id: string,
    @IdParam('revisionId') revisionId: string,
    @Body() body: RevisionDecisionDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.revisions.decide(actor, id, revisionId, body);
  }

  @Post(':id/revisions/:revisionId/withdrawal')
  @HttpCode(204)
  @Route({ policy: 'association_revision.withdraw', summary: 'Give changes to what was verified up', errors: ['NOT_FOUND', 'WRONG_STATE'] })
  withdrawRevision(@IdParam() id: string, @IdParam('revisionId') revisionId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.revisions.withdraw(actor, id, revisionId);
  }

  @Post(':id/second-look')
  @HttpCode(204)
  @Route({
    policy: 'association.check_again',
    summary: 'Say that what was verified was looked at again, after another president took office or something ended and was renewed',
    errors: ['NOTHING_TO_CHECK', 'STILL_LAPSED', 'OWN_ASSOCIATION'],
  })
  checkAgain(@IdParam() id: string, @Body() body: AssociationReasonDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.decision.checkAgain(actor, id, body.reason);
  }

  @Post(':id/suspension')
  @HttpCode(204)
  @Route({ policy: 'association.suspend', summary: 'Suspend an association', errors: ['WRONG_STATE', 'OWN_ASSOCIATION'] })
  suspend(@IdParam() id: string, @Body() body: AssociationRefusalDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.decision.execute(actor, id, 'suspend', body);
  }

  @Post(':id/restoration')
  @HttpCode(204)
  @Route({ policy: 'association.restore', summary: 'Lift a suspension', errors: ['WRONG_STATE', 'OWN_ASSOCIATION'] })
  restore(@IdParam() id: string, @Body() body: AssociationReasonDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.decision.execute(actor, id, 'restore', body);
  }

  @Post(':id/flags')
  @Route({ policy: 'association.flag', summary: 'Raise a flag; a red one blocks payment, not applying', errors: ['OWN_ASSOCIATION'] })
  flag(@IdParam() id: string, @Body() body: FlagDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.flags.raise(actor, id, body);
  }

  @Post(':id/flags/:flagId/lifting')
  @HttpCode(204)
  @Route({ policy: 'association.flag', summary: 'Lift a flag', errors: ['OWN_ASSOCIATION'] })
  liftFlag(
    @IdParam() id: string,
    @IdParam('flagId') flagId: string,
    @Body() body: AssociationReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.flags.lift(actor, id, flagId, body.reason);
  }
}
