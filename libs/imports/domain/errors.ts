import { defineErrors } from '#kernel';

export const importErrors = defineErrors({
  SHEET_UNREADABLE: {
    kind: 'invalid',
    fr: 'Ce fichier ne se lit pas comme un tableau : enregistrez-le en CSV, XLSX ou ODS, sans mot de passe.',
    ar: 'لا يمكن قراءة هذا الملف كجدول: احفظوه بصيغة CSV أو XLSX أو ODS بدون كلمة مرور.',
    en: 'This file cannot be read as a table: save it as CSV, XLSX or ODS, without a password.',
  },
  SHEET_EMPTY: {
    kind: 'invalid',
    fr: 'Ce fichier n’a pas de ligne sous ses titres de colonnes.',
    ar: 'لا يحتوي هذا الملف على أي سطر تحت عناوين الأعمدة.',
    en: 'This file has no row under its headings.',
  },
  IMPORT_TOO_LONG: {
    kind: 'invalid',
    fr: 'Ce fichier a {{rows}} lignes : un import en prend {{max}} au plus. Partagez-le en plusieurs fichiers.',
    ar: 'يحتوي هذا الملف على {{rows}} سطرا: الحد الأقصى للاستيراد هو {{max}}. قسّموه إلى عدة ملفات.',
    en: 'This file has {{rows}} rows: an import takes {{max}} at most. Cut it into several files.',
  },
  IMPORT_TOO_WIDE: {
    kind: 'invalid',
    fr: 'Ce fichier a {{columns}} colonnes : un import en prend {{max}} au plus.',
    ar: 'يحتوي هذا الملف على {{columns}} عمودا: الحد الأقصى للاستيراد هو {{max}}.',
    en: 'This file has {{columns}} columns: an import takes {{max}} at most.',
  },
  IMPORT_COLUMNS_MISSING: {
    kind: 'conflict',
    fr: 'Dites d’abord quelle colonne donne : {{missingFr}}.',
    ar: 'حددوا أولا العمود الذي يعطي: {{missingAr}}.',
    en: 'Say first which column gives: {{missingEn}}.',
  },
  IMPORT_NOTHING_TO_DO: {
    kind: 'conflict',
    fr: 'Aucune ligne de ce fichier n’apporte quelque chose de nouveau.',
    ar: 'لا يوجد في هذا الملف أي سطر جديد.',
    en: 'No row of this file brings anything new.',
  },
  IMPORT_PURGED: {
    kind: 'gone',
    fr: 'Le fichier et ses lignes ont été effacés {{days}} jours après l’import ; le bilan de l’import reste.',
    ar: 'تم محو الملف وسطوره بعد {{days}} يوما من الاستيراد؛ وتبقى حصيلة الاستيراد.',
    en: 'The file and its rows were erased {{days}} days after the import; its outcome stays.',
  },
});
