import type { Label } from './languages.js';
import type { RegionCode } from './regions.js';

/**
 * The 75 provinces and prefectures of the division of 2015 (decree 2-15-40), by their code of ISO 3166-2:MA: their number in the census of
 * the Haut-Commissariat au Plan, which begins with the number of the region, and their names.
 */
const TABLE = {
  'MA-AGD': ['09.001', 'Agadir-Ida-Ou-Tanane', 'أكادير-إيدا أوتنان'],
  'MA-AOU': ['12.066', 'Aousserd', 'أوسرد'],
  'MA-ASZ': ['10.071', 'Assa-Zag', 'آسا الزاك'],
  'MA-AZI': ['05.081', 'Azilal', 'أزيلال'],
  'MA-BEM': ['05.091', 'Béni Mellal', 'بني ملال'],
  'MA-BER': ['02.113', 'Berkane', 'بركان'],
  'MA-BES': ['06.111', 'Benslimane', 'بنسليمان'],
  'MA-BOD': ['11.121', 'Boujdour', 'بوجدور'],
  'MA-BOM': ['03.131', 'Boulemane', 'بولمان'],
  'MA-BRR': ['06.117', 'Berrechid', 'برشيد'],
  'MA-CAS': ['06.141', 'Casablanca', 'الدار البيضاء'],
  'MA-CHE': ['01.151', 'Chefchaouen', 'شفشاون'],
  'MA-CHI': ['07.161', 'Chichaoua', 'شيشاوة'],
  'MA-CHT': ['09.163', 'Chtouka-Ait Baha', 'اشتوكة آيت باها'],
  'MA-DRI': ['02.167', 'Driouch', 'الدريوش'],
  'MA-ERR': ['08.201', 'Errachidia', 'الرشيدية'],
  'MA-ESI': ['07.211', 'Essaouira', 'الصويرة'],
  'MA-ESM': ['11.221', 'Es-Semara', 'السمارة'],
  'MA-FAH': ['01.227', 'Fahs-Anjra', 'الفحص-أنجرة'],
  'MA-FES': ['03.231', 'Fès', 'فاس'],
  'MA-FIG': ['02.251', 'Figuig', 'فكيك'],
  'MA-FQH': ['05.255', 'Fquih Ben Salah', 'الفقيه بن صالح'],
  'MA-GUE': ['10.261', 'Guelmim', 'كلميم'],
  'MA-GUF': ['02.265', 'Guercif', 'جرسيف'],
  'MA-HAJ': ['03.171', 'El Hajeb', 'الحاجب'],
  'MA-HAO': ['07.041', 'Al Haouz', 'الحوز'],
  'MA-HOC': ['01.051', 'Al Hoceïma', 'الحسيمة'],
  'MA-IFR': ['03.271', 'Ifrane', 'إفران'],
  'MA-INE': ['09.273', 'Inezgane-Ait Melloul', 'إنزكان-آيت ملول'],
  'MA-JDI': ['06.181', 'El Jadida', 'الجديدة'],
  'MA-JRA': ['02.275', 'Jerada', 'جرادة'],
  'MA-KEN': ['04.281', 'Kénitra', 'القنيطرة'],
  'MA-KES': ['07.191', 'El Kelâa des Sraghna', 'قلعة السراغنة'],
  'MA-KHE': ['04.291', 'Khémisset', 'الخميسات'],
  'MA-KHN': ['05.301', 'Khénifra', 'خنيفرة'],
  'MA-KHO': ['05.311', 'Khouribga', 'خريبكة'],
  'MA-LAA': ['11.321', 'Laâyoune', 'العيون'],
  'MA-LAR': ['01.331', 'Larache', 'العرائش'],
  'MA-MAR': ['07.351', 'Marrakech', 'مراكش'],
  'MA-MDF': ['01.573', 'M’diq-Fnideq', 'المضيق-الفنيدق'],
  'MA-MED': ['06.355', 'Médiouna', 'مديونة'],
  'MA-MEK': ['03.061', 'Meknès', 'مكناس'],
  'MA-MID': ['08.363', 'Midelt', 'ميدلت'],
  'MA-MOH': ['06.371', 'Mohammadia', 'المحمدية'],
  'MA-MOU': ['03.591', 'Moulay Yacoub', 'مولاي يعقوب'],
  'MA-NAD': ['02.381', 'Nador', 'الناظور'],
  'MA-NOU': ['06.385', 'Nouaceur', 'النواصر'],
  'MA-OUA': ['08.401', 'Ouarzazate', 'ورزازات'],
  'MA-OUD': ['12.391', 'Oued Ed-Dahab', 'وادي الذهب'],
  'MA-OUJ': ['02.411', 'Oujda-Angad', 'وجدة-أنجاد'],
  'MA-OUZ': ['01.405', 'Ouezzane', 'وزان'],
  'MA-RAB': ['04.421', 'Rabat', 'الرباط'],
  'MA-REH': ['07.427', 'Rehamna', 'الرحامنة'],
  'MA-SAF': ['07.431', 'Safi', 'آسفي'],
  'MA-SAL': ['04.441', 'Salé', 'سلا'],
  'MA-SEF': ['03.451', 'Sefrou', 'صفرو'],
  'MA-SET': ['06.461', 'Settat', 'سطات'],
  'MA-SIB': ['06.467', 'Sidi Bennour', 'سيدي بنور'],
  'MA-SIF': ['10.473', 'Sidi Ifni', 'سيدي إفني'],
  'MA-SIK': ['04.481', 'Sidi Kacem', 'سيدي قاسم'],
  'MA-SIL': ['04.491', 'Sidi Slimane', 'سيدي سليمان'],
  'MA-SKH': ['04.501', 'Skhirate-Témara', 'الصخيرات-تمارة'],
  'MA-TAF': ['11.537', 'Tarfaya', 'طرفاية'],
  'MA-TAI': ['02.533', 'Taourirt', 'تاوريرت'],
  'MA-TAO': ['03.531', 'Taounate', 'تاونات'],
  'MA-TAR': ['09.541', 'Taroudannt', 'تارودانت'],
  'MA-TAT': ['09.551', 'Tata', 'طاطا'],
  'MA-TAZ': ['03.561', 'Taza', 'تازة'],
  'MA-TET': ['01.571', 'Tétouan', 'تطوان'],
  'MA-TIN': ['08.577', 'Tinghir', 'تنغير'],
  'MA-TIZ': ['09.581', 'Tiznit', 'تزنيت'],
  'MA-TNG': ['01.511', 'Tanger-Assilah', 'طنجة-أصيلة'],
  'MA-TNT': ['10.521', 'Tan-Tan', 'طانطان'],
  'MA-YUS': ['07.585', 'Youssoufia', 'اليوسفية'],
  'MA-ZAG': ['08.587', 'Zagora', 'زاكورة'],
} as const satisfies Record<string, readonly [string, string, string]>;

export type ProvinceCode = keyof typeof TABLE;
export const PROVINCE_CODES = Object.keys(TABLE) as ProvinceCode[];
export const isProvince = (value: unknown): value is ProvinceCode => typeof value === 'string' && Object.hasOwn(TABLE, value);

/** The region that a province belongs to. */
export const regionOfProvince = (code: ProvinceCode): RegionCode => `MA-${TABLE[code][0].slice(0, 2)}` as RegionCode;
export const provincesOf = (regionCode: string): ProvinceCode[] => PROVINCE_CODES.filter((code) => regionOfProvince(code) === regionCode);
/** The number of a province in the census: the codes of its communes begin with it. */
export const censusNumber = (code: ProvinceCode): string => TABLE[code][0];

/** The name of a province; what names none as it stands (a row of before the list). */
export function provinceLabel(code: string): Label {
  if (!isProvince(code)) return { fr: code, ar: code, en: code };
  const [, fr, ar] = TABLE[code];
  return { fr, ar, en: fr };
}

/** Whether a code has the form of a commune of a province: `09.001.01.03`. */
export const isCodeOfCommune = (value: string, province: string): boolean =>
  isProvince(province) && value.startsWith(`${censusNumber(province)}.`) && /^\d{2}\.\d{3}\.\d{2}\.\d{2}$/.test(value);
