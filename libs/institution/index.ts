export type {
  InstitutionAction,
  InstitutionItem,
  InstitutionsView,
  InstitutionView,
  ParameterFieldView,
  ParametersView,
  ParameterView,
  PayingAccountView,
  ParameterRevisionView,
  SignatoryView,
} from './app/institution.reads.js';
export {
  inBoth,
  inBothLanguages,
  Institutions,
  issuerOf,
  seriesIn,
  type InstitutionFacts,
  type PayingAccountFacts,
} from './app/institutions.js';
export { Banks, bankWords, type BankOf, type BankView } from './app/banks.js';
export { AuthorisationLevels } from './app/authorisation-levels.js';
export {
  CodedReasons,
  NO_REASONS,
  reasonWords,
  type CodedReasonView,
  type CountedReasonView,
  type OfferedAndCountedReasonView,
  type OfferedReasonView,
  type SaidReasons,
} from './app/coded-reasons.js';
export { Delays } from './app/delays.js';
export { ManageInstitution, type InstitutionContent } from './app/manage-institution.js';
export { parameterDefinitions, Parameters, type InForce } from './app/parameters.js';
export { choiceErrors, WordLists, type WordLabel, type WordsInForce } from './app/word-lists.js';
export { CarryPurge, PurgeTraces, ResumePurges } from './app/carry-purge.js';
export { PurgePlan } from './app/purge-plan.js';
export { PurgeReads, type PurgePlanView, type PurgeRunView, type RetentionKindView } from './app/purge.reads.js';
export { Purges } from './app/purges.js';
export { offeredWordsSql } from './data/institutions.queries.js';
export { beginParameter, endParameter } from './data/begin-parameter.js';
export { PayingAccounts, type PayingAccountContent } from './app/paying-accounts.js';
export { ReviseParameter } from './app/revise-parameter.js';
export { PayingAccount } from './data/institution.entity.js';
export { institutionErrors } from './domain/errors.js';
export type { InstitutionKind } from './domain/institution-kinds.js';
export { InstitutionDto } from './http/institution.dto.js';
export {
  defineParameter,
  defineWords,
  firstOfEach,
  isOffered,
  offered,
  WORD_CODE,
  type DayOff,
  type ListDefinition,
  type ParameterWord,
  type ValueOf,
  type YearlyDay,
} from './domain/parameter.js';
export { defineReasons } from './domain/reasons.js';
export { institutionContext, InstitutionModule } from './institution.module.js';
export { institutionHoldSources, type InstitutionHoldSource } from './app/institution-holds.js';
export { payingAccountUses, type PayingAccountUse } from './app/paying-accounts.js';
