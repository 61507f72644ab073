import { fileURLToPath } from 'node:url';
import type { Bilingual, DocumentFrame } from '#platform';

export const BILAN_TEMPLATE = fileURLToPath(new URL('./bilan.typ', import.meta.url));

/** `amount` is integer centimes, `share` hundredths of a percent; `null` is a number kept back because it is too small to publish. */
export type BilanFigureKind = 'count' | 'amount' | 'share';
export type BilanFigure = number | null;

export interface BilanTable {
  title: Bilingual;
  /** Heading of the first column, which names the rows. */
  rowHeading: Bilingual;
  columns: { label: Bilingual; kind: BilanFigureKind }[];
  /** In the order they are printed: the ministry's own. */
  rows: { label: Bilingual; figures: BilanFigure[] }[];
  total?: BilanFigure[];
}

export interface BilanChart {
  title: Bilingual;
  /** SVG text; its own letters are drawn with the document's fonts. */
  svg: string;
  /** What the picture says, for a reader who does not see it. */
  description: Bilingual;
}

/** What `bilan.typ` prints: one frozen, numbered snapshot of the bilan. */
export interface BilanData extends DocumentFrame {
  programme: Bilingual;
  period: Bilingual;
  headlines: { label: Bilingual; kind: BilanFigureKind; figure: BilanFigure }[];
  tables: BilanTable[];
  charts: BilanChart[];
  notes: Bilingual[];
}
