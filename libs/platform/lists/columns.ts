import { regionLabel, type Label, type Language, type Localized, type ZonedInstant } from '#kernel';
import type { Cell, CellKind } from '../sheets/sheet.js';
import type { ListColumn } from './list.js';

/** Headings that many lists have in common. */
export const HEADINGS = {
  number: { fr: 'Numéro', ar: 'الرقم', en: 'Number' },
  title: { fr: 'Intitulé', ar: 'العنوان', en: 'Title' },
  association: { fr: 'Association', ar: 'الجمعية', en: 'Association' },
  region: { fr: 'Région', ar: 'الجهة', en: 'Region' },
  domain: { fr: 'Domaine', ar: 'المجال', en: 'Domain' },
  call: { fr: 'Appel à projets', ar: 'طلب المشاريع', en: 'Call' },
  application: { fr: 'Dossier', ar: 'الملف', en: 'Application' },
  convention: { fr: 'Convention', ar: 'الاتفاقية', en: 'Convention' },
  state: { fr: 'État', ar: 'الحالة', en: 'State' },
  amount: { fr: 'Montant (DH)', ar: 'المبلغ (درهم)', en: 'Amount (MAD)' },
  year: { fr: 'Année', ar: 'السنة', en: 'Year' },
  name: { fr: 'Nom', ar: 'الاسم', en: 'Name' },
  begins: { fr: 'Début', ar: 'البداية', en: 'Begins' },
  ends: { fr: 'Fin', ar: 'النهاية', en: 'Ends' },
} as const satisfies Record<string, Label>;

type ColumnOf<Item> = (label: Label, value: (item: Item, language: Language) => Cell) => ListColumn<Item>;

/** Columns of a list by what their cells hold; an amount is given in centimes and written in dirhams. */
export function columnsFor<Item>(): Readonly<Record<CellKind, ColumnOf<Item>>> {
  const of =
    (kind: CellKind): ColumnOf<Item> =>
    (label, value) => ({ label, kind, value });
  return { text: of('text'), number: of('number'), amount: of('amount'), day: of('day'), instant: of('instant') };
}

/** Words of people in the language of the file; in the other one where they wrote none. */
export const inWords = (words: Localized | Label | null | undefined, language: Language): string | null =>
  words ? words[language]?.trim() || words.fr || words.ar : null;

export const regionIn = (code: string | null | undefined, language: Language): string | null => (code ? regionLabel(code)[language] : null);

export const yesIn = (is: boolean, language: Language): string =>
  (is ? { fr: 'oui', ar: 'نعم', en: 'yes' } : { fr: 'non', ar: 'لا', en: 'no' })[language];

/** Several names in one cell. */
export const namesIn = (names: readonly (Localized | Label)[], language: Language): string =>
  names.map((name) => inWords(name, language)).join(language === 'ar' ? '، ' : ', ');

/** The instant of a moment as it is shown. */
export const momentOf = (moment: ZonedInstant | null | undefined): Date | null => (moment ? new Date(moment.instant) : null);
