import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify';
import '@fastify/cookie';
import { bareText, cleanText } from '#kernel';
import { ANONYMOUS } from '../access/actor.js';
import { roleMayAct, type PolicyName } from '../access/access.js';
import { BODY_BUDGETS, requireShortQuery, requireWithinBudget, type BodyBudget } from './body-budget.js';
import { SECRET_NAMES } from './fields.js';
import { PART_TYPE } from './part-type.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: PolicyName;
    /** What the body may cost, where it is not the usual. */
    body?: BodyBudget;
    /** Bytes of the one file that the route takes. */
    upload?: number;
    /** Its body is bytes that the handler reads itself. */
    streams?: true;
    /** Media types of the file that it answers with. */
    sends?: readonly string[];
  }
}

/** The door that every request passes: how much it may bring, and what its texts are made of. The only bodies are JSON, files and parts of files. */
export function guardDoor(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit = budgetOf(route.config).bytes;
  });
  fastify.addHook('onRequest', async ({ url }) => requireShortQuery(url));
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    try {
      requireWithinBudget(text, budgetOf(request.routeOptions.config));
    } catch (error) {
      return done(error as Error);
    }
    return parse(request, text, done);
  });
  fastify.addContentTypeParser(PART_TYPE, (request, _bytes, done) => {
    if (request.routeOptions.config.streams) return done(null, undefined);
    return done(Object.assign(new Error('no route for parts'), { statusCode: 415 }));
  });
  fastify.addHook('preValidation', async (request) => cleanRequest(request));
}

function budgetOf(config: FastifyContextConfig | undefined): BodyBudget {
  if (config?.body) return config.body;
  return !config?.policy || roleMayAct(ANONYMOUS, config.policy) ? BODY_BUDGETS.small : BODY_BUDGETS.usual;
}

/** Cleans every text that came with a request, wherever it stands: no handler, field or query can forget it. */
function cleanRequest(request: FastifyRequest): void {
  request.body = eachText(request.body, cleanText, SECRET_NAMES);
  request.query = eachText(request.query, cleanText);
  request.params = eachText(request.params, bareText);
  for (const name of Object.keys(request.cookies ?? {})) request.cookies[name] = bareText(request.cookies[name] ?? '');
}

/**
 * Every text of a value, cleaned in place; recursion is bounded by the budget of the body. `left` names the secrets of the body itself:
 * they are compared as they were typed, never stored as text nor shown.
 */
function eachText(value: unknown, clean: (text: string) => string, left?: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((item) => eachText(item, clean));
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  const object = value as Record<string, unknown>;
  for (const name of Object.keys(object)) if (!left?.has(name)) object[name] = eachText(object[name], clean);
  return object;
}
