import { splitByLargestRemainder, type RegionCode } from '#kernel';
import type { PublishedYear } from './published-bilans.js';

/** Where the fictitious associations sit: a town of each region, in both scripts. */
export const TOWNS: readonly { regionCode: RegionCode; fr: string; ar: string }[] = [
  { regionCode: 'MA-04', fr: 'Rabat', ar: 'الرباط' },
  { regionCode: 'MA-02', fr: 'Oujda', ar: 'وجدة' },
  { regionCode: 'MA-09', fr: 'Agadir', ar: 'أكادير' },
  { regionCode: 'MA-06', fr: 'Casablanca', ar: 'الدار البيضاء' },
  { regionCode: 'MA-01', fr: 'Tanger', ar: 'طنجة' },
  { regionCode: 'MA-03', fr: 'Fès', ar: 'فاس' },
  { regionCode: 'MA-07', fr: 'Marrakech', ar: 'مراكش' },
  { regionCode: 'MA-04', fr: 'Salé', ar: 'سلا' },
  { regionCode: 'MA-02', fr: 'Nador', ar: 'الناظور' },
  { regionCode: 'MA-09', fr: 'Tiznit', ar: 'تزنيت' },
  { regionCode: 'MA-05', fr: 'Béni Mellal', ar: 'بني ملال' },
  { regionCode: 'MA-11', fr: 'Laâyoune', ar: 'العيون' },
];

export interface PastProject {
  year: number;
  domainCode: string;
  /** 1-based within the year. */
  rank: number;
  /** 1-based number of the fictitious association that carried it. */
  association: number;
  amountCentimes: number;
}

const STEP_CENTIMES = 500_00;

/**
 * Projects whose numbers and sums per domain are the published ones to the dirham. Only the published sums are facts: how they are
 * split among projects is invented, in steps of 500 DH, and the associations are plainly fictitious.
 */
export function pastProjects(published: PublishedYear): PastProject[] {
  const projects: PastProject[] = [];
  for (const { domainCode, projects: count, dirhams } of published.rows) {
    const weights = Array.from({ length: count }, (_, index) => 8 + ((index * 7) % 5));
    const steps = splitByLargestRemainder((dirhams * 100) / STEP_CENTIMES, weights);
    for (const step of steps) {
      const rank = projects.length + 1;
      projects.push({
        year: published.year,
        domainCode,
        rank,
        association: ((rank - 1) % published.associations) + 1,
        amountCentimes: step * STEP_CENTIMES,
      });
    }
  }
  return projects;
}
