import { Global, Module } from '@nestjs/common';
import { bindDeadline, todoSources } from '#notifications';
import { associationNamers, holdingSources } from '#identity';
import { bind, defineContext, lists, lives, subscribe } from '#platform';
import { AssociationHistory } from './app/association-history.js';
import { AssociationDecided, AssociationSubmitted, BankAccountMoved, MemberInvitationMoved, MemberLeft } from './app/association.events.js';
import { TellAccountMoved, tellAccountMoved, TellDecided, tellDecided, TellSubmitted, tellSubmitted } from './app/association.messages.js';
import {
  BOARD_MANDATE_ENDS,
  BoardMandatesDue,
  DOCUMENT_EXPIRES,
  DocumentsDue,
  EndingDays,
  INVITATION_ENDS,
  InvitationsDue,
} from './app/association.deadlines.js';
import { AssociationTodos } from './app/association.todos.js';
import { AssociationsList } from './app/associations.list.js';
import { Associations } from './app/associations.js';
import { BankAccounts } from './app/bank-accounts.js';
import { DecideAssociation } from './app/decide-association.js';
import { associationFieldMessages } from './app/field-messages.js';
import { FlagAssociation } from './app/flag-association.js';
import {
  ExpireInvitations,
  expireInvitations,
  TellInvitation,
  tellInvitation,
  TellMemberLeft,
  tellMemberLeft,
} from './app/member.messages.js';
import { MemberInvitations } from './app/member-invitations.js';
import { PresidenciesHeld } from './app/held-alone.js';
import { Members } from './app/members.js';
import { AssociationReads } from './app/associations.reads.js';
import { MemberInvitationReads } from './app/member-invitations.reads.js';
import { RegisterAssociation } from './app/register-association.js';
import { SubmitAssociation } from './app/submit-association.js';
import { DocumentVault } from './app/vault.js';
import { associationLife, bankAccountLife, memberInvitationLife } from './app/association.lives.js';
import { associationInvariants } from './associations.invariants.js';
import { associationPolicies } from './associations.policies.js';
import { associationsTrail } from './associations.trail.js';
import { associationName } from './data/associations.queries.js';
import { AssociationFlag, BankAccount, BoardMember, VaultDocument } from './data/association-parts.entity.js';
import { Association } from './data/association.entity.js';
import { MemberInvitation } from './data/member-invitation.entity.js';
import { MemberInvitations1790200300000 } from './data/migrations/1790200300000-member-invitations.js';
import { Associations1790000400000 } from './data/migrations/1790000400000-associations.js';
import { AssociationSearch1790300100000 } from './data/migrations/1790300100000-association-search.js';
import { KeptFor1790210010000 } from './data/migrations/1790210010000-kept-for.js';
import { AssociationLists1790330010000 } from './data/migrations/1790330010000-association-lists.js';
import { AssociationsController } from './http/associations.controller.js';
import { MemberInvitationsController } from './http/member-invitations.controller.js';
import { BankAccountsController } from './http/bank-accounts.controller.js';

const providers = [
  PresidenciesHeld,
  Associations,
  AssociationHistory,
  AssociationsList,
  AssociationTodos,
  BankAccounts,
  BoardMandatesDue,
  DocumentsDue,
  EndingDays,
  InvitationsDue,
  DecideAssociation,
  DocumentVault,
  FlagAssociation,
  ExpireInvitations,
  MemberInvitations,
  Members,
  AssociationReads,
  MemberInvitationReads,
  RegisterAssociation,
  SubmitAssociation,
  TellAccountMoved,
  TellDecided,
  TellInvitation,
  TellMemberLeft,
  TellSubmitted,
];

@Global()
@Module({ providers, exports: providers })
export class AssociationsModule {}

export const associationsContext = defineContext({
  name: 'associations',
  module: AssociationsModule,
  controllers: [AssociationsController, BankAccountsController, MemberInvitationsController],
  entities: [Association, BoardMember, BankAccount, VaultDocument, AssociationFlag, MemberInvitation],
  migrations: [
    Associations1790000400000,
    MemberInvitations1790200300000,
    KeptFor1790210010000,
    AssociationSearch1790300100000,
    AssociationLists1790330010000,
  ],
  lives: lives(associationLife, bankAccountLife, memberInvitationLife),
  policies: associationPolicies,
  fieldMessages: associationFieldMessages,
  trail: associationsTrail,
  jobs: [
    bind(tellSubmitted, TellSubmitted),
    bind(tellDecided, TellDecided),
    bind(tellAccountMoved, TellAccountMoved),
    bind(tellInvitation, TellInvitation),
    bind(tellMemberLeft, TellMemberLeft),
    bind(expireInvitations, ExpireInvitations),
  ],
  schedules: [{ job: expireInvitations, everyMs: 3_600_000 }],
  subscriptions: [
    subscribe(AssociationSubmitted, tellSubmitted),
    subscribe(AssociationDecided, tellDecided),
    subscribe(BankAccountMoved, tellAccountMoved),
    subscribe(MemberInvitationMoved, tellInvitation),
    subscribe(MemberLeft, tellMemberLeft),
  ],
  invariants: associationInvariants,
  brings: [
    holdingSources.by(PresidenciesHeld),
    lists.by(AssociationsList),
    todoSources.by(AssociationTodos),
    associationNamers.with(associationName),
    bindDeadline(DOCUMENT_EXPIRES, DocumentsDue),
    bindDeadline(BOARD_MANDATE_ENDS, BoardMandatesDue),
    bindDeadline(INVITATION_ENDS, InvitationsDue),
  ],
});
