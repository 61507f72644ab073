import { fileURLToPath } from 'node:url';
import type { Bilingual, DocumentFrame } from '#platform';

export const SIGNATURES_TEMPLATE = fileURLToPath(new URL('./signatures.typ', import.meta.url));

/** What `signatures.typ` prints: who signed the minutes of a session, who did not and why, and who acted for whom. */
export interface SignaturesData extends DocumentFrame {
  committee: Bilingual;
  call: { number: string; title: Bilingual };
  /** Number and SHA-256 of the minutes with their last signature. */
  minutes: { number: string; sha256: string };
  signatories: {
    name: Bilingual;
    quality: Bilingual;
    /** Wall time in Morocco, `YYYY-MM-DD HH:mm`, and the certificate; null: not signed. */
    signed: { at: string; serial: string } | null;
    /** Why not, in a word and in the words of whoever wrote it. */
    absence: { cause: Bilingual; reason: Bilingual | null } | null;
  }[];
  acting: { name: Bilingual; function: 'chair' | 'secretary'; reason: Bilingual }[];
}
