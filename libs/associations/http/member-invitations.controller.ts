import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, IdParam, Route, type Actor } from '#platform';
import { MemberInvitations } from '../app/member-invitations.js';
import { MemberInvitationReads, type MyInvitation } from '../app/member-invitations.reads.js';

/** What associations ask of the person who is signed in, under whatever role. */
@ApiTags('associations')
@Controller('api/member-invitations')
export class MemberInvitationsController {
  constructor(
    private readonly invitations: MemberInvitations,
    private readonly reading: MemberInvitationReads,
  ) {}

  @Get()
  @Route({
    policy: 'member_invitation.answer',
    summary: 'The invitations that wait for my answer, and those I declined and may come back to',
  })
  mine(@CurrentActor() actor: Actor): Promise<MyInvitation[]> {
    return this.reading.mine(actor);
  }

  @Post(':id/acceptance')
  @HttpCode(204)
  @Route({
    policy: 'member_invitation.answer',
    summary: 'Join the association',
    errors: [
      'NOT_FOUND',
      'WRONG_STATE',
      'INVITATION_EXPIRED',
      'INVITATION_VOID',
      'ALREADY_MEMBER',
      'PRESIDENCY_CLAIMED',
      'ROLE_ALREADY_HELD',
      'STEP_UP_REQUIRED',
    ],
  })
  accept(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.invitations.accept(actor, id);
  }

  @Post(':id/reconsideration')
  @HttpCode(204)
  @Route({
    policy: 'member_invitation.answer',
    summary: 'Come back to an invitation that I declined: it waits for my answer again',
    errors: ['NOT_FOUND', 'WRONG_STATE', 'INVITATION_EXPIRED', 'INVITATION_VOID', 'PRESIDENCY_CLAIMED'],
  })
  reconsider(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.invitations.reconsider(actor, id);
  }

  @Post(':id/declining')
  @HttpCode(204)
  @Route({ policy: 'member_invitation.answer', summary: 'Say no to the invitation', errors: ['NOT_FOUND', 'WRONG_STATE'] })
  decline(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.invitations.decline(actor, id);
  }
}
