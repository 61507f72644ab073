import type { Label } from '#kernel';
import { ExtensionPoint } from './extension-point.js';
import type { Retention } from './retention.js';

/** What the rows of a table hold of persons, by the names of its columns. */
export interface PersonalTable {
  /** Columns that name somebody with an account. */
  people?: readonly string[];
  /** Columns with a name, an address, a telephone of somebody. */
  holds?: readonly string[];
  /** Columns with words that somebody typed, or with what others typed as data: they may speak of anybody. */
  words?: readonly string[];
  /** What a person is given of it: the rows in which `of` names them, these columns and no others, which say nothing of another person. */
  own?: { of: string; columns: readonly string[] };
  /**
   * What erasing an account does to its rows. Those that are kept lose its name where they name the account, by its identifier: many bear one
   * name, and whoever opens an account chooses it. An address that was proved belongs to nobody else: it goes from wherever somebody wrote
   * it in `holds` and `words`.
   */
  erased: 'deleted' | 'kept';
  /** Columns that erasing writes over whole, by the column that says whose they are: an account, or an address that somebody typed. */
  writtenOver?: Readonly<Record<string, string>>;
  /** The column with the other accounts that the words of a row name. */
  named?: string;
  /** Its words carry what was said elsewhere, as JSON: where a value is the name or the address of the account and nothing else, it goes. */
  carries?: true;
  /** Why erasing leaves every word of it as it is. */
  unchanged?: 'append-only' | 'signed' | 'register' | 'submitted' | 'sealed';
}

/** One entry of the register of processing (law 09-08): what is kept of persons, why, on what ground, how long; and where it is. */
export interface PersonalData {
  code: string;
  what: Label;
  why: Label;
  basis: Label;
  kept: Label;
  /** Why it stays when an account is erased; left out where nothing stays. */
  stays?: Label;
  tables: Readonly<Record<string, PersonalTable>>;
  /** What of it ends, and when. */
  ends?: readonly Retention[];
}

/** Every room says what it keeps of persons; a contract test finds what nobody has declared. */
export const personalData = new ExtensionPoint<PersonalData>('personal data');

/** Grounds that several entries share. */
export const GROUNDS = {
  publicTask: {
    fr: 'Mission de service public : attribution et suivi de subventions (loi 09-08, article 4)',
    ar: 'مهمة مرفق عام: منح الدعم وتتبعه (القانون 09-08، المادة 4)',
    en: 'Public task: granting and following up subsidies (law 09-08, article 4)',
  },
  legalDuty: {
    fr: 'Obligation légale : comptabilité publique et contrôle (loi 09-08, article 4)',
    ar: 'التزام قانوني: المحاسبة العمومية والمراقبة (القانون 09-08، المادة 4)',
    en: 'Legal duty: public accounting and control (law 09-08, article 4)',
  },
  security: {
    fr: 'Sécurité des comptes, à la demande de la personne qui en ouvre un (loi 09-08, articles 4 et 23)',
    ar: 'أمن الحسابات، بطلب ممن يفتح حسابا (القانون 09-08، المادتان 4 و23)',
    en: 'Security of accounts, at the request of whoever opens one (law 09-08, articles 4 and 23)',
  },
} as const satisfies Record<string, Label>;

/** How long, where several entries share it. */
export const KEPT = {
  file: {
    fr: 'Dix ans après la clôture du dossier',
    ar: 'عشر سنوات بعد إغلاق الملف',
    en: 'Ten years after the file is closed',
  },
  account: { fr: 'Tant que le compte existe', ar: 'ما دام الحساب قائما', en: 'As long as the account exists' },
} as const satisfies Record<string, Label>;

/** Why acts stay. */
export const ACTS_STAY: Label = {
  fr: 'La décision et le paiement doivent pouvoir être justifiés : l’acte reste, sans le nom.',
  ar: 'يجب أن يظل القرار والأداء قابلين للتبرير: يبقى الإجراء دون الاسم.',
  en: 'Decision and payment must stay accountable: the act stays, without the name.',
};
export const SIGNED_STAYS: Label = {
  fr: 'Un document signé, un procès-verbal ou un ordre de paiement garde le nom de qui l’a signé : le changer le rendrait faux.',
  ar: 'تحتفظ الوثيقة الموقعة أو المحضر أو الأمر بالأداء باسم الموقع: تغييره يجعلها غير صحيحة.',
  en: 'A signed document, minutes or a payment order keep the name of who signed: changing it would make them false.',
};
