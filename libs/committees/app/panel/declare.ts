import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import { newId, Trail, Tx, type Actor } from '#platform';
import { latestOf } from '../../data/conflicts.queries.js';
import { SessionConflict, SessionDeclaration } from '../../data/session.entity.js';
import { visibleFiles } from '../../data/visible-files.js';
import type { ConflictKind } from '../../domain/colleges.js';
import { committeeErrors } from '../../domain/errors.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { DecisionBook } from '../decision/decision-book.js';
import { SessionAccess } from '../session/session-access.js';

export interface FileDeclaration {
  fileId: string;
  /** Null: no conflict. */
  kind: ConflictKind | null;
  text: string | null;
}

/**
 * A member promises confidentiality and says, file by file, whether a conflict of interest stands; nothing opens before. Who
 * declares while the session deliberates voids the votes held on the files they keep out of.
 */
@Injectable()
export class Declare {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly access: SessionAccess,
    private readonly book: DecisionBook,
  ) {}

  /** @throws NOT_FOUND · WRONG_STATE · ALREADY_DECLARED · DECLARATION_INCOMPLETE (each file of the reader's agenda once, nothing else) */
  execute(actor: Actor, command: { sessionId: string; files: FileDeclaration[] }): Promise<{ conflicts: number }> {
    return this.tx.run(async (em) => {
      const { session, seat, reader } = await this.access.enter(em, actor, 'session.declare', command.sessionId, { lock: 'whole' });
      sessionMachine.requireIn(session.state, ['convened', 'open', 'deliberating'], 'declare');
      const memberId = seat!.id;
      if (await em.existsBy(SessionDeclaration, { sessionId: session.id, memberId })) throw committeeErrors.ALREADY_DECLARED();
      const errors = incomplete(
        (await visibleFiles(em, session.id, reader)).map((file) => file.id),
        command.files,
      );
      if (errors.length > 0) throw committeeErrors.DECLARATION_INCOMPLETE({}, errors);

      const rows = command.files.map((file) => ({
        ...{ id: newId(), sessionId: session.id, memberId, ...file },
        conflicted: file.kind !== null,
        origin: 'declared' as const,
        supersedesId: null,
        createdBy: actor.personId,
      }));
      // A conflict that was lifted has a row already: what is declared now follows it.
      const before = await latestOf(em, session.id, memberId);
      await em.insert(
        SessionConflict,
        rows.map((row) => ({ ...row, supersedesId: before.get(row.fileId) ?? null })),
      );
      await em.insert(SessionDeclaration, { sessionId: session.id, memberId });
      const conflicted = rows.filter((row) => row.conflicted);
      const now = await this.tx.now(em);
      for (const { fileId, id } of conflicted) await this.book.voidVote(em, actor, fileId, id, now);
      const conflicts = conflicted.length;
      await this.trail.record(em, actor, { subject: 'session', subjectId: session.id, event: 'declare', detail: { memberId, conflicts } });
      return { conflicts };
    });
  }
}

function incomplete(agenda: readonly string[], declared: readonly FileDeclaration[]): FieldError[] {
  const seen = new Set<string>();
  const wrong = declared.flatMap((file, index): FieldError[] => {
    const known = agenda.includes(file.fileId) && !seen.has(file.fileId);
    seen.add(file.fileId);
    return known ? [] : [{ path: `files.${index}.fileId`, code: 'choice' }];
  });
  const missing = agenda.filter((id) => !seen.has(id)).map((id): FieldError => ({ path: `files.${id}`, code: 'required' }));
  return [...wrong, ...missing];
}
