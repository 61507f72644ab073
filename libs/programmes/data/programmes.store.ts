import type { DomainError } from '#kernel';
import { platformErrors, rowBy, type Em } from '#platform';
import { Component, Envelope, Programme } from './programme.entity.js';

/** @throws NOT_FOUND */
export async function lockProgramme(em: Em, id: string): Promise<Programme> {
  const programme = await rowBy(em, Programme, { id }, 'FOR UPDATE');
  if (!programme) throw platformErrors.NOT_FOUND();
  return programme;
}

/** An envelope, locked, with the programme it belongs to. @throws NOT_FOUND */
export async function lockEnvelope(em: Em, id: string): Promise<{ envelope: Envelope; programme: Programme }> {
  const envelope = await rowBy(em, Envelope, { id }, 'FOR UPDATE');
  if (!envelope) throw platformErrors.NOT_FOUND();
  const component = await em.findOneByOrFail(Component, { id: envelope.componentId });
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
