import { Global, Module } from '@nestjs/common';
import { institutionHoldSources, parameterDefinitions, payingAccountUses } from '#institution';
import { EndAttendees, EndSheets } from './app/end-attendance.js';
import { bind, bindProposal, defineContext, institutionPartsSources, lists, lives, verificationSources, personalData } from '#platform';
import { programmeFieldMessages } from './app/field-messages.js';
import { Claims, confirmClaim } from './app/claims.js';
import { Attendance } from './app/attendance.js';
import { AttendanceReads } from './app/attendance.reads.js';
import { makeCertificate, MakeCertificate } from './app/make-certificate.job.js';
import { AttendanceCertificate, AttendanceSheet, Attendee } from './data/attendance.entity.js';
import { Attendance1790400703000 } from './data/migrations/1790400703000-attendance.js';
import { AttendanceController } from './http/attendance.controller.js';
import { ComponentResults } from './app/component-results.js';
import { GoingCalls } from './app/going-calls.js';
import { GatheringKinds } from './app/gathering-kinds.js';
import { ProgrammeTargets1790400702000 } from './data/migrations/1790400702000-programme-targets.js';
import { audiences, gatheringKinds } from './app/programme.parameters.js';
import { GatheringKinds1790400895000 } from './data/migrations/1790400895000-gathering-kinds.js';
import { ProgrammeStates1790400904000 } from './data/migrations/1790400904000-programme-states.js';
import { TargetAudiences } from './app/target-audiences.js';
import { Audiences1790400840000 } from './data/migrations/1790400840000-audiences.js';
import { DomainReads } from './app/domains.reads.js';
import { DecideParties, partiesProposal } from './app/decide-parties.js';
import { DomainUses } from './app/domain-uses.js';
import { EntryGuards } from './app/entry-guards.js';
import { EntryHistory } from './app/entry-history.js';
import { FunderAgreement } from './app/funder-agreement.js';
import { ManageDomains } from './app/manage-domains.js';
import { ManageProgramme } from './app/manage-programme.js';
import { ProgrammeEntries } from './app/programme-entries.js';
import { ProgrammeSurroundings } from './app/programme-surroundings.js';
import { ProgrammeParties } from './app/programme-parties.js';
import { ProgrammesList } from './app/programmes.list.js';
import { Programmes } from './app/programmes.js';
import { ProgrammeReads } from './app/programmes.reads.js';
import { ReferenceReads } from './app/reference.reads.js';
import { ShareUses } from './app/share-uses.js';
import { SplitEnvelope } from './app/split-envelope.js';
import { UntoldAwards } from './app/untold-awards.js';
import { programmeLife, claimLife, funderLife } from './app/programme.lives.js';
import { DomainMapping, DomainLabelRow, InterventionDomain, ProgrammeDomain } from './data/intervention-domain.entity.js';
import { DomainMappings1790400705000 } from './data/migrations/1790400705000-domain-mappings.js';
import { Programmes1790000300000 } from './data/migrations/1790000300000-programmes.js';
import { ConfirmedClaims1790240300000 } from './data/migrations/1790240300000-confirmed-claims.js';
import { ProgrammeSearch1790300110000 } from './data/migrations/1790300110000-programme-search.js';
import { ProgrammeParties1790400410000 } from './data/migrations/1790400410000-programme-parties.js';
import { ClaimsOfProgrammes1790400809000 } from './data/migrations/1790400809000-claims-of-programmes.js';
import { ProgrammeParty } from './data/programme-party.entity.js';
import { partsOf, programmesHolding, programmesPaidFrom } from './data/parties.queries.js';
import { CorrectedEntries1790400300000 } from './data/migrations/1790400300000-corrected-entries.js';
import { EditedDomains1790400320000 } from './data/migrations/1790400320000-edited-domains.js';
import { Funding1790400310000 } from './data/migrations/1790400310000-funding.js';
import { Claim, Funder, Funding, Gathering, Partner, Target } from './data/programme-context.entity.js';
import { AwardReservation, Component, Envelope, Programme, SubEnvelope } from './data/programme.entity.js';
import { DomainsController } from './http/domains.controller.js';
import { EntriesController } from './http/entries.controller.js';
import { ProgrammesController } from './http/programmes.controller.js';
import { ReferenceController } from './http/reference.controller.js';
import { programmeInvariants } from './programmes.invariants.js';
import { programmePolicies } from './programmes.policies.js';
import { programmesTrail } from './programmes.trail.js';
import { programmesPersonalData } from './programmes.personal-data.js';

const providers = [
  EndAttendees,
  EndSheets,
  Programmes,
  ManageProgramme,
  ProgrammeParties,
  SplitEnvelope,
  ProgrammeSurroundings,
  ProgrammeEntries,
  DomainReads,
  DomainUses,
  DecideParties,
  GoingCalls,
  ManageDomains,
  EntryGuards,
  EntryHistory,
  FunderAgreement,
  ShareUses,
  Claims,
  Attendance,
  AttendanceReads,
  ComponentResults,
  MakeCertificate,
  GatheringKinds,
  TargetAudiences,
  ProgrammeReads,
  ProgrammesList,
  ReferenceReads,
  UntoldAwards,
];

@Global()
@Module({ providers, exports: providers })
export class ProgrammesModule {}

export const programmesContext = defineContext({
  name: 'programmes',
  module: ProgrammesModule,
  controllers: [ProgrammesController, EntriesController, DomainsController, AttendanceController, ReferenceController],
  entities: [
    InterventionDomain,
    DomainLabelRow,
    ProgrammeDomain,
    DomainMapping,
    Programme,
    Component,
    Envelope,
    SubEnvelope,
    AwardReservation,
    Funder,
    Funding,
    Partner,
    Claim,
    Gathering,
    Attendee,
    AttendanceSheet,
    AttendanceCertificate,
    Target,
    ProgrammeParty,
  ],
  migrations: [
    Programmes1790000300000,
    ConfirmedClaims1790240300000,
    ProgrammeSearch1790300110000,
    CorrectedEntries1790400300000,
    Funding1790400310000,
    EditedDomains1790400320000,
    ProgrammeParties1790400410000,
    ProgrammeTargets1790400702000,
    Attendance1790400703000,
    DomainMappings1790400705000,
    ClaimsOfProgrammes1790400809000,
    Audiences1790400840000,
    GatheringKinds1790400895000,
    ProgrammeStates1790400904000,
  ],
  lives: lives(programmeLife, claimLife, funderLife),
  policies: programmePolicies,
  fieldMessages: programmeFieldMessages,
  trail: programmesTrail,
  proposals: [bindProposal(confirmClaim, Claims), bindProposal(partiesProposal, DecideParties)],
  invariants: programmeInvariants,
  jobs: [bind(makeCertificate, MakeCertificate)],
  brings: [
    institutionHoldSources.with(programmesHolding),
    payingAccountUses.with(programmesPaidFrom),
    ...programmesPersonalData.map((entry) => personalData.with(entry)),
    parameterDefinitions.with(audiences),
    parameterDefinitions.with(gatheringKinds),
    lists.by(ProgrammesList),
    verificationSources.by(AttendanceReads),
    institutionPartsSources.with(partsOf),
  ],
});
