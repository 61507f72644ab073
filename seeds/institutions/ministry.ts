import { withRibKey } from '#kernel';
import type { InstitutionContent, PayingAccountContent } from '#institution';

const NAME = {
  fr: 'Ministère chargé des Marocains résidant à l’étranger et des affaires de la migration',
  ar: 'الوزارة المكلفة بالمغاربة المقيمين بالخارج وشؤون الهجرة',
};

/** The institution of the demonstration; a real one is described on screens or by `npm run cli -- create-institution`. */
export const DEMONSTRATION_MINISTRY: InstitutionContent = {
  code: 'MCMREAM',
  kind: 'ministry',
  name: NAME,
  inSentence: { fr: `le ${NAME.fr}`, ar: NAME.ar },
  authorisingOfficer: { fr: `L’ordonnateur du ${NAME.fr}`, ar: `الآمر بالصرف ب${NAME.ar}` },
  header: { fr: ['Royaume du Maroc', NAME.fr], ar: ['المملكة المغربية', NAME.ar] },
  seat: { fr: 'Rabat', ar: 'الرباط' },
  certifiedName: 'Ministère chargé des MRE et des affaires de la migration',
  regionCode: null,
  actsForId: null,
  numberPrefix: '',
  defaultLanguage: 'fr',
  legalNotice: null,
  legalBases: [],
  contactEmail: null,
  contactPhone: null,
};

/** Bank 310, a fictitious account. */
export const DEMONSTRATION_ACCOUNT: PayingAccountContent = {
  title: 'Programmes de partenariat',
  holder: 'MINISTERE DE DEMONSTRATION',
  rib: withRibKey('3108100000000000000001'),
  isDefault: true,
};
