import * as fc from 'fast-check';

/** The part of an OpenAPI schema that our DTOs use. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

export type Schemas = Readonly<Record<string, Schema>>;

/** Texts that have stopped a program somewhere. */
const NASTY_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '\u200b\u200b\u200b',
  '\u202eabc',
  '🎓 été',
  '\uf0b7 puce',
  '\ufffe\uffff',
  '\r\n\t',
  '\u0085\u2028\u2029',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e309',
  '٣٤٥',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '2026-13-45T25:61',
  '2027-01-15T16:30',
  "' OR 1=1 --",
  '%',
  '_%\\',
  '\\',
  '{{title}}',
  '$1',
  '=1+1',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  'a@b.c',
  'x'.repeat(3_000),
  'ﷺ'.repeat(400),
] as const;

const nastyText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NASTY_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 30 }),
  },
);

const NASTY_THINGS: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  [],
  {},
  [[]],
  [null],
  [[[[]]]],
  Object.defineProperty({}, '__proto__', { value: { admin: true }, enumerable: true }),
  { constructor: { prototype: {} } },
  { length: 5 },
  { toString: 1 },
];
export const nasty: fc.Arbitrary<unknown> = fc.oneof(nastyText, fc.constantFrom(...NASTY_THINGS));

const often = (usual: fc.Arbitrary<unknown>, seldom: fc.Arbitrary<unknown> = nasty) =>
  fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: seldom });

/** Values of a schema, mostly right ones; `ids` are of things that exist. */
export function valueOf(schema: Schema, schemas: Schemas, ids: readonly string[], depth = 0): fc.Arbitrary<unknown> {
  if (schema.$ref) return valueOf(schemas[schema.$ref.split('/').at(-1)!] ?? {}, schemas, ids, depth + 1);
  if (schema.allOf?.[0]) return valueOf(schema.allOf[0], schemas, ids, depth);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valueOf(one, schemas, ids, depth)));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => valueOf({ ...schema, type }, schemas, ids, depth)));
  if (depth > 6) return fc.constant(null);
  if (schema.enum) return often(fc.constantFrom(...schema.enum));
  switch (schema.type) {
    case 'integer':
    case 'number':
      return often(numberOf(schema));
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return often(fc.boolean());
    case 'array':
      return often(fc.array(valueOf(schema.items ?? {}, schemas, ids, depth + 1), { maxLength: 3 }));
    case 'string':
      return often(textOf(schema, ids), nasty);
    default:
      return often(objectOf(schema, schemas, ids, depth));
  }
}

function numberOf({ minimum = 0, maximum = 100 }: Schema): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constantFrom(minimum, maximum, minimum - 1, maximum + 1, 1),
    fc.integer({ min: minimum, max: Math.min(maximum, minimum + 50) }),
  );
}

const DAYS = ['2026-01-01', '2026-12-31', '2027-02-28', '2028-02-29', '2026-02-30', '1899-12-31', '2199-12-31'];
const WALLS = ['2027-01-15T16:30', '2026-12-01T00:00', '2027-02-30T10:00', '2199-12-31T23:59'];
const WORDS = ['Ateliers', 'جمعية', 'educative', 'MA-09', 'statutes', '61', 'relevance', 'children', '10 000', 'https://exemple.ma/'];

function textOf({ format, maxLength = 100 }: Schema, ids: readonly string[]): fc.Arbitrary<string> {
  if (format === 'uuid') return ids.length > 0 ? fc.constantFrom(...ids) : fc.uuid();
  if (format === 'date') return fc.constantFrom(...DAYS);
  if (format === 'email') return fc.constantFrom('qui@jisr.example', 'QUI@JISR.EXAMPLE', '\u200bqui@jisr.example');
  return fc.oneof(fc.constantFrom(...WORDS, ...WALLS, ...DAYS), nastyText, fc.constant('é'.repeat(Math.min(maxLength + 1, 3_000))));
}

function objectOf(
  { properties = {}, required = [] }: Schema,
  schemas: Schemas,
  ids: readonly string[],
  depth: number,
): fc.Arbitrary<object> {
  const fields = Object.entries(properties).map(([name, schema]) => {
    const value = valueOf(schema, schemas, ids, depth + 1).map((present) => [name, present] as const);
    const missing = fc.constant(null);
    return fc.oneof({ weight: required.includes(name) ? 12 : 1, arbitrary: value }, { weight: 1, arbitrary: missing });
  });
  const unknown = fc.oneof({ weight: 15, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.tuple(nastyText, nasty) });
  return fc.tuple(...fields, unknown).map((entries) => {
    const object = {};
    for (const entry of entries)
      if (entry) Object.defineProperty(object, entry[0], { value: entry[1], enumerable: true, configurable: true });
    return object;
  });
}

/** A right body with one of its values replaced. */
export function spoilt(body: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(body);
  return fc.tuple(fc.constantFrom(...places), nasty).map(([place, value]) => replaced(body, place, value));
}

function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...at, name]))];
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[name] = replaced(copy[name], rest, by);
  return copy;
}
