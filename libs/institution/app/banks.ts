import { Injectable } from '@nestjs/common';
import type { Label } from '#kernel';
import type { Em } from '#platform';
import { bankCodeOf } from '../domain/bank-code.js';
import { firstOfEach } from '../domain/parameter.js';
import { banks } from './bank.parameters.js';
import { WordLists } from './word-lists.js';

/** The bank that keeps an account, as its RIB says. */
export interface BankView {
  /** Three digits. */
  code: string;
  /** Null where no list has the code. */
  label: Label | null;
  /** False where no list has the code, or only as an ended one: to be looked at, no reason to refuse. */
  listed: boolean;
}

/** The bank of a RIB. */
export type BankOf = (rib: string) => BankView;

/**
 * Names of banks. A RIB says the code of its bank for ever, and the name is that of today. An account belongs to no institution: of each code
 * the words of the principal's list, else of the first that has it.
 */
@Injectable()
export class Banks {
  constructor(private readonly words: WordLists) {}

  async names(em: Em): Promise<BankOf> {
    const lists = await this.words.listsInForce(em, banks, null);
    const known = new Map(firstOfEach(lists.flatMap(({ words }) => words)).map((word) => [word.code, word]));
    return (rib) => {
      const code = bankCodeOf(rib);
      const word = known.get(code);
      return { code, label: word?.label ?? null, listed: word !== undefined && !word.retired };
    };
  }
}

/** What stands for a bank in a sentence or on paper: its name, else its code. */
export const bankWords = ({ code, label }: BankView): Label => label ?? { fr: code, ar: code, en: code };
