import type { Label } from '#kernel';
import type { VerifiedField } from './revision.js';

/** The fields of a registration as remarks and messages name them. */
export const FIELD_LABELS: Readonly<Record<VerifiedField, Label>> = {
  name: { fr: 'Nom', ar: 'الاسم', en: 'Name' },
  kind: { fr: 'Forme juridique', ar: 'الشكل القانوني', en: 'Legal form' },
  ofMigrants: { fr: 'Association de migrants', ar: 'جمعية للمهاجرين', en: 'Association of migrants' },
  object: { fr: 'Objet statutaire', ar: 'الأهداف حسب القانون الأساسي', en: 'Statutory object' },
  ice: { fr: 'ICE', ar: 'رقم ICE', en: 'ICE' },
  country: { fr: 'Pays', ar: 'البلد', en: 'Country' },
  registerName: { fr: 'Registre', ar: 'السجل', en: 'Register' },
  receiptNumber: { fr: 'Numéro d’enregistrement', ar: 'رقم التسجيل', en: 'Number of registration' },
  receiptDate: { fr: 'Date d’enregistrement', ar: 'تاريخ التسجيل', en: 'Date of registration' },
  hostAgreement: {
    fr: 'Accord de siège ou autorisation',
    ar: 'اتفاق المقر أو الرخصة',
    en: 'Headquarters agreement or authorisation',
  },
  regionCode: { fr: 'Région', ar: 'الجهة', en: 'Region' },
  province: { fr: 'Province ou préfecture', ar: 'الإقليم أو العمالة', en: 'Province or prefecture' },
  commune: { fr: 'Commune', ar: 'الجماعة', en: 'Commune' },
  city: { fr: 'Ville', ar: 'المدينة', en: 'City' },
  address: { fr: 'Adresse', ar: 'العنوان', en: 'Address' },
  board: { fr: 'Bureau', ar: 'المكتب', en: 'Board' },
};
