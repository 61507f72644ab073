import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Label } from '#kernel';
import { found, Lifecycle, newId, newVerificationCode, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import { Applications } from '#applications';
import { Calls } from '#calls';
import { Parameters, type ValueOf } from '#institution';
import { ProgrammeParties } from '#programmes';
import { conventionTerms } from './convention.parameters.js';
import { Convention, ConventionLine, Tranche } from '../data/convention.entity.js';
import { yearsOf } from '../data/conventions.queries.js';
import { conventionMachine, STATES_IN_EFFECT, PAYING_STATES, type ConventionState } from '../domain/convention.machine.js';
import type { UnknownFact } from '../domain/provenance.js';
import { instrumentFor, TEMPLATE_REVISION, type Instrument, type TrancheCondition } from '../domain/terms.js';
import { conventionLife } from './convention.lives.js';

export interface ConventionFacts {
  id: string;
  number: string;
  instrument: Instrument;
  state: ConventionState;
  stateLabel: Label;
  applicationId: string;
  associationId: string;
  callId: string;
  programmeId: string;
  /** Who signs it for the administration. */
  institutionId: string;
  subEnvelopeId: string | null;
  regionCode: string;
  domainCode: string;
  title: string;
  amountCentimes: number;
  /** The calendar year the bilan counts it in. */
  year: number;
  inForceAt: Date | null;
  /** `YYYY-MM-DD`. */
  endsOn: string | null;
  /** Signed on paper before the program existed. */
  imported: boolean;
  /** What its source does not say: such a value is none. */
  unknown: readonly UnknownFact[];
  /** Made up to show the program. */
  demonstration: boolean;
}

export interface TrancheFacts {
  id: string;
  conventionId: string;
  rank: number;
  amountCentimes: number;
  conditions: TrancheCondition[];
  /** Hundredths of a percent of the previous tranche that must be spent, for `spent_share`. */
  spentBasisPoints: number | null;
  notBefore: string | null;
}

export interface ApprovedLine {
  id: string;
  account: string;
  label: string;
  amountCentimes: number;
}

/** What later stages may ask of conventions. */
@Injectable()
export class Conventions {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly applications: Applications,
    private readonly calls: Calls,
    private readonly parties: ProgrammeParties,
    private readonly parameters: Parameters,
  ) {}

  /** @throws NOT_FOUND */
  async facts(em: Em, id: string): Promise<ConventionFacts> {
    return factsOf(await found(em, Convention, id));
  }

  async factsOf(em: Em, ids: readonly string[]): Promise<Map<string, ConventionFacts>> {
    if (ids.length === 0) return new Map();
    const rows = await em.findBy(Convention, { id: In([...new Set(ids)]) });
    return new Map(rows.map((row) => [row.id, factsOf(row)]));
  }

  /** The same, with the row locked: whoever bounds a sum by the convention's amount goes through here. @throws NOT_FOUND */
  async lock(em: Em, id: string): Promise<ConventionFacts> {
    return factsOf(await this.lifecycle.lock(em, conventionLife, id));
  }

  async tranches(em: Em, conventionId: string): Promise<TrancheFacts[]> {
    return em.find(Tranche, { where: { conventionId }, order: { rank: 'ASC' } });
  }

  async tranchesOf(em: Em, conventionIds: readonly string[]): Promise<Map<string, TrancheFacts[]>> {
    const rows =
      conventionIds.length === 0 ? [] : await em.find(Tranche, { where: { conventionId: In([...conventionIds]) }, order: { rank: 'ASC' } });
    const byConvention = new Map<string, TrancheFacts[]>();
    for (const row of rows) byConvention.set(row.conventionId, [...(byConvention.get(row.conventionId) ?? []), row]);
    return byConvention;
  }

  /** @throws NOT_FOUND */
  async tranche(em: Em, trancheId: string): Promise<TrancheFacts> {
    return found(em, Tranche, trancheId);
  }

  /** The grant by charge as both sides signed it; as it is proposed while they have not. */
  async approvedBudget(em: Em, conventionId: string): Promise<ApprovedLine[]> {
    const lines = await em.find(ConventionLine, {
      where: { conventionId, version: In(['negotiated', 'approved']) },
      order: { position: 'ASC' },
    });
    const approved = lines.filter((line) => line.version === 'approved');
    return (approved.length > 0 ? approved : lines).map(({ id, account, label, amountCentimes }) => ({
      id,
      account,
      label,
      amountCentimes,
    }));
  }

  /**
   * Every project a bilan counts: in force now or once, of one year when given, oldest number first. One whose region is not known
   * is counted in none.
   */
  async counted(em: Em, filter: { year?: number; regionCode?: string | null }): Promise<ConventionFacts[]> {
    const rows = await em.find(Convention, {
      where: {
        state: In([...STATES_IN_EFFECT]),
        ...(filter.year === undefined ? {} : { year: filter.year }),
        ...(filter.regionCode ? { regionCode: filter.regionCode } : {}),
      },
      order: { number: 'ASC' },
    });
    return rows.filter((row) => !filter.regionCode || !row.unknown.includes('region')).map(factsOf);
  }

  /** Years with a convention that counts, newest first. */
  countedYears(em: Em): Promise<number[]> {
    return yearsOf(em, STATES_IN_EFFECT);
  }

  /** The delays that it was drafted with. @throws NOT_FOUND */
  async terms(em: Em, id: string): Promise<ValueOf<typeof conventionTerms>> {
    const { termsRevisionId } = await found(em, Convention, id);
    return this.parameters.ofRevision(em, conventionTerms, termsRevisionId);
  }

  /** Whether money may be ordered under it. */
  mayPay(facts: Pick<ConventionFacts, 'state'>): boolean {
    return PAYING_STATES.includes(facts.state);
  }

  /** The effective date has come: both by the last signature and by the alarm. Does nothing when it is in force already. */
  async takeEffect(em: Em, id: string): Promise<boolean> {
    const convention = await this.lifecycle.lock(em, conventionLife, id);
    if (!conventionMachine.can(convention.state, 'take_effect')) return false;
    const change = { inForceAt: await this.tx.now(em) };
    await this.lifecycle.move(em, SYSTEM, conventionLife, convention, 'take_effect', change, { detail: change });
    return true;
  }

  /** Monitoring has closed the project. A terminated convention stays terminated. @throws WRONG_STATE */
  async complete(em: Em, actor: Actor, id: string): Promise<void> {
    const convention = await this.lifecycle.lock(em, conventionLife, id);
    if (convention.state === 'terminated') return;
    await this.lifecycle.move(em, actor, conventionLife, convention, 'complete');
  }

  /** A convention of the past, signed and completed, known by its essentials. Returns its id. */
  async importPast(
    em: Em,
    actor: Actor,
    past: {
      applicationId: string;
      number: string;
      amountCentimes: number;
      signedOn: string;
      year: number;
      unknown?: readonly UnknownFact[];
      demonstration?: boolean;
    },
  ): Promise<string> {
    const application = await this.applications.facts(em, past.applicationId);
    const call = await this.calls.rulesFor(em, application.callId);
    const institution = await this.parties.contracting(em, call.programmeId, application.regionCode);
    const terms = await this.parameters.at(em, conventionTerms, institution.id, past.signedOn);
    const id = newId();
    await em.insert(Convention, {
      id,
      number: past.number,
      instrument: instrumentFor(past.amountCentimes, terms.value.awardDecisionCeilingCentimes),
      institutionId: institution.id,
      termsRevisionId: terms.revisionId,
      state: 'completed',
      applicationId: application.id,
      associationId: application.associationId,
      callId: application.callId,
      programmeId: call.programmeId,
      regionCode: application.regionCode,
      domainCode: application.domainCode,
      title: application.title,
      amountCentimes: past.amountCentimes,
      awardCentimes: past.amountCentimes,
      year: past.year,
      startsOn: past.signedOn,
      templateRevision: TEMPLATE_REVISION,
      verificationCode: newVerificationCode(),
      inForceAt: new Date(`${past.signedOn}T00:00:00Z`),
      imported: true,
      unknown: [...(past.unknown ?? [])],
      demonstration: past.demonstration ?? false,
    });
    await this.trail.record(em, actor, { subject: 'convention', subjectId: id, event: 'import', to: 'completed', detail: past });
    return id;
  }
}

function factsOf(row: Convention): ConventionFacts {
  const { id, number, instrument, state, applicationId, associationId, callId, programmeId, institutionId, subEnvelopeId } = row;
  const { regionCode, domainCode, title, amountCentimes, year, inForceAt, endsOn, imported, unknown, demonstration } = row;
  const identity = { id, number, instrument, state, stateLabel: conventionMachine.label(state), applicationId, associationId, callId };
  return {
    ...identity,
    programmeId,
    institutionId,
    subEnvelopeId,
    regionCode,
    domainCode,
    title,
    amountCentimes,
    year,
    inForceAt,
    endsOn,
    imported,
    unknown,
    demonstration,
  };
}
