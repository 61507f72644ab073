export { Accounts } from './app/accounts.js';
export type { DelegationView } from './app/delegations.js';
export { Directory, type DirectoryEntry } from './app/directory.js';
export { Grants, type GrantScope } from './app/grants.js';
export {
  AccountMoved,
  FACTOR_CHANGES,
  AdministratorsNamed,
  DataCopyReady,
  DelegationChanged,
  NewDeviceSignedIn,
  PersonNeedsLink,
  ProviderIdentityChanged,
  RightsChanged,
  SecondFactorChanged,
  SessionsEnded,
} from './app/identity.events.js';
export { holdingSources, type Holding, type HoldingSource } from './app/holdings.js';
export { Installation } from './app/installation.js';
export { Limits } from './app/limits.js';
export { Passwords } from './app/passwords.js';
export type { GrantableRole, GrantedRole, PersonDetail } from './app/people.reads.js';
export type { PersonSummary } from './app/people.list.js';
export { Recovery } from './app/recovery.js';
export { savedMeanwhile, type SavedMeanwhile } from './app/saved-meanwhile.js';
export { institutionPlaces, institutionsInUse } from './app/institution-places.js';
export { associationNamers, committeeNamers, institutionNamers, ScopeNames, type ScopeNamer } from './app/scope-names.js';
export { SecondFactor } from './app/second-factor.js';
export type { OpenSession } from './app/my-sessions.js';
export type { EndingGrant } from './data/grants.queries.js';
export { roleLabel, Sessions, type SessionFacts } from './app/sessions.js';
export type { AuditCheckView, TrailHealth, TrailPage } from './app/trail.reads.js';
export type { TrailLine } from './app/trail.list.js';
export { Person } from './data/person.entity.js';
export { RoleGrant } from './data/role-grant.entity.js';
export { LINK_PURPOSES, type LinkPurpose } from './domain/links.js';
export { ORGANISATION_NAME, PERSON_NAME } from './domain/person-name.js';
export { daysInWords } from './domain/grant-period.js';
export * from './domain/roles.js';
export { identityContext, IdentityModule } from './identity.module.js';
export type { GrantView, PersonView, SessionView } from './http/session.dto.js';
