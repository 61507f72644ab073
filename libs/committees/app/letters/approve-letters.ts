import { Injectable } from '@nestjs/common';
import type { Language } from '#kernel';
import { inWords, Lifecycle, requireAccess, Tx, type Actor, type BulkAct, type BulkRowFacts, type Em } from '#platform';
import { committeeErrors } from '../../domain/errors.js';
import { letterMachine } from '../../domain/letter.machine.js';
import type { LetterRow } from '../committee.views.js';
import { letterLife } from '../committee.lives.js';
import { LettersList } from './letters.list.js';

/** Letters are approved by a programme officer, one or several at once, then sent by the program. */
@Injectable()
export class ApproveLetters implements BulkAct<LetterRow, object> {
  readonly at = '/api/committees/letters/approvals';
  readonly policy = 'letter.approve';

  constructor(
    readonly list: LettersList,
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** What is approved is a decision that somebody is going to read: it stands beside the name. */
  row({ id, number, association, outcomeLabel, amountCentimes }: LetterRow): BulkRowFacts {
    const inOne = (language: Language) => `${inWords(association, language) ?? ''} · ${outcomeLabel[language]}`;
    return { id, number, name: { fr: inOne('fr'), ar: inOne('ar'), en: inOne('en') }, amountCentimes };
  }

  /** @throws NOT_FOUND · OWN_ASSOCIATION · WRONG_STATE · LETTER_NOT_READY */
  async one(em: Em, actor: Actor, id: string): Promise<null> {
    const letter = await this.lifecycle.lock(em, letterLife, id);
    requireAccess(actor, 'letter.approve', letter);
    letterMachine.require(letter.state, 'approve');
    if (letter.fileId === null) throw committeeErrors.LETTER_NOT_READY({ number: letter.number });
    await this.lifecycle.move(em, actor, letterLife, letter, 'approve', { approvedBy: actor.personId, approvedAt: await this.tx.now(em) });
    return null;
  }
}
