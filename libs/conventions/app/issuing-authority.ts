import { MINISTRY, type Bilingual } from '#platform';

/** Who signs the acts for the administration, in the words of the acts. */
export const CONTRACTING_MINISTRY: Bilingual = { fr: `le ${MINISTRY.fr}`, ar: MINISTRY.ar };
export const AUTHORISING_OFFICER: Bilingual = { fr: `L’ordonnateur du ${MINISTRY.fr}`, ar: `الآمر بالصرف ب${MINISTRY.ar}` };
/** In certificates, whose names hold 64 characters at most (RFC 5280, ub-organization-name). */
export const CERTIFIED_MINISTRY = 'Ministère chargé des MRE et des affaires de la migration';
export const SEAT: Bilingual = { fr: 'Rabat', ar: 'الرباط' };

/** A name that exists in one script only is printed as it is in both languages. */
export const inBoth = (text: string): Bilingual => ({ fr: text, ar: text });
