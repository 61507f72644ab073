/** A text that a document prints in both its languages. */
export interface Bilingual {
  fr: string;
  ar: string;
  /** Labels of the product bring it; documents print the other two. */
  en?: string;
}

/** Where anyone may check a document: printed with its QR code, which says the same as `url`. */
export interface Verification {
  url: string;
  /** SVG text, from `qrSvg(url)`. */
  qr: string;
}

/** What every document of the house carries: header, footer, date in the PDF's metadata. */
export interface DocumentFrame {
  /** Number of the document, e.g. `CP-2026-0042`. */
  reference: string;
  /** Civil date of the document, `YYYY-MM-DD`; makes the rendering deterministic. */
  date: string;
  /** Lines of the header: the State, the ministry, the department. */
  issuer: { fr: string[]; ar: string[] };
  verification?: Verification;
}

/** Integer centimes of dirham. */
export type Centimes = number;

/** An amount in figures and in words. */
export interface SpelledAmount {
  centimes: Centimes;
  words: Bilingual;
}

/** A civil day, `YYYY-MM-DD`, printed in each language's own way. */
export type CivilDate = string;

/** One frame at the foot of a document: who signs and in what quality. */
export interface SignatureFrame {
  party: Bilingual;
  name: Bilingual;
  quality: Bilingual;
}
