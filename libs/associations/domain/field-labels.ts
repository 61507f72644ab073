import type { Label } from '#kernel';
import type { VerifiedField } from './revision.js';

/** The fields of a registration as remarks and messages name them. */
export const FIELD_LABELS: Readonly<Record<VerifiedField, Label>> = {
  name: { fr: 'Nom', ar: 'الاسم', en: 'Name' },
  kind: { fr: 'Forme juridique', ar: 'الشكل القانوني', en: 'Legal form' },
  ofMigrants: { fr: 'Association de migrants', ar: 'جمعية للمهاجرين', en: 'Association of migrants' },
  object: { fr: 'Objet statutaire', ar: 'الأهداف حسب القانون الأساسي', en: 'Statutory object' },
  ice: { fr: 'ICE', ar: 'رقم ICE', en: 'ICE' },
  receiptNumber: { fr: 'Numéro du récépissé', ar: 'رقم الوصل', en: 'Number of the receipt' },
  receiptDate: { fr: 'Date du récépissé', ar: 'تاريخ الوصل', en: 'Date of the receipt' },
  regionCode: { fr: 'Région', ar: 'الجهة', en: 'Region' },
  province: { fr: 'Province ou préfecture', ar: 'الإقليم أو العمالة', en: 'Province or prefecture' },
  commune: { fr: 'Commune', ar: 'الجماعة', en: 'Commune' },
  address: { fr: 'Adresse', ar: 'العنوان', en: 'Address' },
  board: { fr: 'Bureau', ar: 'المكتب', en: 'Board' },
};
