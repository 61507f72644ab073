import { diffIndices } from 'node-diff3';
import { isSame, type Json } from './same.js';

/** One field that both sides changed, each to something else. */
export interface Clash {
  /** Where it is in the content: "answers.title", "lines.2.amountCentimes". */
  path: string;
  mine: Json;
  theirs: Json;
}

export type Side = 'mine' | 'theirs';
/** Which side a person has chosen, by the path of the clash. */
export type Choices = ReadonlyMap<string, Side>;

export interface Merged {
  /** Where nobody has chosen yet, mine stands. */
  content: Json;
  clashes: Clash[];
}

type Row = { [key: string]: Json };

/** What names a row of a list, whatever its place: the first of these that every row has, and no two the same. */
const NAMES_OF_ROWS = ['id', 'criterion', 'position'];

/** Fields of a row that are one answer: an amount is typed, or it follows from a quantity and a price. */
const COST = ['amountCentimes', 'quantityThousandths', 'unitPriceCentimes'];

/** Rows that make sense as they are only: a score and "cannot be assessed" are one answer. */
const WHOLE_ROWS = new Set(['criterion']);

/**
 * Brings together what two sides made of one content: what only one side changed is taken, and what both changed to something
 * else is a clash. Rows with a name of their own meet by it; others by their place among the rows that did not change.
 */
export function merge(base: Json, mine: Json, theirs: Json, choices: Choices = new Map()): Merged {
  const clashes: Clash[] = [];

  function both(before: Json | undefined, my: Json | undefined, their: Json | undefined, path: string): Json | undefined {
    if (isSame(my, their) || isSame(before, their)) return my;
    if (isSame(before, my)) return their;
    if (isRecord(my) && isRecord(their) && isRecord(before) && areOtherCosts(before, my, their)) return clash(my, their, path);
    if (isRecord(my) && isRecord(their) && (before === undefined || isRecord(before))) return records(before ?? {}, my, their, path);
    if (isRows(my) && isRows(their) && (before === undefined || isRows(before))) return rows(before ?? [], my, their, path);
    return clash(my, their, path);
  }

  function clash(my: Json | undefined, their: Json | undefined, path: string): Json | undefined {
    const chosen = choices.get(path);
    if (!chosen) clashes.push({ path, mine: my ?? null, theirs: their ?? null });
    return chosen === 'theirs' ? their : my;
  }

  function records(before: Row, my: Row, their: Row, path: string): Row {
    const keys = [...new Set([...Object.keys(my), ...Object.keys(their)])];
    const merged = keys.map((key) => [key, both(before[key], my[key], their[key], under(path, key))] as const);
    return Object.fromEntries(merged.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined));
  }

  function rows(before: Row[], my: Row[], their: Row[], path: string): Json[] {
    const name = NAMES_OF_ROWS.find((key) => [before, my, their].every((list) => areNamedBy(list, key)));
    return name ? namedRows(name, before, my, their, path) : placedRows(before, my, their, path);
  }

  function namedRows(name: string, before: Row[], my: Row[], their: Row[], path: string): Json[] {
    const find = (list: Row[], key: Json | undefined) => list.find((row) => row[name] === key);
    const keys = [...new Set([...my, ...their].map((row) => row[name]))];
    return keys.flatMap((key) => {
      const [was, mineNow, theirsNow] = [find(before, key), find(my, key), find(their, key)];
      const at = under(path, typeof key === 'string' ? key : JSON.stringify(key));
      const isWhole = WHOLE_ROWS.has(name) && !isSame(was, mineNow) && !isSame(was, theirsNow) && !isSame(mineNow, theirsNow);
      const row = isWhole ? clash(mineNow, theirsNow, at) : both(was, mineNow, theirsNow, at);
      return row === undefined ? [] : [row];
    });
  }

  function placedRows(before: Row[], my: Row[], their: Row[], path: string): Json[] {
    const [mineNow, theirsNow] = [since(before, my), since(before, their)];
    const added = (place: number) => {
      const [others, own] = [theirsNow.added[place]!, mineNow.added[place]!];
      return [...others, ...own.filter((row) => !others.some((other) => isSame(row, other)))];
    };
    const kept = before.map((was, place) => both(was, mineNow.rows[place], theirsNow.rows[place], under(path, String(place))));
    return [...added(0), ...kept.flatMap((row, place) => [...(row === undefined ? [] : [row]), ...added(place + 1)])];
  }

  const content = both(base, mine, theirs, '') ?? null;
  return { content, clashes };
}

const under = (path: string, key: string) => (path ? `${path}.${key}` : key);
const isRecord = (value: Json | undefined): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isRows = (value: Json | undefined): value is Row[] => Array.isArray(value) && value.every(isRecord);

function areNamedBy(list: readonly Row[], key: string): boolean {
  const names = list.map((row) => row[key]);
  // A row that is kept unfinished says at which position of which list: that is a place, not a name.
  return (
    names.every((name) => name !== undefined && name !== null) && new Set(names).size === names.length && !list.some((row) => row['list'])
  );
}

/** Both sides changed what a row costs, and one of them alone says it by a quantity: no mixture of the two says anything. */
function areOtherCosts(before: Row, my: Row, their: Row): boolean {
  const costOf = (row: Row) => Object.fromEntries(COST.map((key) => [key, row[key] ?? null]));
  const isCounted = (row: Row) => !isSame(row['quantityThousandths'], null);
  return isCounted(my) !== isCounted(their) && !isSame(costOf(before), costOf(my)) && !isSame(costOf(before), costOf(their));
}

/** What became of each row, undefined where it was taken off, and what was added before the first one and after each. */
interface Since {
  rows: (Row | undefined)[];
  added: Row[][];
}

function since(before: readonly Row[], after: readonly Row[]): Since {
  const rows: (Row | undefined)[] = [];
  const added: Row[][] = [[]];
  const keep = (row: Row | undefined) => {
    rows.push(row);
    added.push([]);
  };
  let place = 0;
  const unchangedUntil = (end: number) => {
    for (; rows.length < end; place += 1) keep(after[place]);
  };
  for (const { buffer1, buffer2 } of diffIndices(before.map(textOf), after.map(textOf))) {
    unchangedUntil(buffer1[0]);
    const changed = before.slice(buffer1[0], buffer1[0] + buffer1[1]);
    const found = after.slice(buffer2[0], buffer2[0] + buffer2[1]);
    // Fewer rows than before: each of those left is what became of the row it resembles most.
    const spare = () => changed.length - (rows.length - buffer1[0]) - found.length;
    for (const row of changed) {
      const [first] = found;
      const next = before[rows.length + 1];
      const isGone = !first || (spare() > 0 && (!next || likeness(next, first) > likeness(row, first)));
      keep(isGone ? undefined : found.shift());
    }
    added[added.length - 1]!.push(...found);
    place = buffer2[0] + buffer2[1];
  }
  unchangedUntil(before.length);
  return { rows, added };
}

/** How many fields of two rows say the same. */
const likeness = (one: Row, other: Row): number => Object.keys(one).filter((key) => isSame(one[key], other[key])).length;

/** Two rows that say the same have the same text. */
function textOf(value: Json): string {
  return JSON.stringify(value, (_key, part: Json) =>
    isRecord(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, inner]) => !isSame(inner, null))
            .sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : part,
  );
}
