import type { Em, PersonalTable } from '#platform';

export interface Masked {
  id: string;
  name: string;
  email: string;
}

/** What stands in place of both. */
export interface Instead {
  name: string;
  email: string;
}

interface Column {
  name: string;
  type: string;
}

const quoted = (name: string) => `"${name}"`;
const MEANT = /[.*+?^${}()|[\]\\-]/g;
/** Whole words only: a short name is a part of many. */
const patternOf = (text: string) => `(?<!\\w)${text.replace(MEANT, '\\$&')}(?!\\w)`;
const patternInJson = (text: string) => patternOf(JSON.stringify(text).slice(1, -1));

/** The parts of a statement that puts other words (`$2`, in JSON `$4`) for those of a pattern (`$1`, in JSON `$3`). */
function partsOf({ name, type }: Column): { change: string; found: string } {
  const column = quoted(name);
  if (type === 'ARRAY')
    return {
      change: `${column} = ARRAY(SELECT regexp_replace(said, $1, $2, 'gi') FROM unnest(${column}) WITH ORDINALITY AS u(said, place) ORDER BY place)`,
      found: `array_to_string(${column}, ' ') ~* $1`,
    };
  if (type === 'jsonb')
    return { change: `${column} = regexp_replace(${column}::text, $3, $4, 'gi')::jsonb`, found: `${column}::text ~* $3` };
  return { change: `${column} = regexp_replace(${column}, $1, $2, 'gi')`, found: `${column} ~* $1` };
}

async function columnsOf(em: Em, table: string): Promise<Column[]> {
  return em.query(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
    [table],
  );
}

async function replace(em: Em, table: string, columns: readonly Column[], said: string, instead: string, where: string, id?: string) {
  for (const column of columns) {
    const { change, found } = partsOf(column);
    const values = column.type === 'jsonb' ? [patternInJson(said), instead] : [patternOf(said), instead];
    const renumbered = (text: string) => text.replaceAll('$3', '$1').replaceAll('$4', '$2');
    await em.query(
      `UPDATE ${quoted(table)} SET ${renumbered(change)} WHERE ${renumbered(found)} AND ${where}`,
      id === undefined ? values : [...values, id],
    );
  }
}

/** Takes the name and the address of a person out of the rows of a declared table that stay. */
export async function maskIn(em: Em, table: string, declared: PersonalTable, person: Masked, instead: Instead): Promise<void> {
  const { people = [], holds = [], words = [], writtenOver = {}, namesAnybody } = declared;
  const all = await columnsOf(em, table);
  for (const [column, by] of Object.entries(writtenOver))
    await em.query(
      `UPDATE ${quoted(table)} SET ${quoted(column)} = $1 WHERE lower(${quoted(by)}::text) = $2`,
      // The address by which a row is known goes last (`writtenOver` in its order).
      [column.endsWith('email') ? instead.email : instead.name, people.includes(by) ? person.id : person.email],
    );
  const said = all.filter(({ name }) => holds.includes(name) || words.includes(name));
  await replace(em, table, said, person.email, instead.email, 'true');
  const accounts = all.filter(({ name }) => people.includes(name));
  if (namesAnybody && person.name.trim().includes(' ')) await replace(em, table, said, person.name, instead.name, 'true');
  else if (accounts.length > 0) {
    const names = accounts.map(({ name, type }) => (type === 'ARRAY' ? `$3 = ANY(${quoted(name)})` : `${quoted(name)} = $3`)).join(' OR ');
    await replace(em, table, said, person.name, instead.name, `(${names})`, person.id);
  }
}
