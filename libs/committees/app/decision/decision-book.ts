import { Injectable } from '@nestjs/common';
import { platformErrors, rowBy, Trail, type Actor, type Em } from '#platform';
import { CommitteeDecision, CommitteeVote, DecisionAct } from '../../data/decision.entity.js';
import { decisionMachine } from '../../domain/decision.machine.js';
import { voidOf, type DecisionActKind, type StandingDecision } from '../../domain/decision-round.js';

/** What one act changes of a decision, and what is written beside it. */
export interface Entry {
  act: DecisionActKind;
  change: Partial<CommitteeDecision> & Pick<CommitteeDecision, 'round' | 'standing'>;
  reason?: string | null;
  conflictId?: string | null;
  detail?: object;
}

/** The book of decisions: each act is a row that stays, the decision is where the rows lead, and its revision counts them. */
@Injectable()
export class DecisionBook {
  constructor(private readonly trail: Trail) {}

  /** The decision on a file; what votes were held on it is told beside. */
  async find(em: Em, fileId: string): Promise<{ decision: CommitteeDecision; before: StandingDecision } | null> {
    const decision = await rowBy(em, CommitteeDecision, { fileId });
    if (!decision) return null;
    const voted = await em.existsBy(CommitteeVote, { decisionId: decision.id });
    return { decision, before: { ...decision, voted } };
  }

  /** @throws VERSION_CONFLICT {current, content}: what somebody else wrote meanwhile is given back, and nothing overwritten */
  requireRevision(decision: CommitteeDecision | null, revision: number): void {
    const current = decision?.revision ?? 0;
    if (current === revision) return;
    const content = decision && {
      outcome: decision.outcome,
      amountCentimes: decision.amountCentimes,
      conditions: decision.conditions,
      reasons: decision.reasons,
      awayText: decision.awayText,
      standing: decision.standing,
      round: decision.round,
    };
    throw platformErrors.VERSION_CONFLICT({ current, content });
  }

  /** Writes the act and what the decision becomes by it; the caller holds the session's lock. */
  async write(em: Em, actor: Actor, decision: CommitteeDecision, entry: Entry, now: Date): Promise<void> {
    const from = decision.revision > 0 ? decision.state : undefined;
    decisionMachine.require(decision.state, 'propose');
    Object.assign(decision, entry.change, { revision: decision.revision + 1 });
    await em.save(CommitteeDecision, decision);
    const { id: decisionId, revision, sessionId, round, standing, outcome, amountCentimes, conditions, reasons, awayText } = decision;
    await em.insert(DecisionAct, {
      ...{ decisionId, revision, sessionId, round, standing, outcome, amountCentimes, conditions, reasons, awayText },
      act: entry.act,
      reason: entry.reason ?? null,
      conflictId: entry.conflictId ?? null,
      by: actor.personId,
      at: now,
    });
    await this.trail.record(em, actor, {
      subject: 'decision',
      subjectId: decisionId,
      event: entry.act,
      ...(entry.act === 'propose' ? { from, to: decision.state } : {}),
      reason: entry.reason ?? undefined,
      detail: { fileId: decision.fileId, revision, round, standing, outcome, amountCentimes, ...entry.detail },
    });
  }

  /** A vote on the file falls with a conflict of interest: it stays written, and another must be held. */
  async voidVote(em: Em, actor: Actor, fileId: string, conflictId: string, now: Date): Promise<void> {
    const decision = await rowBy(em, CommitteeDecision, { fileId });
    const fallen = decision && voidOf(decision);
    if (fallen) await this.write(em, actor, decision, { act: 'void', change: fallen, conflictId }, now);
  }
}
