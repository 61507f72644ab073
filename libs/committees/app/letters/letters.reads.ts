import { Injectable } from '@nestjs/common';
import { Files, found, platformErrors, requireAccess, Tx, type Actor } from '#platform';
import { DecisionLetter } from '../../data/decision.entity.js';
import { committeeErrors } from '../../domain/errors.js';

/** The copies of letters; an association has its own, once sent. */
@Injectable()
export class LetterReads {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
  ) {}

  /** @throws NOT_FOUND · LETTER_NOT_READY */
  async pdf(actor: Actor, id: string): Promise<{ name: string; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      const letter = await found(em, DecisionLetter, id);
      requireAccess(actor, 'letter.read', letter);
      if (actor.role.startsWith('association.') && letter.state !== 'sent') throw platformErrors.NOT_FOUND();
      if (letter.fileId === null) throw committeeErrors.LETTER_NOT_READY({ number: letter.number });
      return this.files.describe(em, letter.fileId);
    });
    return { name: file.name, bytes: await this.files.read(file) };
  }
}
