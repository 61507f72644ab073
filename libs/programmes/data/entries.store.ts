import type { Type } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { platformErrors, rowBy, type Actor, type Em } from '#platform';
import type { EntryKind } from '../domain/entries.js';
import type { Entry } from './entry.entity.js';
import { Funder, Funding, Gathering, Partner, Target } from './programme-context.entity.js';
import { Component, Envelope, type Programme } from './programme.entity.js';
import { lockProgramme } from './programmes.store.js';

export type EntryRow = Entry & { id: string };

const ENTITIES: Readonly<Record<EntryKind, Type<EntryRow>>> = {
  component: Component,
  envelope: Envelope,
  funder: Funder,
  funding: Funding,
  partner: Partner,
  gathering: Gathering,
  target: Target,
};

/** An entry and the programme it belongs to, both locked, the programme first. @throws NOT_FOUND · FORBIDDEN */
export async function lockEntry(em: Em, actor: Actor, kind: EntryKind, id: string): Promise<{ entry: EntryRow; programme: Programme }> {
  const programme = await lockProgramme(em, actor, await programmeOfEntry(em, kind, id));
  const entry = await rowBy(em, ENTITIES[kind], { id }, 'FOR UPDATE');
  if (!entry) throw platformErrors.NOT_FOUND();
  return { entry, programme };
}

/** @throws NOT_FOUND */
export async function programmeOfEntry(em: Em, kind: EntryKind, id: string): Promise<string> {
  const row = await rowBy(em, ENTITIES[kind], { id });
  if (!row) throw platformErrors.NOT_FOUND();
  if (row instanceof Envelope) return (await em.findOneByOrFail(Component, { id: row.componentId })).programmeId;
  return (row as EntryRow & { programmeId: string }).programmeId;
}

export async function changeEntry(em: Em, kind: EntryKind, id: string, change: object): Promise<void> {
  await em.update(ENTITIES[kind], { id }, change);
}

/** What stands of the fundings of a funder, a component or an envelope. */
export async function standingFundings(
  em: Em,
  of: { funderId: string } | { componentId: string } | { envelopeId: string },
): Promise<Funding[]> {
  return em.find(Funding, { where: { ...of, withdrawnAt: IsNull() }, order: { id: 'ASC' } });
}

/** Their currencies, by funder. */
export async function currenciesOf(em: Em, fundings: readonly Funding[]): Promise<Map<string, string>> {
  const funders = await em.findBy(Funder, { id: In(fundings.map(({ funderId }) => funderId)) });
  return new Map(funders.map(({ id, currency }) => [id, currency]));
}
