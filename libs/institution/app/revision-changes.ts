import { changeOf, type ProposalChange } from '#platform';
import type { ParameterDefinition } from '../domain/parameter.js';
import { fieldBeside } from '../domain/parameter-words.js';

/** What a revision changes of what counted before it, in words. */
export const revisionChanges = (
  { fields }: ParameterDefinition,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): ProposalChange[] =>
  Object.entries(fields)
    .flatMap(([key, field]) => fieldBeside(field, before[key], after[key]))
    .flatMap(({ label, from, to }) => changeOf(label, from, to));
