import type { Label } from './languages.js';

/** The twelve regions of Morocco, ISO 3166-2:MA. */
export const REGIONS = {
  'MA-01': { fr: 'Tanger-Tétouan-Al Hoceïma', ar: 'طنجة-تطوان-الحسيمة', en: 'Tanger-Tétouan-Al Hoceïma' },
  'MA-02': { fr: 'L’Oriental', ar: 'الشرق', en: 'Oriental' },
  'MA-03': { fr: 'Fès-Meknès', ar: 'فاس-مكناس', en: 'Fès-Meknès' },
  'MA-04': { fr: 'Rabat-Salé-Kénitra', ar: 'الرباط-سلا-القنيطرة', en: 'Rabat-Salé-Kénitra' },
  'MA-05': { fr: 'Béni Mellal-Khénifra', ar: 'بني ملال-خنيفرة', en: 'Béni Mellal-Khénifra' },
  'MA-06': { fr: 'Casablanca-Settat', ar: 'الدار البيضاء-سطات', en: 'Casablanca-Settat' },
  'MA-07': { fr: 'Marrakech-Safi', ar: 'مراكش-آسفي', en: 'Marrakech-Safi' },
  'MA-08': { fr: 'Drâa-Tafilalet', ar: 'درعة-تافيلالت', en: 'Drâa-Tafilalet' },
  'MA-09': { fr: 'Souss-Massa', ar: 'سوس-ماسة', en: 'Souss-Massa' },
  'MA-10': { fr: 'Guelmim-Oued Noun', ar: 'كلميم-واد نون', en: 'Guelmim-Oued Noun' },
  'MA-11': { fr: 'Laâyoune-Sakia El Hamra', ar: 'العيون-الساقية الحمراء', en: 'Laâyoune-Sakia El Hamra' },
  'MA-12': { fr: 'Dakhla-Oued Ed-Dahab', ar: 'الداخلة-وادي الذهب', en: 'Dakhla-Oued Ed-Dahab' },
} as const satisfies Record<string, Label>;

export type RegionCode = keyof typeof REGIONS;
export const REGION_CODES = Object.keys(REGIONS) as RegionCode[];
/** The name of a region; the code itself where it names none (an imported row). */
export const regionLabel = (code: string): Label => (isRegionCode(code) ? REGIONS[code] : { fr: code, ar: code, en: code });
export const isRegionCode = (value: unknown): value is RegionCode => typeof value === 'string' && Object.hasOwn(REGIONS, value);
