import type { Language } from '#kernel';

/** An order by words: as the dictionary of the reader's language has them. */
export interface WordOrder {
  column: string;
  /** The column holds each language's words (`{"fr": …, "ar": …}`). */
  localized: boolean;
}

/** By text in whatever language it was written. */
export const byWords = (column: string): WordOrder => ({ column, localized: false });
/** By a name in both languages: in the reader's, in the other where it was left out. */
export const byName = (column: string): WordOrder => ({ column, localized: true });

/** The other language in which everything is written, where the reader's is missing. */
const OTHER: Readonly<Record<Language, Language>> = { fr: 'ar', ar: 'fr', en: 'fr' };

/** As SQL. The collation is named: what the operator's database was made with decides nothing. */
export function wordOrderSql({ column, localized }: WordOrder, language: Language): string {
  const words = localized ? `coalesce(nullif(${column}->>'${language}', ''), ${column}->>'${OTHER[language]}')` : column;
  return `${words} COLLATE "${language}-x-icu"`;
}
