export type { EntryActView } from './app/entry-history.js';
export { goingCallsSources, type GoingCallsSource } from './app/going-calls.js';
export { domainUsesSources, type DomainUsesSource } from './app/domain-uses.js';
export type { DomainsView, DomainView, DomainWording } from './app/domains.reads.js';
export { ManageDomains } from './app/manage-domains.js';
export { ManageProgramme } from './app/manage-programme.js';
export { ProgrammeSurroundings } from './app/programme-surroundings.js';
export type {
  EnvelopeView,
  FunderView,
  ProgrammeAction,
  ProgrammeList,
  ProgrammeListItem,
  ProgrammeView,
  PartyView,
  ShareView,
} from './app/programme.views.js';
export { Programmes, type ClaimFacts, type DomainLabel, type ProgrammeFacts, type SubEnvelopeFacts } from './app/programmes.js';
export { ProgrammeParties } from './app/programme-parties.js';
export { shareUsesSources, type ShareUsesSource } from './app/share-uses.js';
export { SplitEnvelope } from './app/split-envelope.js';
export { untoldAwardsSources, UntoldAwards, type UntoldAwardsSource } from './app/untold-awards.js';
export { programmesContext, ProgrammesModule } from './programmes.module.js';
export type { ProgrammeState } from './domain/programme.machine.js';
export type { Share } from './domain/split.js';
export type { ReferenceView } from './app/reference.reads.js';
export type { Parties, Party, PartyRole } from './domain/parties.js';
export { ComponentResults, paidSources, resultsSources } from './app/component-results.js';
export { TARGET_UNITS, type Reached, type TargetUnit } from './domain/targets.js';
export type { TargetContentView } from './app/target.views.js';
export type { AttendanceView, AttendeeView } from './app/attendance.reads.js';
export { comparedUnder, type MappedDomain } from './domain/domain-mapping.js';
