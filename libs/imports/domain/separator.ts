export const SEPARATORS = [';', ',', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

const LINES = 20;
/** Of a line, in characters: headings are shorter, and whoever waits behind this reading has done nothing. */
const LINE = 20_000;

/** The cells of a line; a sign in quotes is part of its cell. */
function cellsOf(line: string, sign: string): string[] {
  const cells = [''];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    if (letter === sign && !quoted) cells.push('');
    else cells[cells.length - 1] += letter;
  }
  return cells;
}

/**
 * What stands between the cells: the sign that makes most headings that have a name. Of two that make as many, the one that most lines
 * have as often as the headings.
 */
export function separatorOf(text: string): Separator {
  const [headings = '', ...lines] = text
    .split(/\r\n?|\n/)
    .filter((line) => line.trim())
    .slice(0, LINES)
    .map((line) => line.slice(0, LINE));
  const rank = (sign: Separator) => {
    const cells = cellsOf(headings, sign);
    const alike = lines.filter((line) => cellsOf(line, sign).length === cells.length);
    return [cells.filter((cell) => cell.trim()).length, alike.length] as const;
  };
  return SEPARATORS.map((sign) => ({ sign, rank: rank(sign) })).sort((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1])[0]!.sign;
}
