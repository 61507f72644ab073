import { Injectable } from '@nestjs/common';
import { zonedInstant, type DomainError, type ZonedInstant } from '#kernel';
import { Directory, savedMeanwhile } from '#identity';
import { found, Lifecycle, newId, Trail, Tx, type Actor, type Em, type PolicyName } from '#platform';
import { ScoreSheet } from '../../data/decision.entity.js';
import { CommitteeSession } from '../../data/session.entity.js';
import { visibleFile } from '../../data/visible-files.js';
import { committeeErrors } from '../../domain/errors.js';
import { scoreSheetMachine } from '../../domain/score-sheet.machine.js';
import { checkMarks, sheetScore, type Mark } from '../../domain/scoring.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { scoreSheetLife } from '../committee.lives.js';
import { SessionAccess, type Entrance } from '../session/session-access.js';

export interface SaveCommand {
  fileId: string;
  /** The revision the window started from; 0 for the first save. */
  revision: number;
  marks: Mark[];
  comment: string | null;
}

export interface SavedSheet {
  version: number;
  revision: number;
  score: number | null;
  saved: ZonedInstant;
}

/** A member's scores on one file: saved as they type, sent when done, changed afterwards only by a new version with its reason. */
@Injectable()
export class Score {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly access: SessionAccess,
    private readonly directory: Directory,
  ) {}

  /** @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE · NOT_SEATED · SCORES_INVALID · VERSION_CONFLICT {current, content, savedBy, savedAt} */
  save(actor: Actor, command: SaveCommand): Promise<SavedSheet> {
    return this.tx.run(async (em) => {
      const entrance = await this.enter(em, actor, 'score_sheet.save', command.fileId);
      const { session, seat } = entrance;
      const errors = checkMarks(session.grid, command.marks, { complete: false });
      if (errors.length > 0) throw committeeErrors.SCORES_INVALID({}, errors);
      const draft = await this.draft(em, entrance, command.fileId);
      if (draft.revision !== command.revision) throw await this.savedMeanwhile(em, actor, draft);

      const now = await this.tx.now(em);
      draft.revision += 1;
      await em.save(ScoreSheet, { ...draft, marks: command.marks, comment: command.comment, savedAt: now });
      if (session.gridFrozenAt === null) {
        await em.update(CommitteeSession, { id: session.id }, { gridFrozenAt: now });
        await this.trail.record(em, actor, {
          subject: 'session',
          subjectId: session.id,
          event: 'freeze_grid',
          detail: { memberId: seat!.id },
        });
      }
      return { version: draft.version, revision: draft.revision, score: sheetScore(session.grid, command.marks), saved: zonedInstant(now) };
    });
  }

  /** @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE · NOT_SEATED · SCORES_INVALID (fields) · VERSION_REASON_REQUIRED */
  send(actor: Actor, command: { fileId: string; reason: string | null; key: string }): Promise<{ version: number; score: number | null }> {
    const idempotency = { key: command.key, personId: actor.personId!, operation: 'committees.send-scores', input: command };
    return this.tx.run(
      async (em) => {
        const entrance = await this.enter(em, actor, 'score_sheet.send', command.fileId);
        const { session, seat } = entrance;
        const owner = { fileId: command.fileId, memberId: seat!.id };
        const draft = await found(em, ScoreSheet, { ...owner, state: 'draft' });
        const errors = checkMarks(session.grid, draft.marks, { complete: true });
        if (errors.length > 0) throw committeeErrors.SCORES_INVALID({}, errors);
        if (draft.version > 1 && !command.reason) throw committeeErrors.VERSION_REASON_REQUIRED({}, [{ path: 'reason', code: 'required' }]);

        const before = await em.findOneBy(ScoreSheet, { ...owner, state: 'sent' });
        if (before) await this.lifecycle.move(em, actor, scoreSheetLife, before, 'supersede');
        const change = { reason: command.reason, sentAt: await this.tx.now(em) };
        await this.lifecycle.move(em, actor, scoreSheetLife, draft, 'send', change);
        return { version: draft.version, score: sheetScore(session.grid, draft.marks) };
      },
      { idempotency },
    );
  }

  /** Individual scoring is for whoever holds a seat while the session is open, and for corrections while it deliberates. */
  private async enter(em: Em, actor: Actor, policy: PolicyName, fileId: string): Promise<Entrance> {
    const sessionId = await this.access.sessionOf(em, actor, fileId);
    const entrance = await this.access.enterContent(em, actor, policy, sessionId, { lock: true });
    await visibleFile(em, sessionId, fileId, entrance.reader);
    sessionMachine.requireIn(entrance.session.state, ['open', 'deliberating'], 'score');
    const { voters } = await this.access.quorumOf(em, entrance.session, fileId);
    if (!voters.includes(entrance.seat!.id)) throw committeeErrors.NOT_SEATED();
    return entrance;
  }

  /** What another window of the same member saved; where the sheet was sent meanwhile, what was sent. */
  private async savedMeanwhile(em: Em, actor: Actor, draft: ScoreSheet): Promise<DomainError> {
    const { fileId, memberId } = draft;
    const sheet = draft.revision > 0 ? draft : await em.findOneBy(ScoreSheet, { fileId, memberId, state: 'sent' });
    return savedMeanwhile(this.directory, em, {
      current: draft.revision,
      content: { marks: sheet?.marks ?? [], comment: sheet?.comment ?? null },
      savedBy: sheet && actor.personId,
      savedAt: sheet && sheet.savedAt,
    });
  }

  /** The draft in hand, or a new one after the versions there are. */
  private async draft(em: Em, { session, seat }: Entrance, fileId: string): Promise<ScoreSheet> {
    const owner = { fileId, memberId: seat!.id };
    const sheets = await em.find(ScoreSheet, { where: owner, order: { version: 'DESC' } });
    const draft = sheets.find((sheet) => sheet.state === 'draft');
    if (draft) return draft;
    return Object.assign(new ScoreSheet(), {
      ...{ id: newId(), sessionId: session.id, ...owner },
      version: (sheets[0]?.version ?? 0) + 1,
      state: scoreSheetMachine.initial,
      reason: null,
      revision: 0,
      sentAt: null,
    });
  }
}
