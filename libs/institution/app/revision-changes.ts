import { changeOf, type ProposalChange } from '#platform';
import type { ParameterDefinition } from '../domain/parameter.js';
import { fieldInWords } from '../domain/parameter-words.js';

/** What a revision changes of what counted before it, field by field, in words. */
export const revisionChanges = (
  { fields }: ParameterDefinition,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): ProposalChange[] => {
  const said = (value: Record<string, unknown>, key: string) => (value[key] === undefined ? null : fieldInWords(fields[key]!, value[key]));
  return Object.entries(fields).flatMap(([key, { label }]) => changeOf(label, said(before, key), said(after, key)));
};
