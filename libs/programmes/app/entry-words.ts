import { formatCentimes, type Label, type Language, type Localized } from '#kernel';
import { inWords } from '#platform';

/** What the fields of entries are called where their history is read. */
const FIELDS: Readonly<Record<string, Label>> = {
  name: { fr: 'Nom', ar: 'الاسم', en: 'Name' },
  title: { fr: 'Intitulé', ar: 'العنوان', en: 'Title' },
  code: { fr: 'Code', ar: 'الرمز', en: 'Code' },
  role: { fr: 'Rôle', ar: 'الدور', en: 'Role' },
  kind: { fr: 'Nature', ar: 'النوع', en: 'Kind' },
  amountCentimes: { fr: 'Montant (DH)', ar: 'المبلغ (درهم)', en: 'Amount (MAD)' },
  amountHundredths: { fr: 'Montant dans sa monnaie', ar: 'المبلغ بعملته', en: 'Amount in its currency' },
  currency: { fr: 'Monnaie', ar: 'العملة', en: 'Currency' },
  statedEquivalent: { fr: 'Équivalent annoncé', ar: 'المقابل المعلن', en: 'Stated equivalent' },
  statedCentimes: { fr: 'Équivalent annoncé (DH)', ar: 'المقابل المعلن (درهم)', en: 'Stated equivalent (MAD)' },
  foreignCurrency: { fr: 'Monnaie de la source', ar: 'عملة المصدر', en: 'Currency of the source' },
  foreignHundredths: { fr: 'Montant dans la monnaie de la source', ar: 'المبلغ بعملة المصدر', en: 'Amount in the currency of the source' },
  statedRate: { fr: 'Taux annoncé', ar: 'سعر الصرف المعلن', en: 'Stated rate' },
  signedOn: { fr: 'Signé le', ar: 'تاريخ التوقيع', en: 'Signed on' },
  effectiveOn: { fr: 'Appliqué à partir du', ar: 'يطبق ابتداء من', en: 'Applied from' },
  source: { fr: 'Source', ar: 'المصدر', en: 'Source' },
  startsOn: { fr: 'Premier jour', ar: 'اليوم الأول', en: 'First day' },
  endsOn: { fr: 'Dernier jour', ar: 'اليوم الأخير', en: 'Last day' },
  indicator: { fr: 'Indicateur', ar: 'المؤشر', en: 'Indicator' },
  audience: { fr: 'Public', ar: 'الفئة', en: 'Audience' },
  minimum: { fr: 'Minimum', ar: 'الحد الأدنى', en: 'Minimum' },
  unit: { fr: 'Unité', ar: 'الوحدة', en: 'Unit' },
  place: { fr: 'Lieu', ar: 'المكان', en: 'Place' },
  attendance: { fr: 'Présents', ar: 'الحاضرون', en: 'Present' },
};

/** Null for what is nothing a person reads (an identifier). */
export const fieldLabel = (field: string): Label | null => FIELDS[field] ?? null;

/** A value of a field as text in the reader's language; null for nothing. */
export function valueInWords(field: string, value: unknown, language: Language): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return /(Centimes|Hundredths)$/.test(field) ? formatCentimes(value) : String(value);
  return typeof value === 'object' && 'fr' in value ? inWords(value as Localized, language) : JSON.stringify(value);
}
