import type { DomainError, StateMachine } from '#kernel';
import { platformErrors } from '../errors.js';
import type { Actor } from './actor.js';
import { countsAs } from './standing.js';
import { isInParts } from './my-parts.js';

/** What a policy needs to know of the thing acted upon; what does not apply is left out. */
export interface Subject {
  regionCode?: string | null;
  associationId?: string | null;
  /** The file it is about: nothing of one that is hidden from the person can be read or acted upon. */
  applicationId?: string | null;
  committeeId?: string | null;
  collegeCode?: string | null;
  /** The institution whose own it is (its settings, its committees), or that signs or pays where it belongs to a programme. */
  institutionId?: string | null;
  /** The programme it belongs to: of others an institution's people know nothing. */
  programmeId?: string | null;
  /** Persons who may not act (author of a payment order who would verify it …). */
  excludedPersonIds?: readonly (string | null)[];
}

export interface Policy {
  /** Roles that may act; `*` = anyone signed in, the second factor given where a role asks for one; `anonymous` = the public. */
  readonly roles: readonly string[];
  /** A further rule on who acts, asked at the door before anything is loaded; returns the refusal. */
  readonly check?: (actor: Actor) => DomainError | null;
  /** Who acts proves again who they are: by the second factor, or by the password of whoever has none. */
  readonly stepUp?: true;
  /** Of several institutions that have a part in it, only the people of the one named in the subject act. */
  readonly byInstitution?: true;
}

declare global {
  /** The names of all policies: whoever defines some adds theirs, so that a name nobody defined does not compile. */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface PolicyTable {}
}
export type PolicyName = keyof PolicyTable;
export type NamesOf<T> = { readonly [Name in keyof T]: true };

const policies = new Map<string, Policy>();

/** Every policy of the program by name, for the guard and the contract tests. */
export const policyRegistry: ReadonlyMap<string, Policy> = policies;

/** The policies of a context: one map, one line per act. Its file adds their names to `PolicyTable`, its context brings them. */
export const definePolicies = <const T extends Record<string, Policy>>(definitions: T): T => definitions;

/** Who may cause the events of a machine is said once, in the machine's table. */
export function policiesOf<const N extends string, E extends string>(name: N, machine: StateMachine<string, E>) {
  const entries = machine.events.map((event) => [`${name}.${event}`, { roles: machine.rolesFor(event) }] as const);
  return Object.fromEntries(entries) as Record<`${N}.${E}`, Policy>;
}

/** What `defineContext` does with the policies of a context. */
export function registerPolicies(definitions: Record<string, Policy>): void {
  for (const [name, policy] of Object.entries(definitions)) {
    if (policies.has(name)) throw new Error(`policy ${name} is defined twice`);
    policies.set(name, policy);
  }
}

const STEP_UP_LASTS_MS = 3 * 60_000;

export type Decision = { allowed: true } | { allowed: false; reason: DomainError };

/** True when who holds the role could ever act: what the route's guard asks before anything is loaded. */
export function roleMayAct(actor: Actor, policyName: PolicyName): boolean {
  const policy = policyOf(policyName);
  if (actor.role === 'system') return true;
  if (policy.roles.includes('anonymous')) return true;
  if (actor.personId === null || actor.role === 'unverified') return false;
  if (!policy.roles.includes('*') && !policy.roles.includes(actor.role)) return false;
  return !policy.check?.(actor);
}

/**
 * The whole decision on one subject. What lies outside the actor's scope does not exist for them: NOT_FOUND, the same
 * answer as for an unknown identifier.
 */
export function decide(actor: Actor, policyName: PolicyName, subject: Subject = {}): Decision {
  const policy = policyOf(policyName);
  if (actor.role === 'system') return { allowed: true };
  const refuse = (reason: DomainError): Decision => ({ allowed: false, reason });
  if (!inScope(actor, subject)) return refuse(platformErrors.NOT_FOUND());
  if (!roleMayAct(actor, policyName)) return refuse(actor.personId ? platformErrors.FORBIDDEN() : platformErrors.UNAUTHENTICATED());
  if (subject.associationId && !actor.role.startsWith('association.') && actor.ownAssociationIds.includes(subject.associationId)) {
    return refuse(platformErrors.OWN_ASSOCIATION());
  }
  if (countsAs(actor).some((id) => subject.excludedPersonIds?.includes(id))) return refuse(platformErrors.FORBIDDEN());
  const { institutionId } = actor.scope;
  if (policy.byInstitution && institutionId && subject.institutionId && subject.institutionId !== institutionId)
    return refuse(platformErrors.FORBIDDEN());
  return { allowed: true };
}

/** @throws the reason of the refusal, STEP_UP_REQUIRED when the act binds and the code was not asked again */
export function requireAccess(actor: Actor, policyName: PolicyName, subject: Subject = {}, now: Date = new Date()): void {
  const decision = decide(actor, policyName, subject);
  if (!decision.allowed) throw decision.reason;
  if (policyOf(policyName).stepUp && actor.role !== 'system') {
    const age = actor.steppedUpAt ? now.getTime() - actor.steppedUpAt.getTime() : Infinity;
    if (age > STEP_UP_LASTS_MS) throw platformErrors.STEP_UP_REQUIRED();
  }
}

/**
 * The policies that the actor passes as far as role and scope tell: what screens offer, by its own name instead of by a role's. Each act
 * decides again, on its subject.
 */
export const policiesPassed = (actor: Actor): PolicyName[] =>
  // Not by `decide`: a refusal is an error, which is dear to make a hundred times.
  [...policies.keys()].flatMap((name) => (roleMayAct(actor, name as PolicyName) ? [name as PolicyName] : []));

/** The applications that a list made for the actor leaves out; an association sees its own whoever looks. */
export const hiddenFrom = (actor: Actor): readonly string[] => (actor.role.startsWith('association.') ? [] : actor.hiddenApplicationIds);

/** Whether the subject lies within the scope of the actor's present role. */
export function inScope(actor: Actor, subject: Subject): boolean {
  if (actor.role.startsWith('association.'))
    return subject.associationId === undefined || subject.associationId === actor.scope.associationId;
  if (subject.applicationId && actor.hiddenApplicationIds.includes(subject.applicationId)) return false;
  const { regionCode, committeeId, institutionId } = actor.scope;
  if (regionCode && subject.regionCode !== undefined && subject.regionCode !== regionCode) return false;
  if (committeeId && subject.committeeId !== undefined && subject.committeeId !== committeeId) return false;
  if (!institutionId) return true;
  // What belongs to a programme is seen by all who have a part in it, whichever of them signs or pays.
  if (subject.programmeId !== undefined) return hasPart(actor, subject.programmeId, subject.regionCode);
  return subject.institutionId === undefined || subject.institutionId === institutionId;
}

/** Whether the actor acts for the whole of what they act for: everywhere, or as the people of an institution that is bound to their region. */
export const actsForTheWhole = ({ scope }: Actor): boolean => !scope.regionCode || scope.isWholeInstitution === true;

/** Whether the institution for which the actor acts has a part in a programme, there where a region is named. */
export const hasPart = ({ scope }: Actor, programmeId: string | null, regionCode?: string | null): boolean =>
  isInParts(scope.parts ?? [], programmeId, regionCode);

function policyOf(name: PolicyName): Policy {
  const policy = policies.get(name);
  if (!policy) throw new Error(`no policy named ${name}`);
  return policy;
}
