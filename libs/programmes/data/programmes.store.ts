import type { DomainError } from '#kernel';
import { hasPart, platformErrors, rowBy, type Actor, type Em } from '#platform';
import { ProgrammeParty } from './programme-party.entity.js';
import { Component, Envelope, Programme } from './programme.entity.js';

/** For somebody who changes it. @throws NOT_FOUND · FORBIDDEN */
export async function lockProgramme(em: Em, actor: Actor, id: string): Promise<Programme> {
  const programme = await rowBy(em, Programme, { id }, 'FOR UPDATE');
  if (!programme) throw platformErrors.NOT_FOUND();
  await requireOwned(em, actor, id);
  return programme;
}

/** A programme is changed by the institution that owns it: of its other parties, none. @throws NOT_FOUND · FORBIDDEN */
export async function requireOwned(em: Em, actor: Actor, programmeId: string | null): Promise<void> {
  if (actor.scope.institutionId && !hasPart(actor, programmeId)) throw platformErrors.NOT_FOUND();
  if (!(await isOwned(em, actor, programmeId))) throw platformErrors.FORBIDDEN();
}

/** Whether the programme is of the institution for which the actor acts; who acts for none acts for all. */
export async function isOwned(em: Em, actor: Actor, programmeId: string | null): Promise<boolean> {
  const { institutionId } = actor.scope;
  if (!institutionId) return true;
  return programmeId !== null && em.existsBy(ProgrammeParty, { programmeId, role: 'owner', institutionId });
}

/** An envelope, locked, with the programme it belongs to, for somebody who changes it. @throws NOT_FOUND · FORBIDDEN */
export async function lockEnvelope(em: Em, actor: Actor, id: string): Promise<{ envelope: Envelope; programme: Programme }> {
  const envelope = await rowBy(em, Envelope, { id }, 'FOR UPDATE');
  if (!envelope) throw platformErrors.NOT_FOUND();
  const component = await em.findOneByOrFail(Component, { id: envelope.componentId });
  await requireOwned(em, actor, component.programmeId);
  return { envelope, programme: await em.findOneByOrFail(Programme, { id: component.programmeId }) };
}

/** Runs a write and says a broken constraint in the words of the domain. */
export async function sayingViolations<T>(write: Promise<T>, refusals: Record<string, () => DomainError>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const refusal = refusals[(error as { constraint?: string }).constraint ?? ''];
    throw refusal ? refusal() : error;
  }
}
