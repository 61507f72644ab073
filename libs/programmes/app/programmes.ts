import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { formatCentimes, type Label, type Localized } from '#kernel';
import { Lifecycle, platformErrors, type Em } from '#platform';
import { DomainMapping, InterventionDomain, ProgrammeDomain } from '../data/intervention-domain.entity.js';
import {
  lockAvailable,
  reserve,
  subEnvelopesByIds,
  subEnvelopesOfProgramme,
  takeBack,
  type SubEnvelopeRow,
} from '../data/money.queries.js';
import { Claim, type ClaimUnit } from '../data/programme-context.entity.js';
import { Programme } from '../data/programme.entity.js';
import { domainLabelsOf, domainsInUse, loadDomains, type DomainLabel } from '../data/reference.queries.js';
import type { MappedDomain } from '../domain/domain-mapping.js';
import { programmeErrors } from '../domain/errors.js';
import type { ProgrammeState } from '../domain/programme.machine.js';
import { programmeLife, requireNotClosed } from './programme.lives.js';

export interface ProgrammeFacts {
  id: string;
  code: string;
  title: Localized;
  state: ProgrammeState;
}

export type { DomainLabel };
export type SubEnvelopeFacts = SubEnvelopeRow;

/** A published figure that comes from outside, kept beside the computed one. */
export interface ClaimFacts {
  year: number | null;
  period: string;
  measure: string;
  label: Label;
  value: number;
  unit: ClaimUnit;
  source: string;
}

/** What later stages may ask of programmes. */
@Injectable()
export class Programmes {
  constructor(private readonly lifecycle: Lifecycle) {}

  /** @throws NOT_FOUND */
  async facts(em: Em, programmeId: string): Promise<ProgrammeFacts> {
    const found = (await this.factsOf(em, [programmeId])).get(programmeId);
    if (!found) throw platformErrors.NOT_FOUND();
    return found;
  }

  /** The same; its state stays until the end of the caller's transaction. @throws NOT_FOUND */
  async keptFacts(em: Em, programmeId: string): Promise<ProgrammeFacts> {
    const { id, code, title, state } = await this.lifecycle.share(em, programmeLife, programmeId);
    return { id, code, title, state };
  }

  /** The same while it may still be spent. @throws NOT_FOUND · WRONG_STATE */
  async openFacts(em: Em, programmeId: string): Promise<ProgrammeFacts> {
    const facts = await this.keptFacts(em, programmeId);
    requireNotClosed(facts);
    return facts;
  }

  async factsOf(em: Em, ids: readonly string[]): Promise<Map<string, ProgrammeFacts>> {
    const rows = await em.find(Programme, { select: { id: true, code: true, title: true, state: true }, where: { id: In([...ids]) } });
    return new Map(rows.map(({ id, code, title, state }) => [id, { id, code, title, state }]));
  }

  /** @throws NOT_FOUND */
  async subEnvelope(em: Em, id: string): Promise<SubEnvelopeFacts> {
    const found = (await this.subEnvelopesOf(em, [id])).get(id);
    if (!found) throw platformErrors.NOT_FOUND();
    return found;
  }

  async subEnvelopesOf(em: Em, ids: readonly string[]): Promise<Map<string, SubEnvelopeFacts>> {
    return new Map((await subEnvelopesByIds(em, ids)).map((row) => [row.id, row]));
  }

  /** The sub-envelopes of a programme; of one region: its own and those meant for every region. */
  subEnvelopes(em: Em, programmeId: string, regionCode?: string): Promise<SubEnvelopeFacts[]> {
    return subEnvelopesOfProgramme(em, programmeId, regionCode ?? null);
  }

  /**
   * Takes an award out of a sub-envelope, under its row lock; awarding the same id again replaces its amount
   * (by nothing when the amount is 0).
   * @throws NOT_FOUND · ENVELOPE_EXCEEDED {availableCentimes}
   */
  async reserveAward(em: Em, { awardId, ...award }: { awardId: string; subEnvelopeId: string; amountCentimes: number }): Promise<void> {
    const available = await lockAvailable(em, award.subEnvelopeId);
    if (available === null) throw platformErrors.NOT_FOUND();
    const givenBack = await takeBack(em, awardId);
    const availableCentimes = available + (givenBack?.subEnvelopeId === award.subEnvelopeId ? givenBack.amountCentimes : 0);
    if (award.amountCentimes > availableCentimes)
      throw programmeErrors.ENVELOPE_EXCEEDED({ availableCentimes, available: formatCentimes(availableCentimes) });
    if (award.amountCentimes > 0) await reserve(em, awardId, award);
  }

  /** Gives an award back (abandoned, reduced to nothing). Does nothing when there is none. */
  async releaseAward(em: Em, awardId: string): Promise<void> {
    await takeBack(em, awardId);
  }

  /** The domains of intervention as they were called in a year (the newest labels when the year has none of its own). */
  domainLabels(em: Em, year?: number): Promise<DomainLabel[]> {
    return domainLabelsOf(em, year);
  }

  /** The domains that a programme names; every domain where it names none. */
  async domainCodes(em: Em, programmeId: string): Promise<string[]> {
    const named = await em.find(ProgrammeDomain, { where: { programmeId }, order: { code: 'ASC' } });
    const rows = named.length > 0 ? named : await em.find(InterventionDomain, { order: { code: 'ASC' } });
    return rows.map((row) => row.code);
  }

  /** Under which domains of a programme those of others are compared. */
  async domainMappings(em: Em, programmeId: string): Promise<MappedDomain[]> {
    const rows = await em.find(DomainMapping, { where: { programmeId }, order: { fromCode: 'ASC' } });
    return rows.map(({ fromCode, toCode }) => ({ from: fromCode, to: toCode }));
  }

  /** The domains that a call of a programme may choose this year: those it names, without what is retired. */
  async offeredDomains(em: Em, programmeId: string): Promise<string[]> {
    const inUse = new Set(await domainsInUse(em));
    return (await this.domainCodes(em, programmeId)).filter((code) => inUse.has(code));
  }

  /** What a second person has confirmed: nothing else stands beside published figures. */
  async claims(em: Em): Promise<ClaimFacts[]> {
    const rows = await em.find(Claim, { where: { state: 'confirmed' }, order: { period: 'ASC', measure: 'ASC', source: 'ASC' } });
    return rows.map(({ year, period, measure, label, value, unit, source }) => ({ year, period, measure, label, value, unit, source }));
  }

  /** The domains of intervention with their dated labels; loading them again changes nothing. */
  loadReference(em: Em): Promise<void> {
    return loadDomains(em);
  }
}
