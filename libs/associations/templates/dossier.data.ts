import { fileURLToPath } from 'node:url';
import type { Bilingual, Centimes, CivilDate, DocumentFrame } from '#platform';

export const DOSSIER_TEMPLATE = fileURLToPath(new URL('./dossier.typ', import.meta.url));

export interface DossierLine {
  /** A civil day, or only a year. */
  when: string;
  about: Bilingual;
  status: Bilingual;
  days: { label: Bilingual; day: CivilDate }[];
  centimes: Centimes | null;
  late: boolean;
}

/** What `dossier.typ` prints: all that is known of an association, as one reader may know it. */
export interface DossierData extends DocumentFrame {
  name: Bilingual;
  /** For whom it was printed, in which role. */
  reader: { name: string; role: Bilingual };
  facts: { label: Bilingual; value: Bilingual }[];
  board: { person: string; seat: Bilingual; startsOn: CivilDate; endsOn: CivilDate | null }[];
  papers: { label: Bilingual; validUntil: CivilDate | null; expired: boolean }[];
  hindrances: Bilingual[];
  flags: { colour: Bilingual; text: string; author: string; day: CivilDate; ended: CivilDate | null; liftReason: string | null }[];
  sums: { label: Bilingual; centimes: Centimes }[];
  groups: { title: Bilingual; lines: DossierLine[] }[];
}
