import type { Label } from '#kernel/public';

/** Accounts of a project budget, after the Moroccan chart of accounts for associations (classes 6 and 7, gifts in kind in 86 and 87). */
export const ACCOUNTS = {
  '60': { fr: 'Achats', ar: 'مشتريات', en: 'Purchases' },
  '61': { fr: 'Services extérieurs', ar: 'خدمات خارجية', en: 'External services' },
  '62': { fr: 'Autres services extérieurs', ar: 'خدمات خارجية أخرى', en: 'Other external services' },
  '63': { fr: 'Impôts et taxes', ar: 'ضرائب ورسوم', en: 'Taxes' },
  '64': { fr: 'Charges de personnel', ar: 'تكاليف المستخدمين', en: 'Personnel' },
  '65': { fr: 'Autres charges de gestion', ar: 'تكاليف تدبير أخرى', en: 'Other running costs' },
  '66': { fr: 'Charges financières', ar: 'تكاليف مالية', en: 'Financial charges' },
  '67': { fr: 'Charges exceptionnelles', ar: 'تكاليف استثنائية', en: 'Exceptional charges' },
  '68': { fr: 'Dotations aux amortissements', ar: 'مخصصات الاستهلاكات', en: 'Depreciation' },
  '70': { fr: 'Ventes et prestations', ar: 'مبيعات وخدمات', en: 'Sales and services' },
  '71': { fr: 'Production stockée', ar: 'إنتاج مخزون', en: 'Stored production' },
  '72': { fr: 'Production immobilisée', ar: 'إنتاج مثبت', en: 'Capitalised production' },
  '73': { fr: 'Dotations et produits de tarification', ar: 'مخصصات وعائدات التسعيرة', en: 'Allocations and tariffs' },
  '74': { fr: 'Subventions', ar: 'إعانات', en: 'Grants' },
  '75': { fr: 'Cotisations et autres produits de gestion', ar: 'انخراطات وعائدات تدبير أخرى', en: 'Members’ fees and other income' },
  '76': { fr: 'Produits financiers', ar: 'عائدات مالية', en: 'Financial income' },
  '77': { fr: 'Produits exceptionnels', ar: 'عائدات استثنائية', en: 'Exceptional income' },
  '78': { fr: 'Reprises et reports', ar: 'استردادات وترحيلات', en: 'Write-backs and carry-overs' },
  '79': { fr: 'Transferts de charges', ar: 'تحويلات التكاليف', en: 'Transfers of charges' },
  '86': { fr: 'Emplois des contributions en nature', ar: 'استعمالات المساهمات العينية', en: 'Use of contributions in kind' },
  '87': { fr: 'Contributions en nature', ar: 'مساهمات عينية', en: 'Contributions in kind' },
} as const satisfies Record<string, Label>;
export type Account = keyof typeof ACCOUNTS;
export const ACCOUNT_CODES = Object.keys(ACCOUNTS) as Account[];

/** Accounts of what is spent in money. */
export const isChargeAccount = (account: string): boolean => account.startsWith('6');
export const CHARGE_ACCOUNTS = ACCOUNT_CODES.filter(isChargeAccount);

/** The account of grants: what is asked of the call stands there. */
export const GRANTS = '74';
export const IN_KIND_USE = '86';
export const IN_KIND_GIFT = '87';
