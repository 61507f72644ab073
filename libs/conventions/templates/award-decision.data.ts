import { fileURLToPath } from 'node:url';
import type { Bilingual, Centimes, CivilDate, DocumentFrame, SignatureFrame, SpelledAmount } from '#platform';
import type { ConventionTranche } from './convention.data.js';

export const AWARD_DECISION_TEMPLATE = fileURLToPath(new URL('./award-decision.typ', import.meta.url));

/** What `award-decision.typ` prints: the authorising officer's decision for a grant up to the threshold, instead of a convention. */
export interface AwardDecisionData extends DocumentFrame {
  programme: Bilingual;
  call: { number: string; title: Bilingual };
  /** The session whose minutes propose the award. */
  minutes: { reference: string | null; date: CivilDate };
  authorisingOfficer: Bilingual;
  threshold: Centimes;
  /** Without an ICE where the seat is abroad; the account is a RIB, or there an IBAN. */
  association: { name: Bilingual; ice: string | null; seat: Bilingual; bank: { called: Bilingual; rib: string } };
  project: { applicationNumber: string; title: Bilingual; place: Bilingual };
  grant: SpelledAmount;
  tranches: ConventionTranche[];
  endsOn: CivilDate;
  reportDays: number;
  city: Bilingual;
  signatures: SignatureFrame[];
}
