/** Values of a statement by their names. */
export type Named = Readonly<Record<string, unknown>>;

/** A statement with `:name` for its values as the driver takes it: each name one position, however often it stands. */
export function positional(sql: string, values: Named): { text: string; params: unknown[] } {
  const order: string[] = [];
  // `::type` is a cast, `:name` after a letter or digit is none of ours (a time in a text).
  const text = sql.replace(/(?<![:\w]):([a-z]\w*)/gi, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`the statement asks for :${name}, which has no value`);
    if (!order.includes(name)) order.push(name);
    return `$${order.indexOf(name) + 1}`;
  });
  return { text, params: order.map((name) => values[name]) };
}
