import { Injectable } from '@nestjs/common';
import type { Localized } from '#kernel';
import { Tx, type Actor, type Em } from '#platform';
import type { CommitteeSession } from '../../data/session.entity.js';
import { visibleFile } from '../../data/visible-files.js';
import { committeeErrors } from '../../domain/errors.js';
import { UNDECIDABLE } from '../../domain/reasons.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { CodedReasons } from './coded-reasons.js';
import { DecisionBook } from './decision-book.js';
import { newDecision, type ProposedDecision } from './decide-file.js';
import { SessionAccess } from '../session/session-access.js';

export interface PostponeCommand {
  fileId: string;
  revision: number;
  /** Printed in the minutes and told to the association: in both languages. */
  reason: Localized;
}

/**
 * A file that this session cannot decide goes to another one: too many members have withdrawn from it, or nobody is left to
 * conduct it. The votes that were held on it stay written.
 */
@Injectable()
export class PostponeFile {
  constructor(
    private readonly tx: Tx,
    private readonly access: SessionAccess,
    private readonly book: DecisionBook,
    private readonly reasons: CodedReasons,
  ) {}

  /** @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE · VERSION_CONFLICT · FILE_DECIDABLE */
  execute(actor: Actor, command: PostponeCommand): Promise<ProposedDecision> {
    return this.tx.run(async (em) => {
      const sessionId = await this.access.sessionOf(em, actor, command.fileId);
      const { session, reader } = await this.access.enterContent(em, actor, 'decision.postpone', sessionId, { lock: 'whole' });
      const file = await visibleFile(em, sessionId, command.fileId, reader);
      sessionMachine.requireIn(session.state, ['deliberating'], 'postpone');
      const found = await this.book.find(em, file.id);
      this.book.requireRevision(found?.decision ?? null, command.revision);
      if (await this.isDecidable(em, session, file.id)) throw committeeErrors.FILE_DECIDABLE();

      const now = await this.tx.now(em);
      const decision = found?.decision ?? newDecision(session, file);
      const change = {
        ...{ outcome: 'deferred' as const, amountCentimes: 0, conditions: null },
        reasons: [{ code: UNDECIDABLE, criterion: null }],
        reasonsRevisionId: (await this.reasons.inForce(em, session.committeeId)).revisionId,
        awayText: command.reason,
        round: (found?.decision.round ?? 0) + 1,
        standing: 'postponed' as const,
        ...{ proposedBy: actor.personId!, proposedAt: now },
      };
      await this.book.write(em, actor, decision, { act: 'postpone', change, reason: command.reason.fr }, now);
      const { id, revision, round, standing } = decision;
      return { id, revision, round, standing };
    });
  }

  /** The quorum of the file is there, and somebody who may see it can conduct its decision. */
  private async isDecidable(em: Em, session: CommitteeSession, fileId: string): Promise<boolean> {
    if (!(await this.access.quorumOf(em, session, fileId)).reached) return false;
    const acting = await this.access.actingIn(em, session.id);
    const conducting = (await this.access.panel(em, session, fileId)).filter(
      ({ function: held, memberId }) => held !== 'member' || memberId === acting.chair || memberId === acting.secretary,
    );
    return conducting.some((member) => member.declared && !member.recused);
  }
}
