import { parameterDefinitions } from '#institution';
import { Global, Module } from '@nestjs/common';
import { EndInvitations, EndReplacedDocuments } from './app/end-documents.js';
import { CLAIMS_OPEN, FLAGS_RAISED } from './data/retention.queries.js';
import { bindDeadline, todoSources } from '#notifications';
import { associationNamers, holdingSources } from '#identity';
import { importKinds } from '#imports';
import { bind, bindProposal, ContentCondemned, defineContext, lists, lives, subscribe, personalData, legalHolds } from '#platform';
import { AssociationDossiers } from './app/association-dossiers.js';
import { AbsorbImported } from './app/absorb-imported.js';
import { AssociationHistory, historySources } from './app/association-history.js';
import { AssociationsImport } from './app/imports/associations.import.js';
import { PastProjectsHistory } from './app/imports/past-projects.history.js';
import { PastProjectsImport } from './app/imports/past-projects.import.js';
import {
  AssociationDecided,
  AssociationRevised,
  AssociationSubmitted,
  JoinAsked,
  AssociationsMerged,
  AssociationLapsed,
  BankAccountMoved,
  DelegationMoved,
  MemberInvitationMoved,
  MemberLeft,
  PresidencyClaimMoved,
  PresidencyTaken,
} from './app/association.events.js';
import { TellAccountMoved, tellAccountMoved, TellDecided, tellDecided, TellSubmitted, tellSubmitted } from './app/association.messages.js';
import {
  BOARD_MANDATE_ENDS,
  BoardMandatesDue,
  DOCUMENT_EXPIRES,
  DELEGATION_ENDS,
  DelegationsDue,
  DocumentsDue,
  EndingDays,
  INVITATION_ENDS,
  InvitationsDue,
  OBJECTION_ENDS,
  ObjectionsDue,
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
import { Delegations } from './app/delegations.js';
import { GovernanceReads } from './app/governance.reads.js';
import { Board } from './app/board.js';
import { Revisions } from './app/revisions.js';
import { TellRevised, tellRevised } from './app/revision.messages.js';
import { Presidency } from './app/presidency.js';
import { PresidencyClaims } from './app/presidency-claims.js';
import {
  TellDelegation,
  tellDelegation,
  TellPresidencyClaim,
  tellPresidencyClaim,
  TellPresidencyTaken,
  tellPresidencyTaken,
} from './app/presidency.messages.js';
import { MemberInvitations } from './app/member-invitations.js';
import { PresidenciesHeld } from './app/held-alone.js';
import { Members } from './app/members.js';
import { AssociationReads } from './app/associations.reads.js';
import { MemberInvitationReads } from './app/member-invitations.reads.js';
import { PrintDossier } from './app/print-dossier.js';
import { ForgetDossiers, forgetDossiers, RenderDossier, renderDossier } from './app/render-dossier.job.js';
import { RegisterAssociation } from './app/register-association.js';
import { SubmitAssociation } from './app/submit-association.js';
import { TellSetAside, tellSetAside } from './app/condemned-files.job.js';
import { NeededDocuments } from './app/document-needs.js';
import { DocumentVault } from './app/vault.js';
import { associationLife, bankAccountLife, memberInvitationLife, presidencyClaimLife, revisionLife } from './app/association.lives.js';
import { associationInvariants } from './associations.invariants.js';
import { AssociationChoicesReads } from './app/association-choices.js';
import { DocumentKinds, documentKinds } from './app/document-kinds.js';
import { DocumentKinds1790400842000 } from './data/migrations/1790400842000-document-kinds.js';
import { AssociationRefusals } from './app/association-refusals.js';
import { refusalsOfAssociations } from './app/refusal.parameters.js';
import { FlagsOfThePrincipal1790400910000 } from './data/migrations/1790400910000-flags-of-the-principal.js';
import { OneRoleAPerson1790400912000 } from './data/migrations/1790400912000-one-role-a-person.js';
import { WhoSuspends1790400913000 } from './data/migrations/1790400913000-who-suspends.js';
import { ReasonsOfSuspension1790400893000 } from './data/migrations/1790400893000-reasons-of-suspension.js';
import { ReturnReasons, returnReasons } from './app/return-reasons.js';
import { ReturnReasons1790400844000 } from './data/migrations/1790400844000-return-reasons.js';
import { associationDelays } from './app/association.parameters.js';
import { AssociationDelays1790400832000 } from './data/migrations/1790400832000-association-delays.js';
import { PastProjectsOfInstitutions1790400885000 } from './data/migrations/1790400885000-past-projects-of-institutions.js';
import { associationPolicies } from './associations.policies.js';
import { associationsTrail } from './associations.trail.js';
import { associationName } from './data/associations.queries.js';
import { AssociationFlag, BankAccount, BoardMember, VaultDocument } from './data/association-parts.entity.js';
import { Association } from './data/association.entity.js';
import { DossierCopy } from './data/dossier-copy.entity.js';
import { PastProject } from './data/past-project.entity.js';
import { ImportedAssociations1790400701000 } from './data/migrations/1790400701000-imported-associations.js';
import { MemberInvitation } from './data/member-invitation.entity.js';
import { AssociationRevision } from './data/association-revision.entity.js';
import { Revisions1790400110000 } from './data/migrations/1790400110000-revisions.js';
import { PresidencyClaim, SigningDelegation } from './data/presidency.entity.js';
import { Presidencies1790400100000 } from './data/migrations/1790400100000-presidencies.js';
import { MemberInvitations1790200300000 } from './data/migrations/1790200300000-member-invitations.js';
import { Associations1790000400000 } from './data/migrations/1790000400000-associations.js';
import { AssociationSearch1790300100000 } from './data/migrations/1790300100000-association-search.js';
import { AssociationPair } from './data/association-pair.entity.js';
import { AssociationPairsList } from './app/association-pairs.list.js';
import { AskToJoin, TellJoinAsked, tellJoinAsked } from './app/join-request.js';
import { CompareAssociation, compareAssociation, CompareOthers, compareOthers, Likeness } from './app/likeness.js';
import { LikenessController } from './http/likeness.controller.js';
import { Likeness1790400601000 } from './data/migrations/1790400601000-likeness.js';
import { NoteLapses, noteLapses, TellLapsed, tellLapsed } from './app/lapses.js';
import { Lapses1790400602000 } from './data/migrations/1790400602000-lapses.js';
import { MergeAssociations, mergeProposal, ProposeMerge, UnmergeAssociations, unmergeProposal } from './app/merging.js';
import { TellMerged, tellMerged } from './app/merging.messages.js';
import { followers, MergeObstacles } from './app/merge-obstacles.js';
import { AssociationMerge, AssociationMergeRow } from './data/association-merge.entity.js';
import { Merges1790400603000 } from './data/migrations/1790400603000-merges.js';
import { Kinds1790400600000 } from './data/migrations/1790400600000-kinds.js';
import { Places1790400600100 } from './data/migrations/1790400600100-places.js';
import { KeptFor1790210010000 } from './data/migrations/1790210010000-kept-for.js';
import { AssociationLists1790330010000 } from './data/migrations/1790330010000-association-lists.js';
import { Dossier1790400200000 } from './data/migrations/1790400200000-dossier.js';
import { TitledDocuments1790400210000 } from './data/migrations/1790400210000-titled-documents.js';
import { FlagsOfInstitutions1790400808000 } from './data/migrations/1790400808000-flags-of-institutions.js';
import { AssociationsController } from './http/associations.controller.js';
import { DossiersController } from './http/dossiers.controller.js';
import { MemberInvitationsController } from './http/member-invitations.controller.js';
import { MembersController } from './http/members.controller.js';
import { BankAccountsController } from './http/bank-accounts.controller.js';
import { associationsPersonalData } from './associations.personal-data.js';

const providers = [
  AssociationChoicesReads,
  DocumentKinds,
  ReturnReasons,
  AssociationRefusals,
  EndInvitations,
  EndReplacedDocuments,
  AbsorbImported,
  AssociationsImport,
  PastProjectsHistory,
  PastProjectsImport,
  AskToJoin,
  MergeAssociations,
  MergeObstacles,
  ProposeMerge,
  TellMerged,
  UnmergeAssociations,
  NoteLapses,
  TellLapsed,
  AssociationPairsList,
  CompareAssociation,
  CompareOthers,
  Likeness,
  TellJoinAsked,
  PresidenciesHeld,
  Associations,
  AssociationDossiers,
  AssociationHistory,
  AssociationsList,
  AssociationTodos,
  BankAccounts,
  Board,
  BoardMandatesDue,
  DocumentsDue,
  EndingDays,
  InvitationsDue,
  DecideAssociation,
  Delegations,
  DelegationsDue,
  DocumentVault,
  FlagAssociation,
  GovernanceReads,
  ObjectionsDue,
  Presidency,
  PresidencyClaims,
  Revisions,
  TellRevised,
  TellDelegation,
  TellPresidencyClaim,
  TellPresidencyTaken,
  ForgetDossiers,
  ExpireInvitations,
  MemberInvitations,
  Members,
  NeededDocuments,
  AssociationReads,
  MemberInvitationReads,
  PrintDossier,
  RegisterAssociation,
  RenderDossier,
  SubmitAssociation,
  TellAccountMoved,
  TellDecided,
  TellInvitation,
  TellMemberLeft,
  TellSetAside,
  TellSubmitted,
];

@Global()
@Module({ providers, exports: providers })
export class AssociationsModule {}

export const associationsContext = defineContext({
  name: 'associations',
  module: AssociationsModule,
  controllers: [
    AssociationsController,
    LikenessController,
    BankAccountsController,
    DossiersController,
    MembersController,
    MemberInvitationsController,
  ],
  entities: [
    Association,
    BoardMember,
    BankAccount,
    VaultDocument,
    AssociationFlag,
    DossierCopy,
    MemberInvitation,
    PresidencyClaim,
    SigningDelegation,
    AssociationRevision,
    PastProject,
    AssociationPair,
    AssociationMerge,
    AssociationMergeRow,
  ],
  migrations: [
    Associations1790000400000,
    MemberInvitations1790200300000,
    KeptFor1790210010000,
    AssociationSearch1790300100000,
    AssociationLists1790330010000,
    Presidencies1790400100000,
    Revisions1790400110000,
    Dossier1790400200000,
    TitledDocuments1790400210000,
    Kinds1790400600000,
    Places1790400600100,
    Likeness1790400601000,
    Lapses1790400602000,
    Merges1790400603000,
    ImportedAssociations1790400701000,
    FlagsOfInstitutions1790400808000,
    AssociationDelays1790400832000,
    DocumentKinds1790400842000,
    ReturnReasons1790400844000,
    PastProjectsOfInstitutions1790400885000,
    ReasonsOfSuspension1790400893000,
    FlagsOfThePrincipal1790400910000,
    OneRoleAPerson1790400912000,
    WhoSuspends1790400913000,
  ],
  lives: lives(associationLife, bankAccountLife, memberInvitationLife, presidencyClaimLife, revisionLife),
  policies: associationPolicies,
  fieldMessages: associationFieldMessages,
  trail: associationsTrail,
  jobs: [
    bind(tellSubmitted, TellSubmitted),
    bind(noteLapses, NoteLapses),
    bind(tellLapsed, TellLapsed),
    bind(tellMerged, TellMerged),
    bind(compareAssociation, CompareAssociation),
    bind(compareOthers, CompareOthers),
    bind(tellJoinAsked, TellJoinAsked),
    bind(tellDecided, TellDecided),
    bind(tellAccountMoved, TellAccountMoved),
    bind(tellInvitation, TellInvitation),
    bind(tellMemberLeft, TellMemberLeft),
    bind(tellRevised, TellRevised),
    bind(tellPresidencyClaim, TellPresidencyClaim),
    bind(tellPresidencyTaken, TellPresidencyTaken),
    bind(tellDelegation, TellDelegation),
    bind(expireInvitations, ExpireInvitations),
    bind(tellSetAside, TellSetAside),
    bind(renderDossier, RenderDossier),
    bind(forgetDossiers, ForgetDossiers),
  ],
  schedules: [
    { job: noteLapses, everyMs: 3_600_000 },
    { job: compareOthers, everyMs: 300_000 },
    { job: expireInvitations, everyMs: 3_600_000 },
    { job: forgetDossiers, everyMs: 3_600_000 },
  ],
  subscriptions: [
    subscribe(AssociationSubmitted, tellSubmitted),
    subscribe<{ associationId: string }>(AssociationSubmitted, compareAssociation),
    subscribe(JoinAsked, tellJoinAsked),
    subscribe(AssociationsMerged, tellMerged),
    subscribe(AssociationLapsed, tellLapsed),
    subscribe(AssociationDecided, tellDecided),
    subscribe(BankAccountMoved, tellAccountMoved),
    subscribe(MemberInvitationMoved, tellInvitation),
    subscribe(MemberLeft, tellMemberLeft),
    subscribe(AssociationRevised, tellRevised),
    subscribe(PresidencyClaimMoved, tellPresidencyClaim),
    subscribe(PresidencyTaken, tellPresidencyTaken),
    subscribe(DelegationMoved, tellDelegation),
    subscribe(ContentCondemned, tellSetAside),
  ],
  invariants: associationInvariants,
  proposals: [bindProposal(mergeProposal, MergeAssociations), bindProposal(unmergeProposal, UnmergeAssociations)],
  brings: [
    legalHolds.with({
      code: 'associations.flags',
      what: { fr: 'Signalement en cours', ar: 'تنبيه قائم', en: 'Warning that counts' },
      associations: FLAGS_RAISED,
    }),
    legalHolds.with({
      code: 'associations.claims',
      what: { fr: 'Présidence ou changement à trancher', ar: 'رئاسة أو تغيير ينتظر القرار', en: 'Presidency or change to be decided' },
      associations: CLAIMS_OPEN,
    }),
    ...associationsPersonalData.map((entry) => personalData.with(entry)),
    parameterDefinitions.with(associationDelays),
    parameterDefinitions.with(documentKinds),
    parameterDefinitions.with(returnReasons),
    parameterDefinitions.with(refusalsOfAssociations),
    importKinds.by(AssociationsImport),
    importKinds.by(PastProjectsImport),
    historySources.by(PastProjectsHistory),
    holdingSources.by(PresidenciesHeld),
    lists.by(AssociationsList),
    lists.by(AssociationPairsList),
    followers.with({ table: 'association_flag', what: { fr: 'signalements', ar: 'التنبيهات', en: 'flags' } }),
    followers.with({ table: 'past_project', what: { fr: 'projets passés', ar: 'المشاريع السابقة', en: 'projects of the past' } }),
    todoSources.by(AssociationTodos),
    associationNamers.with(associationName),
    bindDeadline(DOCUMENT_EXPIRES, DocumentsDue),
    bindDeadline(BOARD_MANDATE_ENDS, BoardMandatesDue),
    bindDeadline(INVITATION_ENDS, InvitationsDue),
    bindDeadline(OBJECTION_ENDS, ObjectionsDue),
    bindDeadline(DELEGATION_ENDS, DelegationsDue),
  ],
});
