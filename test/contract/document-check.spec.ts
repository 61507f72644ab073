import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentCheck, type Sent } from '../support/document-check.js';

const json = (schema: object) => ({ 'application/json': { schema } });
const document = {
  openapi: '3.1.0',
  paths: {
    '/api/calls/{id}': {
      get: {
        responses: {
          200: { content: json({ $ref: '#/components/schemas/Call' }) },
          404: {
            content: {
              'application/problem+json': {
                schema: { allOf: [{ type: 'object', properties: { code: { enum: ['NOT_FOUND'] } }, required: ['code'] }] },
              },
            },
          },
        },
      },
      delete: { responses: { 204: { description: '' } } },
    },
  },
  components: {
    schemas: { Call: { type: 'object', properties: { id: { type: 'string' }, closes: { type: ['string', 'null'] } }, required: ['id'] } },
  },
} as unknown as OpenAPIObject;

const check = new DocumentCheck(document);
const answer = (body: unknown, more: Partial<Sent> = {}): Sent => ({
  method: 'GET',
  route: '/api/calls/{id}',
  status: 200,
  type: 'application/json',
  text: JSON.stringify(body),
  isEmpty: body === undefined,
  ...more,
});

describe('whether the document is true', () => {
  it('says nothing of what is as it is written', () => {
    expect(check.liesOf(answer({ id: 'a', closes: null }))).toEqual([]);
    expect(check.liesOf(answer(undefined, { method: 'DELETE', status: 204, type: '' }))).toEqual([]);
    expect(check.liesOf(answer({ code: 'NOT_FOUND', title: '' }, { status: 404, type: 'application/problem+json' }))).toEqual([]);
  });

  it.each<[string, Sent]>([
    ['a field that is missing', answer({ closes: null })],
    ['a field of another type', answer({ id: 1 })],
    ['a field that nobody described', answer({ id: 'a', passwordHash: 'x' })],
    ['a refusal of another code', answer({ code: 'FORBIDDEN' }, { status: 404, type: 'application/problem+json' })],
    ['another status', answer({ code: 'FORBIDDEN' }, { status: 403, type: 'application/problem+json' })],
    ['another media type', answer('x', { type: 'text/plain' })],
    ['a body where none is said', answer({ id: 'a' }, { method: 'DELETE', status: 204 })],
  ])('finds %s', (_, sent) => {
    expect(check.liesOf(sent)).toHaveLength(1);
  });
});
