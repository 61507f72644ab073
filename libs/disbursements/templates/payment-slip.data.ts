import { fileURLToPath } from 'node:url';
import type { Bilingual, Centimes, CivilDate, DocumentFrame, SignatureFrame, SpelledAmount } from '#platform';

export const PAYMENT_SLIP_TEMPLATE = fileURLToPath(new URL('./payment-slip.typ', import.meta.url));

/** What `payment-slip.typ` prints: the issue slip (bordereau) that goes with a batch of payment orders. */
export interface PaymentSlipData extends DocumentFrame {
  programme: Bilingual;
  debtor: { name: Bilingual; rib: string; bank: Bilingual };
  executionDate: CivilDate;
  /** Message number of the bank file that carries the same orders, once it is made. */
  bankMessageId?: string;
  orders: {
    number: string;
    agreement: string;
    association: Bilingual;
    rib: string;
    bank: Bilingual;
    tranche: number;
    centimes: Centimes;
  }[];
  total: SpelledAmount;
  /** Preparer, verifier, authorising officer: three different people. */
  signatures: SignatureFrame[];
}
