import fs from 'node:fs';
import path from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { errorRegistry, STATUS_OF_KIND } from '#kernel';
import { MAX_PAGES } from '#platform/public';
import { DESCRIBED, policyRegistry, ProblemDto, CONTEXTS, type ContextDefinition, type ProposalDefinition } from '#platform';
import { inOpenApi31 } from './nullable.js';
import { refTo, type Answer, type Answers, type Schema } from './schema.js';

/** Written by `npm run api:types` from the controllers' types; a contract test refuses one that is stale. */
const ANSWERS_FILE = path.join(import.meta.dirname, 'answers.json');

const IDEMPOTENCY_KEY = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 200 } };

interface Response {
  description: string;
  content?: Record<string, { schema: Schema }>;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
}

export interface Operation {
  operationId: string;
  summary: string;
  parameters?: Parameter[];
  requestBody?: unknown;
  responses: Record<string, Response>;
  security?: Record<string, string[]>[];
  [extension: `x-${string}`]: unknown;
}

/** The OpenAPI document of every route: requests as their DTO classes have them, answers as the controllers' types do, refusals by status. */
export function openApi(app: INestApplication): OpenAPIObject {
  return describe(app, JSON.parse(fs.readFileSync(ANSWERS_FILE, 'utf8')) as Answers);
}

/** The same with other answers: `npm run api:types` knows newer ones than those that are written down. */
export function describe(app: INestApplication, { answers, identifiers, keyed, schemas }: Answers): OpenAPIObject {
  const description = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Jisr')
    .setDescription(
      'Calls for projects for associations, from the programme to the published bilan. Errors are RFC 9457 problems. Whoever is signed in (cookie `jisr_session`) repeats the cookie `jisr_csrf` in the header `X-CSRF-Token` of everything that is no GET.',
    )
    .setVersion('1')
    .addCookieAuth('jisr_session')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-CSRF-Token' }, 'csrf')
    .build();
  const document = inOpenApi31(SwaggerModule.createDocument(app, description, { extraModels: [ProblemDto] }));
  for (const { verb, operation } of operationsOf(document)) {
    const answer = answers[operation.operationId];
    if (answer) describeAnswer(operation, answer);
    for (const parameter of operation.parameters ?? [])
      if (identifiers[operation.operationId]?.includes(parameter.name)) parameter.schema = { type: 'string', format: 'uuid' };
    if (keyed.includes(operation.operationId)) operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
    if (operation.operationId === CONFIRMATION) carriedOut(operation, app.get<readonly ContextDefinition[]>(CONTEXTS));
    offerParts(operation);
    describeRefusals(verb, operation, answer);
  }
  const components = document.components!.schemas as Record<string, Schema>;
  const twice = Object.keys(schemas).filter((name) => Object.hasOwn(components, name));
  if (twice.length > 0) throw new Error(`in requests and in answers, and not the same: ${twice.join(', ')}`);
  Object.assign(components, schemas);
  components['ProblemDto']!.properties!['code']!.description = [...errorRegistry]
    .map(([code, { en }]) => `${code}: ${en}`)
    .sort()
    .join('\n');
  return document;
}

export const operationsOf = (document: OpenAPIObject): { verb: string; path: string; operation: Operation }[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(([verb, operation]) => ({ verb, path, operation })),
  );

/** The second person's yes carries an act of some room out: it may refuse as that act does. */
const CONFIRMATION = 'ProposalsController_confirm';
function carriedOut(operation: Operation, contexts: readonly ContextDefinition[]): void {
  const own = contexts.flatMap((context) => context.proposals).flatMap(({ definition }) => (definition as ProposalDefinition).errors ?? []);
  operation[DESCRIBED.errors] = [...(operation[DESCRIBED.errors] as string[]), ...own];
}

function describeAnswer(operation: Operation, answer: Answer): void {
  const [status] = Object.keys(operation.responses).filter((code) => code.startsWith('2'));
  const response = operation.responses[status!]!;
  response.description ||= operation.summary;
  if ('json' in answer) response.content = { 'application/json': { schema: answer.json } };
  if ('text' in answer) response.content = { [answer.text]: { schema: { type: 'string' } } };
}

/** By status, the codes of the problems with which the route may refuse: its own, and those of what every request passes. */
function describeRefusals(verb: string, operation: Operation, answer: Answer | undefined): void {
  const codes = new Set([...(operation[DESCRIBED.errors] as string[]), ...refusalsOfTheDoor(verb, operation, answer)]);
  const isPublic = policyRegistry.get(String(operation[DESCRIBED.policy]))?.roles.includes('anonymous');
  operation.security = isPublic ? [] : [verb === 'get' ? { cookie: [] } : { cookie: [], csrf: [] }];
  delete operation[DESCRIBED.errors];
  delete operation[DESCRIBED.policy];
  const byStatus = new Map<number, string[]>();
  for (const code of [...codes].sort()) {
    const status = STATUS_OF_KIND[errorRegistry.get(code)!.kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  for (const [status, some] of byStatus) {
    const own: Schema = { type: 'object', properties: { code: { type: 'string', enum: some } }, required: ['code'] };
    operation.responses[status] = problem(some.join(' · '), { allOf: [refTo('ProblemDto'), own] });
  }
  operation.responses['default'] = problem('A failure of ours', refTo('ProblemDto'));
}

const problem = (description: string, schema: Schema): Response => ({ description, content: { 'application/problem+json': { schema } } });

const OF_PARTS = ['UPLOAD_UNFINISHED', 'UPLOAD_USED', 'PAGES_NOT_PHOTOGRAPHS', 'PHOTO_UNREADABLE'];

const takesFile = ({ requestBody }: Operation): boolean =>
  Object.hasOwn((requestBody as { content?: object } | undefined)?.content ?? {}, 'multipart/form-data');

/** What was sent in parts before (`/api/uploads`); several are the pages of one document. */
const SENT_BEFORE: Schema = {
  type: 'object',
  properties: { uploads: { type: 'array', items: { type: 'string', format: 'uuid' }, minItems: 1, maxItems: MAX_PAGES } },
  required: ['uploads'],
};

/** Whoever may send files in parts may name them wherever a file is taken. */
function offerParts(operation: Operation): void {
  const isOpen = policyRegistry.get(String(operation[DESCRIBED.policy]))?.roles.includes('anonymous');
  if (!takesFile(operation) || isOpen) return;
  (operation.requestBody as { content: Record<string, { schema: Schema }> }).content['application/json'] = { schema: SENT_BEFORE };
}

function refusalsOfTheDoor(verb: string, operation: Operation, answer: Answer | undefined): string[] {
  const policy = policyRegistry.get(String(operation[DESCRIBED.policy]));
  const parameters = (operation.parameters ?? []).map((parameter) => parameter.in);
  const isOpen = policy?.roles.includes('anonymous');
  const namesSomething = parameters.includes('path') || (operation.requestBody !== undefined && !isOpen);
  return [
    'UNAVAILABLE',
    'REQUEST_TOO_COMPLEX',
    ...(isOpen ? [] : ['UNAUTHENTICATED', 'FORBIDDEN']),
    ...(policy?.stepUp ? ['STEP_UP_REQUIRED'] : []),
    ...(verb === 'get' ? [] : ['CSRF_TOKEN_INVALID']),
    ...(namesSomething ? ['NOT_FOUND'] : []),
    ...(namesSomething && !isOpen ? ['OWN_ASSOCIATION'] : []),
    ...(parameters.includes('query') || operation.requestBody ? ['INVALID_REQUEST'] : []),
    // A body may be sent to any route that is not read only: it is weighed and parsed before it is known to be for nothing.
    ...(verb === 'get' ? [] : ['MALFORMED_REQUEST', 'TOO_LARGE']),
    ...(parameters.includes('header') ? ['IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED'] : []),
    ...(takesFile(operation) ? ['FILE_EMPTY', 'UPLOAD_UNREADABLE'] : []),
    ...(takesFile(operation) && !isOpen ? OF_PARTS : []),
    ...(answer && 'file' in answer ? ['FILE_LOST', 'FILE_ALTERED', 'FILE_BEING_CHECKED', 'FILE_SET_ASIDE'] : []),
  ];
}
