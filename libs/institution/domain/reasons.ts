import { defineWords, offered, type ListDefinition, type ParameterWord } from './parameter.js';

/** Whether a reason is one of an act: of those that it is marked with, of each where it bears no mark. */
export const serves =
  (act: string) =>
  ({ marks = [] }: Pick<ParameterWord, 'marks'>): boolean =>
    marks.length === 0 || marks.includes(act);

/** A list of coded reasons; its marks are the acts. Each keeps one reason at least: without any it could not be done. */
export const defineReasons = (list: Omit<Parameters<typeof defineWords>[0], 'check'>): ListDefinition =>
  defineWords({
    ...list,
    check: ({ words }) =>
      Object.keys(list.marks ?? {}).every((act) => offered(words).some(serves(act)))
        ? []
        : [{ path: 'value.words', code: 'too_few', params: { min: 1 } }],
  });
