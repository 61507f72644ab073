import { fileURLToPath } from 'node:url';
import type { Bilingual, Centimes, DocumentFrame } from '#platform';

export const RECEIPT_TEMPLATE = fileURLToPath(new URL('./receipt.typ', import.meta.url));

/** What `receipt.typ` prints: proof that a file was submitted. `reference` is the number of the receipt. */
export interface ReceiptData extends DocumentFrame {
  /** The instant in words, as the kernel's `zonedInstant` writes it. */
  submittedAt: Bilingual;
  /** The same instant, ISO 8601 in UTC. */
  submittedInstant: string;
  deadline: Bilingual;
  submittedBy: Bilingual;
  /** Without an ICE where the seat is abroad. */
  association: { name: Bilingual; ice: string | null };
  call: { number: string; title: Bilingual };
  application: { number: string; title: Bilingual };
  /** Charges, then products, as certified. */
  budget: { account: string; label: string; calculation: Calculation | null; centimes: Centimes }[];
  /** SHA-256 of the canonical content, hexadecimal. */
  sha256: string;
  documents: { label: Bilingual; fileName: string; sha256: string }[];
}

/** "3 mois × 2 500,00 DH = 7 500,00 DH", its figures written out; the unit in the words of the association. */
interface Calculation {
  quantity: string;
  unit: string | null;
  price: string;
  amount: string;
}
