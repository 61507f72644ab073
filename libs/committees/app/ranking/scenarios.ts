import { Injectable } from '@nestjs/common';
import { newId, platformErrors, Trail, Tx, type Actor, type Em, type PolicyName } from '#platform';
import { AllocationScenario } from '../../data/decision.entity.js';
import { seesAll } from '../../data/visible-files.js';
import { allocate, compareAllocations, type Allocation, type AllocationRule } from '../../domain/allocation.js';
import { sessionMachine } from '../../domain/session.machine.js';
import type { ScenarioView } from '../committee.views.js';
import { candidates, RankingDesk, type RankedFile } from './ranking-desk.js';
import { SessionAccess, type Entrance } from '../session/session-access.js';

export interface ScenarioCommand {
  sessionId: string;
  name: string;
  rule: AllocationRule;
  thresholdHundredths: number | null;
  extraCentimes: number;
  amounts: { fileId: string; amountCentimes: number }[];
}

/** What-ifs: another rule, another envelope, other amounts; each says who enters and who leaves. They decide nothing. */
@Injectable()
export class Scenarios {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly access: SessionAccess,
    private readonly desk: RankingDesk,
  ) {}

  /** @throws NOT_FOUND (also for a reader from whom a file is hidden) · DECLARATION_REQUIRED · WRONG_STATE · INVALID_REQUEST */
  create(actor: Actor, command: ScenarioCommand): Promise<ScenarioView> {
    return this.tx.run(async (em) => {
      const { session } = await this.enter(em, actor, 'session.simulate', command.sessionId);
      const { ranking, allocation } = await this.desk.reference(em, session);
      const asked = new Map(ranking.map((entry) => [entry.fileId, entry.askedCentimes]));
      const errors = command.amounts.flatMap(({ fileId, amountCentimes }, index) =>
        amountCentimes <= (asked.get(fileId) ?? -1) ? [] : [{ path: `amounts.${index}`, code: 'choice' }],
      );
      if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
      const scenario = Object.assign(new AllocationScenario(), { id: newId(), ...command, createdBy: actor.personId! });
      await em.insert(AllocationScenario, scenario);
      const detail = { scenarioId: scenario.id, rule: command.rule, extraCentimes: command.extraCentimes };
      await this.trail.record(em, actor, { subject: 'session', subjectId: session.id, event: 'simulate', detail });
      return this.view(scenario, ranking, allocation, await this.desk.available(em, session));
    });
  }

  /** @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE */
  list(actor: Actor, sessionId: string): Promise<ScenarioView[]> {
    return this.tx.run(async (em) => {
      const { session } = await this.enter(em, actor, 'session.read', sessionId);
      const { ranking, allocation } = await this.desk.reference(em, session);
      const available = await this.desk.available(em, session);
      const scenarios = await em.find(AllocationScenario, { where: { sessionId }, order: { createdAt: 'DESC' }, take: 50 });
      return scenarios.map((scenario) => this.view(scenario, ranking, allocation, available));
    });
  }

  private async enter(em: Em, actor: Actor, policy: PolicyName, sessionId: string): Promise<Entrance> {
    const entrance = await this.access.enterContent(em, actor, policy, sessionId);
    sessionMachine.requireIn(entrance.session.state, ['deliberating', 'closed', 'minutes_signed'], 'simulate');
    // An allocation is about all files together: nobody can see it and not see one of them.
    if (!(await seesAll(em, sessionId, entrance.reader))) throw platformErrors.NOT_FOUND();
    return entrance;
  }

  private view(scenario: AllocationScenario, ranking: readonly RankedFile[], base: Allocation, available: number): ScenarioView {
    const files = new Map(ranking.map((entry) => [entry.fileId, entry.file]));
    const result = allocate(candidates(ranking), {
      availableCentimes: Math.max(0, available + scenario.extraCentimes),
      rule: scenario.rule,
      thresholdHundredths: scenario.thresholdHundredths ?? undefined,
      amounts: new Map(scenario.amounts.map(({ fileId, amountCentimes }) => [fileId, amountCentimes])),
    });
    return {
      id: scenario.id,
      name: scenario.name,
      rule: scenario.rule,
      thresholdHundredths: scenario.thresholdHundredths,
      extraCentimes: scenario.extraCentimes,
      lines: result.lines.map((line) => ({
        ...line,
        number: files.get(line.fileId)!.number,
        association: files.get(line.fileId)!.associationName,
      })),
      changes: compareAllocations(base, result),
      usedCentimes: result.usedCentimes,
      leftCentimes: result.leftCentimes,
      lineAt: result.lineAt,
    };
  }
}
