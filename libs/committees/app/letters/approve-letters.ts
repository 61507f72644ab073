import { Injectable } from '@nestjs/common';
import { Lifecycle, requireAccess, Tx, type Actor, type Em } from '#platform';
import { committeeErrors } from '../../domain/errors.js';
import { letterMachine } from '../../domain/letter.machine.js';
import { letterLife } from '../committee.lives.js';

/** Letters are approved by a programme officer, then sent by the program. */
@Injectable()
export class ApproveLetters {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** Approves letters in bulk, each checked for itself; one that may not be approved stops all. @throws NOT_FOUND · WRONG_STATE · LETTER_NOT_READY */
  execute(actor: Actor, letterIds: readonly string[]): Promise<{ approved: number }> {
    return this.tx.run(async (em) => {
      const ids = [...new Set(letterIds)].sort();
      for (const id of ids) await this.approveOne(em, actor, id);
      return { approved: ids.length };
    });
  }

  private async approveOne(em: Em, actor: Actor, id: string): Promise<void> {
    const letter = await this.lifecycle.lock(em, letterLife, id);
    requireAccess(actor, 'letter.approve', letter);
    letterMachine.require(letter.state, 'approve');
    if (letter.fileId === null) throw committeeErrors.LETTER_NOT_READY({ number: letter.number });
    await this.lifecycle.move(em, actor, letterLife, letter, 'approve', { approvedBy: actor.personId, approvedAt: await this.tx.now(em) });
  }
}
