import { Global, Module } from '@nestjs/common';
import { defineContext, SessionResolver } from '#platform';
import { Accounts } from './app/accounts.js';
import { Directory } from './app/directory.js';
import { Links } from './app/links.js';
import { Passwords } from './app/passwords.js';
import { People } from './app/people.js';
import { ScopeNames } from './app/scope-names.js';
import { SecondFactor } from './app/second-factor.js';
import { Sessions } from './app/sessions.js';
import { SignIn } from './app/sign-in.js';
import { Throttle } from './app/throttle.js';
import { TrailReading } from './app/trail-reading.js';
import { Identity1790000100000 } from './data/migrations/1790000100000-identity.js';
import { Person } from './data/person.entity.js';
import { RoleGrant } from './data/role-grant.entity.js';
import { Session, SignInAttempt } from './data/session.entity.js';
import { personMachine } from './domain/person.machine.js';
import { PeopleController } from './http/people.controller.js';
import { SessionController } from './http/session.controller.js';
import { TrailController } from './http/trail.controller.js';
import './identity.policies.js';
import { identityTrail } from './identity.trail.js';

const providers = [Accounts, Directory, Links, Passwords, People, ScopeNames, SecondFactor, Sessions, SignIn, Throttle, TrailReading];

@Global()
@Module({
  providers: [...providers, { provide: SessionResolver, useExisting: Sessions }],
  exports: [...providers, SessionResolver],
})
export class IdentityModule {}

export const identityContext = defineContext({
  name: 'identity',
  module: IdentityModule,
  controllers: [SessionController, PeopleController, TrailController],
  entities: [Person, RoleGrant, Session, SignInAttempt],
  migrations: [Identity1790000100000],
  machines: [personMachine],
  trail: identityTrail,
});
