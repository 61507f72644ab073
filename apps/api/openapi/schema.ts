/** What we use of JSON Schema 2020-12, as OpenAPI 3.1 has it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  description?: string;
  enum?: (string | number | boolean | null)[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  anyOf?: Schema[];
  allOf?: Schema[];
}

export const SCHEMAS = '#/components/schemas/';
export const refTo = (name: string): Schema => ({ $ref: SCHEMAS + name });

/** The answer of one route: JSON, a text of another media type, a file (which the route declares), or nothing. */
export type Answer = { json: Schema } | { text: string } | { file: true } | { nothing: true };

/** What the controllers' types say: their answers by operation, and the schemas that these refer to. */
export interface Answers {
  answers: Record<string, Answer>;
  /** Parameters of paths that are identifiers, by operation. */
  identifiers: Record<string, string[]>;
  /** Operations that ask for an idempotency key. */
  keyed: string[];
  schemas: Record<string, Schema>;
}
