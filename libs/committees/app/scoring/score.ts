import { Injectable } from '@nestjs/common';
import { zonedInstant, type DomainError, type ZonedInstant } from '#kernel';
import { Directory, savedMeanwhile } from '#identity';
import { behind, Lifecycle, rowBy, together, Trail, Tx, type Actor, type Em, type PolicyName } from '#platform';
import { ScoreSheet } from '../../data/decision.entity.js';
import { CommitteeSession } from '../../data/session.entity.js';
import { saveSheetDraft, type SavedDraft } from '../../data/score-sheets.store.js';
import { committeeErrors } from '../../domain/errors.js';
import { checkMarks, sheetScore, type Mark } from '../../domain/scoring.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { scoreSheetLife } from '../committee.lives.js';
import { SessionAccess, type Entrance, type SessionLock } from '../session/session-access.js';

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
  async save(actor: Actor, command: SaveCommand): Promise<SavedSheet> {
    const beside = await this.tx.run((em) => this.saveBeside(em, actor, command));
    if (beside === null) return this.tx.run((em) => this.saveFirst(em, actor, command));
    const { entrance } = beside;
    const saved = await beside.saved;
    // Nothing was written: the transaction that found it so is over.
    if (!saved) throw await this.tx.read((em) => this.savedMeanwhile(em, actor, ownerOf(entrance, command)));
    return savedSheet(entrance, command, saved);
  }

  /**
   * Each member by themselves; what was saved is looked at when it is done, so that it goes out with the end of the transaction.
   * Null where the grid is not frozen yet: that is one person's act at a time.
   */
  private async saveBeside(
    em: Em,
    actor: Actor,
    command: SaveCommand,
  ): Promise<{ entrance: Entrance; saved: Promise<SavedDraft | null> } | null> {
    const entrance = await this.enter(em, actor, 'score_sheet.save', command.fileId, 'shared');
    if (entrance.session.gridFrozenAt === null) return null;
    requireMarks(entrance, command);
    let saved!: Promise<SavedDraft | null>;
    const save = () => saveSheetDraft(em, { ...command, ...ownerOf(entrance, command), sessionId: entrance.session.id });
    await behind(em, () => (saved = save()));
    return { entrance, saved };
  }

  /** The first score of a session freezes its grid. */
  private async saveFirst(em: Em, actor: Actor, command: SaveCommand): Promise<SavedSheet> {
    const entrance = await this.enter(em, actor, 'score_sheet.save', command.fileId, 'whole');
    const { session, seat } = entrance;
    requireMarks(entrance, command);
    const owner = ownerOf(entrance, command);
    const saved = await saveSheetDraft(em, { ...command, ...owner, sessionId: session.id });
    if (!saved) throw await this.savedMeanwhile(em, actor, owner);
    if (session.gridFrozenAt === null) {
      await em.update(CommitteeSession, { id: session.id }, { gridFrozenAt: await this.tx.now(em) });
      const detail = { memberId: seat!.id };
      await this.trail.record(em, actor, { subject: 'session', subjectId: session.id, event: 'freeze_grid', detail });
    }
    return savedSheet(entrance, command, saved);
  }

  /** @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE · NOT_SEATED · SCORES_INVALID (fields) · VERSION_REASON_REQUIRED */
  send(actor: Actor, command: { fileId: string; reason: string | null; key: string }): Promise<{ version: number; score: number | null }> {
    const idempotency = { key: command.key, personId: actor.personId!, operation: 'committees.send-scores', input: command };
    return this.tx.run(
      async (em) => {
        const entrance = await this.enter(em, actor, 'score_sheet.send', command.fileId, 'shared');
        const { session, seat } = entrance;
        const owner = { fileId: command.fileId, memberId: seat!.id };
        const draft = await this.lifecycle.lock(em, scoreSheetLife, { ...owner, state: 'draft' });
        const errors = checkMarks(session.grid, draft.marks, { complete: true });
        if (errors.length > 0) throw committeeErrors.SCORES_INVALID({}, errors);
        if (draft.version > 1 && !command.reason) throw committeeErrors.VERSION_REASON_REQUIRED({}, [{ path: 'reason', code: 'required' }]);

        const before = await rowBy(em, ScoreSheet, { ...owner, state: 'sent' });
        if (before) await this.lifecycle.move(em, actor, scoreSheetLife, before, 'supersede');
        const change = { reason: command.reason, sentAt: await this.tx.now(em) };
        await this.lifecycle.move(em, actor, scoreSheetLife, draft, 'send', change);
        return { version: draft.version, score: sheetScore(session.grid, draft.marks) };
      },
      { idempotency },
    );
  }

  /** Individual scoring is for whoever holds a seat while the session is open, and for corrections while it deliberates. */
  private async enter(em: Em, actor: Actor, policy: PolicyName, fileId: string, lock: SessionLock): Promise<Entrance> {
    const sessionId = await this.access.sessionOf(em, actor, fileId);
    const entrance = await this.access.enterContent(em, actor, policy, sessionId, { lock });
    const { session, seat } = entrance;
    sessionMachine.requireIn(session.state, ['open', 'deliberating'], 'score');
    // Asked again behind the lock: a conflict may have been declared before it was given.
    const [, { voters }] = await together(
      em,
      () => this.access.sessionOf(em, actor, fileId),
      () => this.access.quorumOf(em, session, fileId),
    );
    if (!voters.includes(seat!.id)) throw committeeErrors.NOT_SEATED();
    return entrance;
  }

  /** What another window of the same member saved; where the sheet was sent meanwhile, what was sent. */
  private async savedMeanwhile(em: Em, actor: Actor, owner: { fileId: string; memberId: string }): Promise<DomainError> {
    const sheets = await em.find(ScoreSheet, { where: owner, order: { version: 'DESC' } });
    const draft = sheets.find(({ state }) => state === 'draft');
    const sheet = draft ?? sheets.find(({ state }) => state === 'sent');
    return savedMeanwhile(this.directory, em, {
      current: draft?.revision ?? 0,
      content: { marks: sheet?.marks ?? [], comment: sheet?.comment ?? null },
      savedBy: sheet ? actor.personId : null,
      savedAt: sheet?.savedAt ?? null,
    });
  }
}

const ownerOf = ({ seat }: Entrance, { fileId }: SaveCommand) => ({ fileId, memberId: seat!.id });

/** @throws SCORES_INVALID */
function requireMarks({ session }: Entrance, { marks }: SaveCommand): void {
  const errors = checkMarks(session.grid, marks, { complete: false });
  if (errors.length > 0) throw committeeErrors.SCORES_INVALID({}, errors);
}

const savedSheet = ({ session }: Entrance, { marks }: SaveCommand, { version, revision, savedAt }: SavedDraft): SavedSheet => ({
  version,
  revision,
  score: sheetScore(session.grid, marks),
  saved: zonedInstant(savedAt),
});
