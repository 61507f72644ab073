import type { Language } from '#kernel';

/** How long a copy waits for whoever asked for it. */
export const COPY_KEPT_DAYS = 7;

/** A copy of what is kept of one person. */
export interface DataCopy {
  made: string;
  entries: { code: string; title: string; tables: { name: string; rows: Record<string, unknown>[] }[] }[];
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function shown(value: unknown): string {
  if (value === null || value === undefined) return '—';
  return escaped(typeof value === 'string' ? value : JSON.stringify(value));
}

/** The same copy for reading: one page without script, in the language of its reader. */
export function copyPage({ made, entries }: DataCopy, language: Language, title: string): string {
  const table = (rows: Record<string, unknown>[]) => {
    const columns = Object.keys(rows[0]!);
    const head = columns.map((column) => `<th>${escaped(column)}</th>`).join('');
    const body = rows.map((row) => `<tr>${columns.map((column) => `<td><bdi>${shown(row[column])}</bdi></td>`).join('')}</tr>`).join('\n');
    return `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
  };
  const parts = entries
    .map(({ title: name, tables }) => `<h2>${escaped(name)}</h2>\n${tables.map(({ rows }) => table(rows)).join('\n')}`)
    .join('\n');
  const style =
    'body{font-family:sans-serif;margin:2rem}table{border-collapse:collapse;margin-block:1rem}th,td{border:1px solid #999;padding:.3rem;text-align:start}';
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1><p>${escaped(made)}</p>
${parts}
</body></html>
`;
}
