import 'reflect-metadata';
import fs from 'node:fs';
import type { FieldError } from '#kernel';
import {
  BoolField,
  CentimesField,
  ChoiceField,
  DayField,
  EmailField,
  IdField,
  IdList,
  IntField,
  NestedField,
  NestedList,
  SecretField,
  TextField,
  TextList,
  TypedField,
  WallTimeField,
} from './fields.js';
import { FIELD_MESSAGES, validationPipe } from './validation.js';

class Inner {
  @TextField({ max: 3 }) name: string;
}

class Asked {
  @TextField({ max: 5, optional: true }) text?: string;
  @TextField({ max: 9, pattern: /^\d+$/, code: 'ice', optional: true }) coded?: string;
  @TextField({ max: 9, pattern: /^\d+$/, optional: true }) pattern?: string;
  @TypedField((typed) => typed.replace(/\s/g, ''), { max: 5, holds: (kept) => /^\d+$/.test(kept), code: 'ice', optional: true })
  typed?: string;
  @SecretField({ min: 4, max: 9, optional: true }) secret?: string;
  @IntField({ min: 1, max: 9, optional: true }) whole?: number;
  @CentimesField({ optional: true }) centimes?: number;
  @BoolField({ optional: true }) yes?: boolean;
  @IdField({ optional: true }) id?: string;
  @EmailField({ optional: true }) email?: string;
  @ChoiceField(['a', 'b'], { optional: true }) choice?: string;
  @DayField({ optional: true }) day?: string;
  @WallTimeField({ optional: true }) time?: string;
  @NestedField(() => Inner, { optional: true }) nested?: Inner;
  @NestedList(() => Inner, { max: 2, optional: true }) list?: Inner[];
  @TextList({ max: 2, values: ['a'], optional: true }) texts?: string[];
  @IdList({ max: 2, optional: true }) ids?: string[];
}

async function refusalsOf(body: object, type: 'body' | 'query'): Promise<[string, string][]> {
  try {
    await validationPipe().transform(body, { type, metatype: Asked });
    return [];
  } catch (error) {
    return (error as { fields: FieldError[] }).fields.map(({ path, code }) => [path, code]);
  }
}

describe('a field that is not as it must be is refused in the words of its kind', () => {
  const refused: [keyof Asked, unknown, string][] = [
    ['text', 'abcdef', 'too_long'],
    ['text', 4, 'text'],
    ['coded', 'abc', 'ice'],
    ['pattern', 'abc', 'format'],
    ['typed', 'a b', 'ice'],
    ['typed', '123456', 'too_long'],
    ['typed', 4, 'text'],
    ['secret', 'abc', 'too_short'],
    ['whole', 'x', 'number'],
    ['whole', 12, 'too_large'],
    ['centimes', -1, 'too_small'],
    ['yes', 'x', 'boolean'],
    ['id', 'sessions', 'id'],
    ['email', 'x', 'email'],
    ['choice', 'c', 'choice'],
    ['day', '2026-13-40', 'date'],
    ['day', 'hier', 'date'],
    ['day', ['2026-01-01', '2026-01-02'], 'date'],
    ['day', '', 'required'],
    ['time', '2026-01-01', 'wall_time'],
    ['nested', 'x', 'format'],
    ['list', 'x', 'list'],
    ['texts', ['b'], 'choice'],
    ['ids', ['sessions'], 'id'],
  ];

  it.each(refused)('%s %j: %s', async (name, value, code) => {
    for (const type of ['body', 'query'] as const) expect(await refusalsOf({ [name]: value }, type)).toEqual([[name, code]]);
    expect(FIELD_MESSAGES[code]).toBeDefined();
  });

  it('every kind of field is asked here', () => {
    const here = fs.readFileSync(new URL(import.meta.url), 'utf8');
    const kinds = [...fs.readFileSync(new URL('fields.ts', import.meta.url), 'utf8').matchAll(/^export const (\w+(?:Field|List)) =/gm)];
    expect(kinds.flatMap(([, kind]) => (here.includes(`@${kind}(`) ? [] : [kind]))).toEqual([]);
    expect(kinds.length).toBeGreaterThan(12);
  });
});
