import type { FieldError, Localized } from '#kernel/public';

/** The longest name of an organisation in a certificate (RFC 5280, ub-organization-name). */
export const MAX_CERTIFIED_NAME = 64;
/** Lines of the header of a document, in each language. */
export const MAX_HEADER_LINES = 6;

/** By what an institution is known on the documents that it issues. */
export interface Letterhead {
  name: Localized;
  /** The name within a sentence, with its article. */
  inSentence: Localized;
  /** Who signs decisions and conventions, in the words of the acts: « L’ordonnateur du … ». */
  authorisingOfficer: Localized;
  header: { fr: string[]; ar: string[] };
  /** The town where acts are done. */
  seat: Localized;
  /** In certificates of signature, at most 64 characters, in Latin letters. */
  certifiedName: string;
}

/** What documents print must be there in both their languages, and a header has as many lines in each. */
export function letterheadErrors({ name, inSentence, authorisingOfficer, seat, header }: Letterhead): FieldError[] {
  const texts = Object.entries({ name, inSentence, authorisingOfficer, seat });
  const missing = texts.flatMap(([field, text]) =>
    (['fr', 'ar'] as const)
      .filter((language) => !text[language].trim())
      .map((language) => ({ path: `${field}.${language}`, code: 'required' })),
  );
  const uneven =
    header.fr.length === header.ar.length ? [] : [{ path: 'header.ar', code: 'header_lines', params: { count: header.fr.length } }];
  return [...missing, ...uneven];
}
