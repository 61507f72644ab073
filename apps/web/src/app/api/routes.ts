import type { paths } from './routes.gen.js';

export type Verb = 'get' | 'post' | 'put' | 'delete';

/** Every path of the API that answers to a verb, as the OpenAPI document names it: `/api/calls/{id}`. */
export type PathOf<V extends Verb> = { [P in keyof paths]: paths[P][V] extends object ? P : never }[keyof paths];

type OperationOf<V extends Verb, P extends PathOf<V>> = P extends unknown ? NonNullable<paths[P][V]> : never;

type JsonOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : void;
type AnswerOfOperation<O> = O extends { responses: infer Responses }
  ? Responses extends { 200: infer Response }
    ? JsonOf<Response>
    : Responses extends { 201: infer Response }
      ? JsonOf<Response>
      : Responses extends { 202: infer Response }
        ? JsonOf<Response>
        : void
  : never;

/** What a route answers: read from its controller, never said again here. */
export type Answer<V extends Verb, P extends PathOf<V>> = AnswerOfOperation<OperationOf<V, P>>;

/** Filters come from addresses, which anybody may write: their names are checked here, their values by the API. */
type Filters<Q> = { [K in keyof Q]: Q[K] | string | null };

/** Forms send what people typed or left out: names and shapes are checked here, the API says what is wrong with a value. */
type Typed<T> = T extends string
  ? string
  : T extends number
    ? number | null
    : T extends readonly (infer Item)[]
      ? readonly Typed<Item>[]
      : T extends object
        ? { [K in keyof T]: Typed<T[K]> }
        : T;

type PathPart<O> = O extends { parameters: { path: infer Path } } ? { path: { [K in keyof Path]: string | number } } : { path?: never };
type QueryPart<O> = O extends { parameters: { query?: infer Query } }
  ? Query extends undefined
    ? { query?: never }
    : { query?: Filters<NonNullable<Query>> }
  : { query?: never };
type BodyPart<O> = O extends { requestBody: { content: { 'application/json': infer Body } } } ? { body: Typed<Body> } : { body?: never };

type ArgsOfOperation<O> = O extends unknown ? PathPart<O> & QueryPart<O> & BodyPart<O> : never;

/** What a route needs: the parameters of its path, its query, its body. */
export type Args<V extends Verb, P extends PathOf<V>> = ArgsOfOperation<OperationOf<V, P>>;

/** The same as the last arguments of a call: left out where the route needs nothing. */
export type Given<V extends Verb, P extends PathOf<V>, More extends unknown[] = []> =
  object extends Args<V, P> ? [args?: Args<V, P>, ...more: More] : [args: Args<V, P>, ...more: More];

/** Routes that answer with a file, for links. */
type FileOf<O> = O extends { responses: { 200: { content: infer Content } } }
  ? Content extends { 'application/json': unknown }
    ? never
    : O
  : never;
export type FilePath = { [P in PathOf<'get'>]: FileOf<OperationOf<'get', P>> extends never ? never : P }[PathOf<'get'>];

/** Routes that take a file. */
type UploadOf<O> = O extends { requestBody: { content: { 'multipart/form-data': unknown } } } ? O : never;
export type UploadPath = { [P in PathOf<'post'>]: UploadOf<OperationOf<'post', P>> extends never ? never : P }[PathOf<'post'>];

type Room<P> = P extends `/api/${infer Name}/${string}` ? Name : P extends `/api/${infer Name}` ? Name : never;
/** The beginning of addresses whose cached answers are now old: everything, all of a room, or less. */
export type Beginning = '/api/' | `/api/${Room<keyof paths>}` | `/api/${Room<keyof paths>}/${string}`;

export type Values = Record<string, string | number | boolean | readonly string[] | null | undefined>;

/** The address of a path whose parameters are known, with its query. */
export function addressOf(path: string, parts: Values = {}, query: Values = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name])));
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (given.length === 0) return filled;
  return `${filled}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}

/** The address of a file, for a link. */
export const fileAddress = <P extends FilePath>(path: P, ...[args]: Given<'get', P>): string => {
  const { path: parts, query } = (args ?? {}) as { path?: Values; query?: Values };
  return addressOf(path, parts, query);
};
