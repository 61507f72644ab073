import { interpolate, type Label } from '#kernel';

/** What would become of a row. */
export const OUTCOMES = {
  new: { fr: 'Nouvelle', ar: 'جديد', en: 'New' },
  changed: { fr: 'Modifiée', ar: 'معدّل', en: 'Changed' },
  same: { fr: 'Déjà là', ar: 'موجود', en: 'Already there' },
  refused: { fr: 'Refusée', ar: 'مرفوض', en: 'Refused' },
} as const satisfies Record<string, Label>;
export type Outcome = keyof typeof OUTCOMES;

/** What became of it. */
export const RESULTS = {
  created: { fr: 'Créée', ar: 'تم الإنشاء', en: 'Created' },
  changed: { fr: 'Mise à jour', ar: 'تم التحديث', en: 'Updated' },
  unchanged: { fr: 'Inchangée', ar: 'بدون تغيير', en: 'Unchanged' },
  refused: { fr: 'Refusée', ar: 'مرفوض', en: 'Refused' },
  undone: { fr: 'Annulée', ar: 'ملغى', en: 'Undone' },
  kept: { fr: 'Conservée', ar: 'محتفظ به', en: 'Kept' },
} as const satisfies Record<string, Label>;
export type Result = keyof typeof RESULTS;

/** Why a row is refused, or what is to be known of it: a stable code, the field it is about and the values of its sentence. */
export interface Reason {
  code: string;
  field: string | null;
  params?: Record<string, string | number>;
}

/** The sentences of every kind of file; a kind brings those of its own. */
export const REASONS = {
  required: { fr: 'valeur manquante', ar: 'قيمة ناقصة', en: 'missing value' },
  too_long: { fr: 'texte trop long', ar: 'النص طويل جدا', en: 'text too long' },
  amount: { fr: 'montant illisible : « {{typed}} »', ar: 'مبلغ غير مقروء: «{{typed}}»', en: 'unreadable amount: “{{typed}}”' },
  count: { fr: 'nombre entier attendu : « {{typed}} »', ar: 'المنتظر عدد صحيح: «{{typed}}»', en: 'whole number expected: “{{typed}}”' },
  day: {
    fr: 'date illisible : « {{typed}} » (jour/mois/année attendu)',
    ar: 'تاريخ غير مقروء: «{{typed}}» (المنتظر يوم/شهر/سنة)',
    en: 'unreadable date: “{{typed}}” (day/month/year expected)',
  },
  year: { fr: 'année illisible : « {{typed}} »', ar: 'سنة غير مقروءة: «{{typed}}»', en: 'unreadable year: “{{typed}}”' },
  ice: {
    fr: 'ICE inexact : « {{typed}} » (15 chiffres et une clé)',
    ar: 'رقم ICE غير صحيح: «{{typed}}» (15 رقما مع مفتاح)',
    en: 'wrong ICE: “{{typed}}” (15 digits with a key)',
  },
  phone: { fr: 'téléphone illisible : « {{typed}} »', ar: 'رقم هاتف غير مقروء: «{{typed}}»', en: 'unreadable telephone: “{{typed}}”' },
  region: { fr: 'région inconnue : « {{typed}} »', ar: 'جهة غير معروفة: «{{typed}}»', en: 'unknown region: “{{typed}}”' },
  other_region: {
    fr: 'hors de votre région',
    ar: 'خارج جهتكم',
    en: 'outside your region',
  },
  yes_no: {
    fr: '« oui » ou « non » attendu : « {{typed}} »',
    ar: 'المنتظر «نعم» أو «لا»: «{{typed}}»',
    en: '“yes” or “no” expected: “{{typed}}”',
  },
  choice: {
    fr: 'mot inconnu de la liste : « {{typed}} »',
    ar: 'كلمة غير واردة في اللائحة: «{{typed}}»',
    en: 'not a word of the list: “{{typed}}”',
  },
  too_many_cells: {
    fr: 'plus de cellules que de colonnes : une virgule ou un point-virgule de trop',
    ar: 'عدد الخلايا أكبر من عدد الأعمدة: فاصلة زائدة',
    en: 'more cells than columns: a comma or semicolon too many',
  },
  repeated: {
    fr: 'même ligne que la ligne {{line}} du fichier',
    ar: 'نفس السطر {{line}} من الملف',
    en: 'the same as row {{line}} of the file',
  },
} as const satisfies Record<string, Label>;

/** A sentence with its values, in the three languages. */
export const said = (sentence: Label, params: Readonly<Record<string, unknown>> = {}): Label => ({
  fr: interpolate(sentence.fr, params),
  // What the file says keeps its own direction inside Arabic.
  ar: interpolate(sentence.ar, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, `\u2068${String(value)}\u2069`]))),
  en: interpolate(sentence.en, params),
});
