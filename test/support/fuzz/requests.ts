import * as fc from 'fast-check';
import type { OpenAPIObject } from '@nestjs/swagger';
import { newId } from '#platform';
import { TABLE, type Who } from '../sweep/table.js';
import { THINGS, type Things } from '../sweep/things.js';
import { nasty, spoilt, valueOf, type Schema, type Schemas } from './values.js';

/** One request, whole: what is printed when it fails is all that is needed to send it again. */
export interface FuzzRequest {
  /** `nobody`, or the part somebody plays in the world. */
  who: 'nobody' | Who;
  verb: string;
  /** Path and query as they go over the line. */
  path: string;
  headers: Record<string, string>;
  body?: string;
}

interface Operation {
  verb: string;
  path: string;
  parameters: { name: string; in: string; schema?: Schema }[];
  body?: Schema;
}

/** Pages that are no part of the document. */
const PAGES = [
  '/',
  '/calls',
  '/calls/{number}',
  '/bilan',
  '/bilan/{year}',
  '/verify',
  '/verify/{code}',
  '/accessibility',
  '/legal',
  '/app/{page}',
  '/{any}',
];
const PAGE_QUERY = ['q', 'region', 'domain', 'state', 'page', 'reference', 'lang'];
/** It ends the session of the one who asks; the rest of the run would be nobody's. */
const LEFT_OUT = ['DELETE /api/session'];
/** The same for a whole role: asked for what does not exist only. */
const ENDS_A_ROLE = ['DELETE /api/people/grants/:id'];

function operationsOf(document: OpenAPIObject): Operation[] {
  const described = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(
      verbs as Record<string, { parameters?: Operation['parameters']; requestBody?: { content?: Record<string, { schema: Schema }> } }>,
    ).map(([verb, { parameters = [], requestBody }]) => ({
      verb: verb.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content?.['application/json']?.schema,
    })),
  );
  const parameters = PAGE_QUERY.map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
  const pages = PAGES.map((path) => ({ verb: 'GET', path, parameters }));
  return [...described, ...pages].filter(({ verb, path }) => !LEFT_OUT.includes(`${verb} ${path}`));
}

const NASTY_COOKIES = ['jisr_session=%00', 'jisr_session=__proto__; jisr_csrf=%ED%A0%80', 'x=%', '=', 'jisr_session=a; jisr_session=b'];

/** What cannot be written as a text of a path: bytes that are no UTF-8, half an escape. */
const NASTY_ESCAPES = ['%00', '%ff', '%ED%A0%80', '%', '%2e%2e', '%2f', '%E0%A4%A', '%0d%0a', "'", '%25'];
/** A longer one is cut by the server before anything of ours sees it. */
const LONGEST_PART = 1_000;
const escaped = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '').slice(0, LONGEST_PART));
};
const nastyPart = fc.oneof(fc.constantFrom(...NASTY_ESCAPES), nasty.map(escaped));

/** Generates requests from the OpenAPI document: each operation as nobody, as the president, as whoever's act it is and as the administrator. */
export function requestsFrom(document: OpenAPIObject, things: Things, regionCode: string): fc.Arbitrary<FuzzRequest> {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const ids = THINGS.flatMap((thing) => things[thing] ?? []).filter((id) => id.includes('-') && id.length === 36);
  return fc.constantFrom(...operationsOf(document)).chain((operation) => {
    const address = `${operation.verb} ${operation.path.replace(/\{(\w+)\}/g, ':$1')}`;
    const row = TABLE[address];
    const owner = row?.owner ?? 'president';
    const who = fc.constantFrom<FuzzRequest['who']>('nobody', 'president', owner, owner, owner, owner, 'administrator');
    const given = row?.kind === 'writing' ? row.body(things, regionCode) : undefined;
    const parts = row?.of.map((part) => (part.startsWith('=') ? part.slice(1) : (things[part as keyof Things] ?? '')));
    return fc
      .record({
        who,
        path: ENDS_A_ROLE.includes(address) ? pathOf(operation, undefined, [newId()]) : pathOf(operation, parts, ids),
        query: queryOf(operation, schemas, ids),
        body: bodyOf(operation, given, schemas, ids),
        key: fc.constantFrom('une-clé-assez-longue'.normalize('NFD').replace(/\p{Mn}/gu, ''), 'x', 'k'.repeat(300), '12345678'),
        language: fc.constantFrom('fr', 'ar', 'en', '__proto__', ';;;,', 'constructor'),
        cookie: fc.oneof({ weight: 15, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...NASTY_COOKIES) }),
      })
      .map(({ who, path, query, body, key, language, cookie }) => ({
        who,
        verb: operation.verb,
        path: path + query,
        headers: {
          'accept-language': language,
          'idempotency-key': key,
          ...(cookie ? { cookie } : {}),
          ...(body ? { 'content-type': body.type } : {}),
        },
        ...(body ? { body: body.text } : {}),
      }));
  });
}

function pathOf({ path }: Operation, parts: readonly string[] | undefined, ids: readonly string[]): fc.Arbitrary<string> {
  const slots = [...path.matchAll(/\{\w+\}/g)];
  const fill = slots.map((_, index) =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constant(escaped(parts?.[index] ?? ids[0] ?? '')) },
      { weight: 1, arbitrary: fc.constantFrom(...ids) },
      { weight: 1, arbitrary: nastyPart },
    ),
  );
  return fc.tuple(...fill).map((values) => values.reduce<string>((filled, value) => filled.replace(/\{\w+\}/, () => value), path));
}

function queryOf({ parameters }: Operation, schemas: Schemas, ids: readonly string[]): fc.Arbitrary<string> {
  const pairs = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema = { type: 'string' } }) =>
      fc.oneof(
        { weight: 3, arbitrary: fc.constant('') },
        { weight: 2, arbitrary: valueOf(schema, schemas, ids).map((value) => `${name}=${escaped(value)}`) },
        { weight: 1, arbitrary: nastyPart.map((part) => `${name}=${part}`) },
        { weight: 1, arbitrary: nastyPart.map((part) => `${name}=${part}&${name}=x&${name}[a]=1`) },
      ),
    );
  return fc.tuple(...pairs).map((found) => {
    const query = found.filter(Boolean).join('&');
    return query && `?${query}`;
  });
}

function bodyOf(
  { verb, body }: Operation,
  given: unknown,
  schemas: Schemas,
  ids: readonly string[],
): fc.Arbitrary<{ type: string; text: string } | undefined> {
  if (verb === 'GET') return fc.constant(undefined);
  const json = (value: unknown) => ({ type: 'application/json', text: JSON.stringify(value) ?? '' });
  const values = [
    ...(body ? [{ weight: 5, arbitrary: valueOf(body, schemas, ids) }] : []),
    ...(given !== undefined ? [{ weight: 5, arbitrary: fc.oneof(fc.constant(given), spoilt(given)) }] : []),
    { weight: 1, arbitrary: nasty },
  ];
  return fc.oneof(
    { weight: 12, arbitrary: fc.oneof(...values).map(json) },
    { weight: 3, arbitrary: upload },
    { weight: 1, arbitrary: broken },
  );
}

const B = 'grenze';
const filePart = (name: string, bytes: string) =>
  `--${B}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n${bytes}\r\n`;
const upload = fc
  .tuple(
    fc.constantFrom('statuts.pdf', 'a.hta', '\u0000.pdf', '..\\..\\x', '', '__proto__', 'é'.repeat(200), '\u202e.pdf', 'x\ud800.pdf'),
    fc.constantFrom(
      '%PDF-1.4\n1 0 obj\n%%EOF',
      '%PDF-1.7',
      '',
      'PK\u0003\u0004',
      '\u0000\u0000',
      '<?xml version="1.0"?><Document/>',
      '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    ),
    fc.constantFrom(`--${B}--\r\n`, '', `--${B}`),
    fc.constantFrom(
      `multipart/form-data; boundary=${B}`,
      `multipart/form-data; boundary=${B}`,
      'multipart/form-data',
      'multipart/form-data; boundary=""',
    ),
  )
  .map(([name, bytes, end, type]) => ({ type, text: filePart(name, bytes) + end }));

const broken = fc.constantFrom(
  { type: 'application/json', text: '{"a":' },
  { type: 'application/json', text: '' },
  { type: 'application/json; charset=utf-16', text: '{}' },
  { type: 'application/x-www-form-urlencoded', text: 'a=1' },
  { type: 'text/plain', text: 'x' },
  { type: '__proto__', text: 'x' },
  { type: 'application/json', text: '['.repeat(5_000) },
  { type: 'application/json', text: '{"__proto__":{"a":1},"constructor":{"prototype":1}}' },
);
