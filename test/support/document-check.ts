import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';
import { openApi, operationsOf, type Operation } from '../../apps/api/openapi/document.js';
import type { Schema } from '../../apps/api/openapi/schema.js';

/** Programs of the same rooms and settings have the same document: it is described and compiled once for all worlds of a process. */
const checks = new Map<string, DocumentCheck>();

function checkOf(program: string, app: INestApplication): DocumentCheck {
  const known = checks.get(program);
  if (known) return known;
  const made = new DocumentCheck(openApi(app));
  checks.set(program, made);
  return made;
}

/**
 * Holds every answer of a program against its own OpenAPI document; what it answers and the document does not say is gathered. Whatever
 * a test asks, it also asks whether the document is true.
 * @param program what the document depends on, as a key
 */
export function checkAnswers(program: string, app: INestApplication, fastify: FastifyInstance): ReadonlySet<string> {
  const lies = new Set<string>();
  fastify.addHook('onSend', async (request, reply, payload) => {
    const check = checkOf(program, app);
    const route = (request.routeOptions.url ?? '').replace(/:(\w+)/g, '{$1}');
    const type = String(reply.getHeader('content-type') ?? '').split(';')[0]!;
    const text = typeof payload === 'string' ? payload : '';
    const isEmpty = payload === undefined || payload === null || payload === '';
    for (const lie of check.liesOf({ method: request.method, route, status: reply.statusCode, type, text, isEmpty })) lies.add(lie);
  });
  return lies;
}

/** An answer as it goes over the line. */
export interface Sent {
  method: string;
  /** `/api/calls/{id}` */
  route: string;
  status: number;
  type: string;
  text: string;
  isEmpty: boolean;
}

/** Holds answers against a document: status, media type, every field and no other, the code of a refusal. */
export class DocumentCheck {
  private readonly operations: ReadonlyMap<string, Operation>;
  private readonly compiled = new Map<Schema, ValidateFunction>();
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, code: { optimize: false } });

  constructor(described: OpenAPIObject) {
    const document = closed(described) as OpenAPIObject;
    const formats = addFormats as unknown as (ajv: Ajv2020) => void;
    formats(this.ajv);
    this.ajv.addSchema({ components: document.components }, 'document');
    this.operations = new Map(operationsOf(document).map(({ verb, path, operation }) => [`${verb.toUpperCase()} ${path}`, operation]));
  }

  liesOf({ method, route, status, type, text, isEmpty }: Sent): string[] {
    const operation = this.operations.get(`${method} ${route}`);
    if (!operation) return [];
    const at = `${method} ${route} ${status}`;
    const response = operation.responses[status];
    // A failure of the machine is nobody's promise; that it does not happen is for other tests to say.
    if (!response) return status >= 500 ? [] : [`${at}: ${text.slice(0, 200)}`];
    const content = response.content ?? {};
    const said = content[type] ?? content['*/*'];
    if (!said) return Object.keys(content).length === 0 && isEmpty ? [] : [`${at}: sends ${type || 'nothing'}`];
    return type.endsWith('json') ? this.faultsOf(text, said.schema).map((fault) => `${at}: ${fault}`) : [];
  }

  private faultsOf(text: string, schema: Schema): string[] {
    const validate = this.validatorOf(schema);
    if (validate(JSON.parse(text))) return [];
    return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message, params }) => {
      const place = instancePath.replace(/\/\d+/g, '[]').replaceAll('/', '.');
      return `${place} ${message} ${JSON.stringify(params)}`;
    });
  }

  private validatorOf(schema: Schema): ValidateFunction {
    const known = this.compiled.get(schema);
    if (known) return known;
    const made = this.ajv.compile(schema);
    this.compiled.set(schema, made);
    return made;
  }
}

/** The same, in which objects have no field beside those that are named: an answer that says more than it should is found. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const object = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)])) as Schema;
  if (typeof object.$ref === 'string') return { ...object, $ref: `document${object.$ref}` };
  const isOpen = object.type === 'object' && object.properties && object.additionalProperties === undefined;
  return isOpen && !isPartOfProblem(object) ? { ...object, additionalProperties: false } : object;
}

/** Of a problem the code alone is said once more with each route. */
const isPartOfProblem = ({ properties = {} }: Schema): boolean =>
  Object.keys(properties).join() === 'code' || Object.hasOwn(properties, 'params');
