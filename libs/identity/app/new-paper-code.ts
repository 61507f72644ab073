import { randomInt } from 'node:crypto';
import { PAPER_ALPHABET } from '../domain/paper-code.js';

/** A code to be written down, 5 bits a letter. */
export const newPaperCode = (length: number): string =>
  Array.from({ length }, () => PAPER_ALPHABET[randomInt(PAPER_ALPHABET.length)]!).join('');
