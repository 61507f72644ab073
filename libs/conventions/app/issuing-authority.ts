import type { Bilingual } from '#platform';

/** Who issues the acts: printed at the head of every document. The demonstration names no real administration's people. */
export const ISSUER: { fr: string[]; ar: string[] } = {
  fr: ['Royaume du Maroc', 'Ministère de démonstration', 'Direction des partenariats'],
  ar: ['المملكة المغربية', 'وزارة العرض التجريبي', 'مديرية الشراكات'],
};
export const MINISTRY: Bilingual = { fr: 'le Ministère de démonstration', ar: 'وزارة العرض التجريبي' };
export const AUTHORISING_OFFICER: Bilingual = {
  fr: 'L’ordonnateur du Ministère de démonstration',
  ar: 'الآمر بالصرف لوزارة العرض التجريبي',
};
export const SEAT: Bilingual = { fr: 'Rabat', ar: 'الرباط' };

/** A name that exists in one script only is printed as it is in both languages. */
export const inBoth = (text: string): Bilingual => ({ fr: text, ar: text });
