import { fileURLToPath } from 'node:url';
import type { Bilingual, Centimes, DocumentFrame, SignatureFrame, SpelledAmount } from '#platform';

export const LETTER_TEMPLATE = fileURLToPath(new URL('./letter.typ', import.meta.url));

/** What `letter.typ` prints: the decision of the committee, told to one association. */
export interface LetterData extends DocumentFrame {
  association: { name: Bilingual; seat: Bilingual };
  call: { number: string; title: Bilingual };
  application: { number: string; title: Bilingual; askedCentimes: Centimes };
  outcome: 'selected' | 'partially_selected' | 'reserve' | 'deferred' | 'rejected';
  /** For `selected` and `partially_selected`. */
  grant?: SpelledAmount;
  /** For `reserve`: the place on the list, from 1. */
  reservePlace?: number;
  /** Coded reasons: required by law for anything but a full award. */
  reasons: { code: string; label: Bilingual }[];
  conditions: Bilingual[];
  appeal: { days: number; addressee: Bilingual };
  signatures: SignatureFrame[];
}
