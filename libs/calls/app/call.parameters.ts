import { defineWords, type ParameterWord } from '#institution';
import { ACCOUNT, GRANTS, IN_KIND_GIFT, IN_KIND_USE, wholeAccount, type FieldError } from '#kernel';

const account = (code: string, fr: string, ar: string, en: string) => ({ code, label: { fr, ar, en } });

/** A code is an account, and what parts one stands beneath it. */
const wrongAccounts = (words: readonly ParameterWord[]): FieldError[] =>
  words.flatMap(({ code }, index) => {
    const isAccount = ACCOUNT.test(code) && words.some((other) => other.code === wholeAccount(code));
    return isAccount ? [] : [{ path: `value.words.${index}.code`, code: 'format' }];
  });

/** The accounts that budgets are written with; a call keeps those under which it was published. */
export const budgetAccounts = defineWords({
  name: 'calls.accounts',
  label: { fr: 'Nomenclature des budgets', ar: 'مصنفة الميزانيات', en: 'Nomenclature of budgets' },
  hint: {
    fr: 'Charges en classe 6, produits en classe 7, dons en nature en 86 et 87 ; un compte se divise par deux chiffres de plus au plus (6125 sous 61). Un appel garde la nomenclature de sa publication.',
    ar: 'التكاليف في الصنف 6 والعائدات في الصنف 7 والهبات العينية في 86 و87؛ ويُقسَّم الحساب برقمين إضافيين على الأكثر (6125 تحت 61). ويحتفظ طلب المشاريع بمصنفة يوم نشره.',
    en: 'Charges in class 6, products in class 7, gifts in kind in 86 and 87; an account is parted by two more digits at most (6125 beneath 61). A call keeps the nomenclature of its publication.',
  },
  needed: [GRANTS, IN_KIND_USE, IN_KIND_GIFT],
  check: ({ words }) => wrongAccounts(words),
  initial: [
    account('60', 'Achats', 'مشتريات', 'Purchases'),
    account('61', 'Services extérieurs', 'خدمات خارجية', 'External services'),
    account('62', 'Autres services extérieurs', 'خدمات خارجية أخرى', 'Other external services'),
    account('63', 'Impôts et taxes', 'ضرائب ورسوم', 'Taxes'),
    account('64', 'Charges de personnel', 'تكاليف المستخدمين', 'Personnel'),
    account('65', 'Autres charges de gestion', 'تكاليف تدبير أخرى', 'Other running costs'),
    account('66', 'Charges financières', 'تكاليف مالية', 'Financial charges'),
    account('67', 'Charges exceptionnelles', 'تكاليف استثنائية', 'Exceptional charges'),
    account('68', 'Dotations aux amortissements', 'مخصصات الاستهلاكات', 'Depreciation'),
    account('70', 'Ventes et prestations', 'مبيعات وخدمات', 'Sales and services'),
    account('71', 'Production stockée', 'إنتاج مخزون', 'Stored production'),
    account('72', 'Production immobilisée', 'إنتاج مثبت', 'Capitalised production'),
    account('73', 'Dotations et produits de tarification', 'مخصصات وعائدات التسعيرة', 'Allocations and tariffs'),
    account('74', 'Subventions', 'إعانات', 'Grants'),
    account('75', 'Cotisations et autres produits de gestion', 'انخراطات وعائدات تدبير أخرى', 'Members’ fees and other income'),
    account('76', 'Produits financiers', 'عائدات مالية', 'Financial income'),
    account('77', 'Produits exceptionnels', 'عائدات استثنائية', 'Exceptional income'),
    account('78', 'Reprises et reports', 'استردادات وترحيلات', 'Write-backs and carry-overs'),
    account('79', 'Transferts de charges', 'تحويلات التكاليف', 'Transfers of charges'),
    account('86', 'Emplois des contributions en nature', 'استعمالات المساهمات العينية', 'Use of contributions in kind'),
    account('87', 'Contributions en nature', 'مساهمات عينية', 'Contributions in kind'),
  ],
});
