import { fileURLToPath } from 'node:url';
import type { Bilingual, Centimes, CivilDate, DocumentFrame, SignatureFrame, SpelledAmount } from '#platform';

export const CONVENTION_TEMPLATE = fileURLToPath(new URL('./convention.typ', import.meta.url));

export interface ConventionTranche {
  number: number;
  centimes: Centimes;
  /** Share of the grant in hundredths of a percent: 4000 = 40 %. */
  shareBasisPoints: number;
  /** What must be true before it is paid. */
  condition: Bilingual;
  /** Expected month or date, when the calendar knows one. */
  expectedOn?: CivilDate;
}

/** A convention may cover several projects of one association. */
export interface ConventionProject {
  applicationNumber: string;
  title: Bilingual;
  place: Bilingual;
  centimes: Centimes;
}

/** What `convention.typ` prints: the partnership convention of a grant above the threshold of the award decision. */
export interface ConventionData extends DocumentFrame {
  call: { number: string; title: Bilingual };
  programme: Bilingual;
  administration: { name: Bilingual; representative: Bilingual; quality: Bilingual };
  association: {
    name: Bilingual;
    /** Null for a seat abroad. */
    ice: string | null;
    receipt: { called: Bilingual; number: string; date: CivilDate | null };
    seat: Bilingual;
    representative: Bilingual;
    quality: Bilingual;
    /** The RIB, or abroad the IBAN. */
    bank: { called: Bilingual; rib: string };
  };
  projects: ConventionProject[];
  startsOn: CivilDate;
  endsOn: CivilDate;
  durationMonths: number;
  grant: SpelledAmount;
  /** Total cost of the projects and what the association brings itself. */
  totalCost: Centimes;
  ownContribution: Centimes;
  tranches: ConventionTranche[];
  /** Days: after a tranche's activities for its report; after the end for the final one; notice before termination. */
  delays: { reportDays: number; finalReportDays: number; terminationNoticeDays: number };
  retentionYears: number;
  /** City of the competent courts and of the signature. */
  city: Bilingual;
  signatures: SignatureFrame[];
}
