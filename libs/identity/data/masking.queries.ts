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
const meant = (text: string) => text.replace(MEANT, '\\$&');
/** Whole words only: a short name is a part of many. */
const patternOf = (text: string) => `(?<!\\w)${meant(text)}(?!\\w)`;
/** Also as JSON writes it. */
const somehow = (text: string) => meant(text).replaceAll('"', '\\\\?"');

/** The parts of a statement that puts other words (`$2`) for those of a pattern (`$1`), in rows where they are met somehow (`$3`). */
function partsOf({ name, type }: Column): { change: string; found: string } {
  const column = quoted(name);
  if (type === 'ARRAY')
    return {
      change: `${column} = ARRAY(SELECT regexp_replace(said, $1, $2, 'gi') FROM unnest(${column}) WITH ORDINALITY AS u(said, place) ORDER BY place)`,
      found: `array_to_string(${column}, ' ') ~* $3`,
    };
  // What holds a value together is no text: where its texts stay as they are, the row does.
  if (type === 'jsonb')
    return {
      change: `${column} = json_words_replaced(${column}, $1, $2)`,
      found: `${column}::text ~* $3 AND ${column} <> json_words_replaced(${column}, $1, $2)`,
    };
  return { change: `${column} = regexp_replace(${column}, $1, $2, 'gi')`, found: `${column} ~* $3 AND ${column} ~* $1` };
}

async function columnsOf(em: Em, table: string): Promise<Column[]> {
  return em.query(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
    [table],
  );
}

interface Replacement {
  said: string;
  instead: string;
  /** Where the words are the whole of a text, and nowhere else. */
  wholly?: true;
  /** Which rows, with `$4` for `id`; every one when left out. */
  where?: string;
  id?: string;
}

async function replace(em: Em, table: string, columns: readonly Column[], { said, instead, wholly, where = 'true', id }: Replacement) {
  for (const column of columns) {
    const { change, found } = partsOf(column);
    const values = [wholly ? `^${meant(said)}$` : patternOf(said), instead, somehow(said), ...(id === undefined ? [] : [id])];
    await em.query(`UPDATE ${quoted(table)} SET ${change} WHERE ${where} AND ${found}`, values);
  }
}

export interface Masking {
  person: Masked;
  instead: Instead;
  /** Whether the account proved its address; where it did not, anybody may have typed it, and nothing but its identifier says of whom a row speaks. */
  proved: boolean;
}

/** Takes the name and the address of a person out of the rows of a declared table that stay. */
export async function maskIn(em: Em, table: string, declared: PersonalTable, { person, instead, proved }: Masking): Promise<void> {
  const { people = [], holds = [], words = [], writtenOver = {}, named, carries } = declared;
  const all = await columnsOf(em, table);
  for (const [column, by] of Object.entries(writtenOver)) {
    const isAccount = people.includes(by);
    if (!isAccount && !proved) continue;
    await em.query(
      `UPDATE ${quoted(table)} SET ${quoted(column)} = $1 WHERE lower(${quoted(by)}::text) = $2`,
      // The address by which a row is known goes last (`writtenOver` in its order).
      [column.endsWith('email') ? instead.email : instead.name, isAccount ? person.id : person.email],
    );
  }
  const said = all.filter(({ name }) => holds.includes(name) || words.includes(name));
  if (proved) await replace(em, table, said, { said: person.email, instead: instead.email });
  if (proved && carries) await replace(em, table, said, { said: person.name, instead: instead.name, wholly: true });
  // A row that carries the account by its identifier speaks of it, also in a sentence.
  if (proved && carries)
    for (const column of said)
      await replace(em, table, [column], {
        ...{ said: person.name, instead: instead.name, id: person.id },
        where: `strpos(${quoted(column.name)}::text, $4::text) > 0`,
      });
  const accounts = all.filter(({ name }) => people.includes(name) || name === named);
  if (accounts.length === 0) return;
  const where = accounts
    .map(({ name, type }) => (type === 'ARRAY' ? `${quoted(name)} @> ARRAY[$4::uuid]` : `${quoted(name)} = $4`))
    .join(' OR ');
  const theirs = { where: `(${where})`, id: person.id };
  await replace(em, table, said, { said: person.name, instead: instead.name, ...theirs });
  await replace(em, table, said, { said: person.email, instead: instead.email, ...theirs });
}
