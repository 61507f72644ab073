import { Body, Controller, Delete, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ATTACHMENTS, CurrentActor, IdParam, Route, sendFile, type Actor } from '#platform';
import { Delegations } from '../app/delegations.js';
import { MemberInvitations } from '../app/member-invitations.js';
import { Members } from '../app/members.js';
import { PresidencyClaims } from '../app/presidency-claims.js';
import { AssociationReasonDto, ChangeMemberDto, DelegationDto, InviteMemberDto, PresidencyClaimDto } from './association.dto.js';

/** Who acts for an association: members, their roles, the presidency and who signs in its place. */
@ApiTags('associations')
@Controller('api/associations/:id')
export class MembersController {
  constructor(
    private readonly invitations: MemberInvitations,
    private readonly members: Members,
    private readonly claims: PresidencyClaims,
    private readonly delegations: Delegations,
  ) {}

  @Post('members')
  @Route({
    policy: 'association.invite',
    summary: 'Ask somebody in; they belong once they have accepted',
    errors: ['ALREADY_MEMBER', 'INVITATION_WAITING', 'INVITATION_DECLINED', 'PRESIDENCY_CLAIMED', 'STEP_UP_REQUIRED', 'THROTTLED'],
  })
  invite(@IdParam() id: string, @Body() body: InviteMemberDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.invitations.invite(actor, id, body);
  }

  @Post('members/invitations/:invitationId/withdrawal')
  @HttpCode(204)
  @Route({ policy: 'association.invite', summary: 'Take an invitation back', errors: ['NOT_FOUND', 'WRONG_STATE'] })
  withdrawInvitation(@IdParam() id: string, @IdParam('invitationId') invitationId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.invitations.withdraw(actor, id, invitationId);
  }

  @Delete('members/:personId')
  @HttpCode(204)
  @Route({
    policy: 'association.remove_member',
    summary: 'End somebody’s membership',
    errors: ['NOT_FOUND', 'PRESIDENT_HANDS_OVER', 'PRESIDENCY_CLAIMED'],
  })
  removeMember(@IdParam() id: string, @IdParam('personId') personId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.members.remove(actor, id, personId);
  }

  @Post('leaving')
  @HttpCode(204)
  @Route({ policy: 'association.leave', summary: 'Leave an association I belong to', errors: ['NOT_FOUND', 'PRESIDENT_HANDS_OVER'] })
  leave(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.members.leave(actor, id);
  }

  @Put('members/:personId')
  @HttpCode(204)
  @Route({
    policy: 'association.change_member',
    summary: 'Give a member another role, or a last day to the same one',
    errors: ['NOT_FOUND', 'PRESIDENT_HANDS_OVER', 'PRESIDENCY_CLAIMED'],
  })
  changeMember(
    @IdParam() id: string,
    @IdParam('personId') personId: string,
    @Body() body: ChangeMemberDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.members.change(actor, id, personId, body);
  }

  @Post('delegations')
  @Route({
    policy: 'association.delegate',
    summary: 'Let a member sign in the president’s place, for days that are named',
    errors: ['NOT_FOUND', 'STEP_UP_REQUIRED', 'DELEGATION_OVERLAPS'],
  })
  delegate(@IdParam() id: string, @Body() body: DelegationDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.delegations.give(actor, id, body);
  }

  @Post('delegations/:delegationId/end')
  @HttpCode(204)
  @Route({ policy: 'association.end_delegation', summary: 'Take a delegation back, or lay it down', errors: ['NOT_FOUND'] })
  endDelegation(@IdParam() id: string, @IdParam('delegationId') delegationId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.delegations.end(actor, id, delegationId);
  }

  @Post('presidency-claims')
  @Route({
    policy: 'presidency_claim.claim',
    summary: 'Say who was elected president, on the strength of the minutes in the vault',
    errors: ['NOT_FOUND', 'PRESIDENCY_CLAIMED'],
  })
  claimPresidency(@IdParam() id: string, @Body() body: PresidencyClaimDto, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    return this.claims.claim(actor, id, body);
  }

  @Get('presidency-claims/:claimId/minutes')
  @Route({ policy: 'association.read', summary: 'The minutes on which the presidency is claimed', sends: ATTACHMENTS })
  async readMinutes(
    @IdParam() id: string,
    @IdParam('claimId') claimId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, bytes } = await this.claims.minutes(actor, id, claimId);
    sendFile(reply, file, bytes);
  }

  @Post('presidency-claims/:claimId/objection')
  @HttpCode(204)
  @Route({
    policy: 'presidency_claim.object',
    summary: 'Object to the claim, as the president of today',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'OBJECTION_OVER'],
  })
  objectToClaim(
    @IdParam() id: string,
    @IdParam('claimId') claimId: string,
    @Body() body: AssociationReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.claims.object(actor, id, claimId, body.reason);
  }

  @Post('presidency-claims/:claimId/withdrawal')
  @HttpCode(204)
  @Route({ policy: 'presidency_claim.withdraw', summary: 'Take the minutes back', errors: ['NOT_FOUND', 'WRONG_STATE'] })
  withdrawClaim(@IdParam() id: string, @IdParam('claimId') claimId: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.claims.withdraw(actor, id, claimId);
  }

  @Post('presidency-claims/:claimId/confirmation')
  @HttpCode(204)
  @Route({
    policy: 'presidency_claim.confirm',
    summary: 'Confirm the claim: the presidency is offered to the person elected',
    errors: ['WRONG_STATE', 'OWN_ASSOCIATION', 'STEP_UP_REQUIRED', 'OBJECTION_RUNS', 'ALREADY_MEMBER'],
  })
  confirmClaim(
    @IdParam() id: string,
    @IdParam('claimId') claimId: string,
    @Body() body: AssociationReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.claims.decide(actor, id, claimId, 'confirm', body.reason);
  }

  @Post('presidency-claims/:claimId/refusal')
  @HttpCode(204)
  @Route({ policy: 'presidency_claim.refuse', summary: 'Refuse the claim', errors: ['WRONG_STATE', 'OWN_ASSOCIATION'] })
  refuseClaim(
    @IdParam() id: string,
    @IdParam('claimId') claimId: string,
    @Body() body: AssociationReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.claims.decide(actor, id, claimId, 'refuse', body.reason);
  }
}
