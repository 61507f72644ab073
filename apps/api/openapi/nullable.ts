import type { OpenAPIObject } from '@nestjs/swagger';
import type { Schema } from './schema.js';

type Older = Schema & { nullable?: boolean };

/** Decorators of DTO fields say `nullable`, which OpenAPI 3.1 has no more: there null is a type like others. */
export const inOpenApi31 = (document: OpenAPIObject): OpenAPIObject => modern(JSON.parse(JSON.stringify(document))) as OpenAPIObject;

function modern(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(modern);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...object } = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, modern(one)])) as Older;
  return nullable === true ? orNull(object) : object;
}

function orNull({ type, enum: values, description, ...rest }: Schema): Schema {
  const words = description ? { description } : {};
  if (typeof type !== 'string') return { ...words, anyOf: [rest, { type: 'null' }] };
  return { ...rest, ...words, type: [type, 'null'], ...(values ? { enum: [...values, null] } : {}) };
}
