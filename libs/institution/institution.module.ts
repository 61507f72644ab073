import { Global, Module } from '@nestjs/common';
import { institutionNamers, institutionPlaces } from '#identity';
import { bindProposal, defineContext, lives, personalData } from '#platform';
import { institutionFieldMessages } from './app/field-messages.js';
import { InstitutionReads } from './app/institution.reads.js';
import { payingAccountLife } from './app/institution.lives.js';
import { Institutions } from './app/institutions.js';
import { ManageInstitution } from './app/manage-institution.js';
import { Parameters } from './app/parameters.js';
import { openPayingAccount, PayingAccounts } from './app/paying-accounts.js';
import { reviseParameter, ReviseParameter } from './app/revise-parameter.js';
import { Signatories } from './app/signatories.js';
import { Institution, InstitutionSignatory, ParameterRevision, PayingAccount } from './data/institution.entity.js';
import { institutionName, institutionRegion } from './data/institutions.queries.js';
import { Institution1790400400000 } from './data/migrations/1790400400000-institution.js';
import { InstitutionsController } from './http/institutions.controller.js';
import { institutionInvariants } from './institution.invariants.js';
import { institutionPolicies } from './institution.policies.js';
import { institutionTrail } from './institution.trail.js';
import { institutionPersonalData } from './institution.personal-data.js';

const providers = [Institutions, Parameters, ManageInstitution, Signatories, PayingAccounts, ReviseParameter, InstitutionReads];

@Global()
@Module({ providers, exports: providers })
export class InstitutionModule {}

export const institutionContext = defineContext({
  name: 'institution',
  module: InstitutionModule,
  controllers: [InstitutionsController],
  entities: [Institution, InstitutionSignatory, PayingAccount, ParameterRevision],
  migrations: [Institution1790400400000],
  lives: lives(payingAccountLife),
  policies: institutionPolicies,
  fieldMessages: institutionFieldMessages,
  trail: institutionTrail,
  proposals: [bindProposal(openPayingAccount, PayingAccounts), bindProposal(reviseParameter, ReviseParameter)],
  invariants: institutionInvariants,
  brings: [
    ...institutionPersonalData.map((entry) => personalData.with(entry)),
    institutionNamers.with(institutionName),
    institutionPlaces.with(institutionRegion),
  ],
});
