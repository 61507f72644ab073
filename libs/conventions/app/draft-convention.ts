import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { dayOfInstant, formatCentimes } from '#kernel';
import { newId, newVerificationCode, nextNumber, Outbox, requireAccess, Trail, Tx, violatesUnique, type Actor, type Em } from '#platform';
import { Applications, type ApplicationFacts } from '#applications';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { Parameters, seriesIn } from '#institution';
import { ProgrammeParties } from '#programmes';
import { Committees, isAward, type FinalDecision } from '#committees';
import { Convention, ConventionLine, Tranche, type BudgetVersion } from '../data/convention.entity.js';
import { conventionMachine } from '../domain/convention.machine.js';
import { conventionErrors } from '../domain/errors.js';
import {
  instrumentFor,
  seriesOf,
  planTranches,
  spreadOverCharges,
  TEMPLATE_REVISION,
  usualTranches,
  type TranchePlan,
} from '../domain/terms.js';
import { conventionTerms, tranchePlan } from './convention.parameters.js';
import { renderConvention } from './render-convention.job.js';

export interface DraftCommand {
  applicationId: string;
  /** `YYYY-MM-DD`: the effective date and the end. */
  startsOn: string;
  endsOn: string;
  /** The award's own amount by default; never above it. */
  amountCentimes?: number;
  tranches?: TranchePlan[];
}

/**
 * Draws up the convention (or the award decision) of a file with a final award, and asks for its document.
 * @throws NOT_FOUND · NO_FINAL_AWARD · AWARD_NOT_TOLD · CONVENTION_EXISTS · AMOUNT_ABOVE_AWARD · DATES_REVERSED · TRANCHES_INCOMPLETE · ASSOCIATION_NOT_VERIFIED
 */
@Injectable()
export class DraftConvention {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly calls: Calls,
    private readonly committees: Committees,
    private readonly parties: ProgrammeParties,
    private readonly parameters: Parameters,
  ) {}

  async execute(actor: Actor, command: DraftCommand): Promise<{ id: string; number: string }> {
    try {
      return await this.draft(actor, command);
    } catch (error) {
      // Two officers at the same instant: the unique index had the last word, and the convention that won has a number.
      if (violatesUnique(error, 'convention_application_uq')) await this.tx.run((em) => this.refuseSecond(em, command.applicationId));
      throw error;
    }
  }

  private draft(actor: Actor, command: DraftCommand): Promise<{ id: string; number: string }> {
    return this.tx.run(async (em) => {
      const application = await this.applications.lock(em, command.applicationId);
      const { programmeId, regionCode, associationId } = application;
      requireAccess(actor, 'convention.draft', { programmeId, regionCode, associationId, applicationId: application.id });
      await this.refuseSecond(em, application.id);
      await this.associations.requireVerified(em, application.associationId);
      const decision = await this.finalAward(em, application.id);
      const convention = await this.build(em, actor, application, decision, command);

      await em.insert(Convention, convention);
      await this.insertTranches(em, convention, command.tranches ?? (await this.usualPlan(em, convention)));
      await this.insertBudget(em, application, convention);
      await this.trail.record(em, actor, {
        subject: 'convention',
        subjectId: convention.id,
        event: 'draft',
        to: convention.state,
        detail: { number: convention.number, amountCentimes: convention.amountCentimes, decisionId: decision.id },
      });
      await this.outbox.enqueue(em, renderConvention, { conventionId: convention.id });
      return { id: convention.id, number: convention.number };
    });
  }

  private async refuseSecond(em: Em, applicationId: string): Promise<void> {
    const known = await em.findOneBy(Convention, { applicationId, state: Not(In(['cancelled'])) });
    if (known) throw conventionErrors.CONVENTION_EXISTS({ number: known.number, id: known.id });
  }

  private async finalAward(em: Em, applicationId: string): Promise<FinalDecision> {
    const decision = await this.committees.finalDecision(em, applicationId);
    if (!decision || !isAward(decision.outcome) || decision.amountCentimes <= 0) throw conventionErrors.NO_FINAL_AWARD();
    // The association would learn from the draft what its letter has not told it yet.
    if (!(await this.committees.notified(em, [decision.id])).has(decision.id)) throw conventionErrors.AWARD_NOT_TOLD();
    return decision;
  }

  private async build(em: Em, actor: Actor, application: ApplicationFacts, decision: FinalDecision, command: DraftCommand) {
    const amountCentimes = command.amountCentimes ?? decision.amountCentimes;
    if (amountCentimes > decision.amountCentimes) {
      throw conventionErrors.AMOUNT_ABOVE_AWARD({ award: formatCentimes(decision.amountCentimes) }, [
        { path: 'amountCentimes', code: 'too_large', params: { max: decision.amountCentimes, unit: 'money' } },
      ]);
    }
    if (command.endsOn <= command.startsOn) throw conventionErrors.DATES_REVERSED();
    const call = await this.calls.rulesFor(em, application.callId);
    const now = await this.tx.now(em);
    const institution = await this.parties.contracting(em, call.programmeId, application.regionCode);
    const terms = await this.parameters.at(em, conventionTerms, institution.id);
    const instrument = instrumentFor(amountCentimes, terms.value.awardDecisionCeilingCentimes);
    return {
      id: newId(),
      number: await nextNumber(em, seriesIn(institution, seriesOf(instrument)), now),
      instrument,
      state: conventionMachine.initial,
      applicationId: application.id,
      associationId: application.associationId,
      callId: application.callId,
      programmeId: call.programmeId,
      institutionId: institution.id,
      termsRevisionId: terms.revisionId,
      subEnvelopeId: decision.subEnvelopeId,
      decisionId: decision.id,
      regionCode: application.regionCode,
      domainCode: application.domainCode,
      title: application.title,
      amountCentimes,
      awardCentimes: decision.amountCentimes,
      year: Number(dayOfInstant(decision.decidedAt).slice(0, 4)),
      startsOn: command.startsOn,
      endsOn: command.endsOn,
      templateRevision: TEMPLATE_REVISION,
      verificationCode: newVerificationCode(),
      draftedBy: actor.personId,
    };
  }

  private async usualPlan(em: Em, { institutionId }: { institutionId: string }): Promise<TranchePlan[]> {
    return usualTranches((await this.parameters.at(em, tranchePlan, institutionId)).value);
  }

  private async insertTranches(em: Em, convention: { id: string; amountCentimes: number }, plan: readonly TranchePlan[]): Promise<void> {
    const tranches = planTranches(convention.amountCentimes, plan);
    if (!tranches) throw conventionErrors.TRANCHES_INCOMPLETE();
    await em.insert(
      Tranche,
      tranches.map((tranche) => ({ ...tranche, id: newId(), conventionId: convention.id, conditions: [...tranche.conditions] })),
    );
  }

  /** The grant as it was asked for, and as it is proposed: each charge bears the same part of it as in the file. */
  private async insertBudget(em: Em, application: ApplicationFacts, convention: { id: string; amountCentimes: number }): Promise<void> {
    const { budget } = await this.applications.dossier(em, application.id);
    const charges = budget.lines.filter((line) => line.side === 'charge');
    const versions: [BudgetVersion, number][] = [
      ['requested', application.askedCentimes],
      ['negotiated', convention.amountCentimes],
    ];
    const lines = versions.flatMap(([version, amount]) =>
      spreadOverCharges(amount, charges).map((line, position) => ({
        id: newId(),
        conventionId: convention.id,
        version,
        position,
        ...line,
      })),
    );
    if (lines.length > 0) await em.insert(ConventionLine, lines);
  }
}
