import fs from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { readAnswers } from '../../apps/describe/answers.js';
import { documentOf, written } from '../../apps/describe/write.js';
import { operationsOf, type Operation } from '../../apps/api/openapi/document.js';
import type { Answers, Schema } from '../../apps/api/openapi/schema.js';

/** What no schema can say, and why; everything else of an answer has one. */
const ANY_JSON: Record<string, string> = {
  'ApplicationView.sections[].answers.*': 'the form of the call says what an answer is',
  'ApplicationView.eligibility.answers.*': 'the call says what an answer is',
  'Dossier.sections[].answers[].value': 'the form of the call says what an answer is; `text` is the same in words',
  'FieldError.params.*': 'the code of the field says which values its sentence has',
  'ParameterView.value.*': 'each parameter has fields of its own, which the answer lists beside it',
  'ParameterRevisionView.value.*': 'as it was decided, by the fields of its parameter',
  'TrailLine.detail': 'each act of the trail says what it changed, and old ones said it otherwise',
};

const successOf = ({ responses }: Operation) => Object.entries(responses).filter(([status]) => status.startsWith('2'));
const labelled = ({ verb, path }: { verb: string; path: string }) => `${verb.toUpperCase()} ${path}`;

describe('the OpenAPI document', () => {
  let answers: Answers;
  let document: OpenAPIObject;
  let operations: ReturnType<typeof operationsOf>;
  beforeAll(async () => {
    answers = readAnswers();
    document = await documentOf(answers);
    operations = operationsOf(document);
  }, 120_000);

  it('is written down as the controllers are now: else `npm run api:types`', async () => {
    const stale = Object.entries(await written(answers)).filter(([file, text]) => fs.readFileSync(file, 'utf8') !== text);
    expect(stale.map(([file]) => file)).toEqual([]);
  }, 120_000);

  it('says what each route answers: one success, with its content where it has one', () => {
    const silent = operations.filter(({ operation }) => {
      const [success, ...more] = successOf(operation);
      if (!success || more.length > 0) return true;
      const [status, { content = {} }] = success;
      const mayBeEmpty = status === '204' || status === '202';
      return Object.keys(content).length === 0 ? !mayBeEmpty : status === '204';
    });
    expect(silent.map(labelled)).toEqual([]);
    expect(operations.length).toBeGreaterThan(200);
  });

  it('has one word for what the reader may do now: `can`, a list of acts', () => {
    const fields = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties).map(([field, schema]) => ({ at: `${name}.${field}`, field, schema })),
    );
    const otherWords = ['actions', 'acts', 'allowed', 'deeds', 'events', 'may', 'mayEdit', 'rights', 'writable'];
    expect(fields.filter(({ field }) => otherWords.includes(field)).map(({ at }) => at)).toEqual([]);
    const can = fields.filter(({ field }) => field === 'can');
    expect(can.length).toBeGreaterThan(10);
    expect(can.filter(({ schema }) => schema.type !== 'array').map(({ at }) => at)).toEqual([]);
  });

  it('leaves no field of an answer without a schema, but for those that have a reason', () => {
    const places = [
      ...Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>)
        .filter(([name]) => !name.endsWith('Dto'))
        .flatMap(([name, schema]) => openPlaces(schema, name)),
      ...operations.flatMap(({ operation }) =>
        successOf(operation).flatMap(([, { content }]) =>
          openPlaces(content?.['application/json']?.schema ?? { type: 'null' }, operation.operationId),
        ),
      ),
    ];
    expect(places.sort()).toEqual(Object.keys(ANY_JSON).sort());
  });

  it('knows each class of a request by a name of its own: of two that share one, it would describe the last', () => {
    const controllers = fs
      .readdirSync('libs', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\/http\/[^/]*(dto|controller)\.ts$/.test(file));
    const names = controllers.flatMap((file) =>
      [...fs.readFileSync(`libs/${file}`, 'utf8').matchAll(/^(?:export )?class (\w+)/gm)].map(([, name]) => name!),
    );
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('names no two paths that the same address would match', () => {
    const shapes = Object.keys(document.paths).map((path) => path.replace(/\{\w+\}/g, '{}'));
    expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([]);
  });
});

/** Places where any JSON may stand, or an object of which nothing is known. */
function openPlaces(schema: Schema, at: string): string[] {
  const inside = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => openPlaces(one, `${at}.${name}`)),
    ...(schema.items ? openPlaces(schema.items, `${at}[]`) : []),
    ...(typeof schema.additionalProperties === 'object' ? openPlaces(schema.additionalProperties, `${at}.*`) : []),
    ...[...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...(schema.prefixItems ?? [])].flatMap((one) => openPlaces(one, at)),
  ];
  const says =
    schema.$ref ??
    schema.anyOf ??
    schema.allOf ??
    (schema.type === 'object' ? (schema.properties ?? schema.additionalProperties) : schema.type);
  return says ? inside : [at, ...inside];
}
