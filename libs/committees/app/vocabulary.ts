import type { Label } from '#kernel';
import { CONFLICT_LABELS, PRESENCE_LABELS } from '../domain/colleges.js';
import { OUTCOMES } from '../domain/outcomes.js';
import type { Coded, Vocabulary } from './committee.views.js';

const coded = <Code extends string>(labels: Record<Code, Label>): Coded<Code>[] =>
  (Object.entries(labels) as [Code, Label][]).map(([code, label]) => ({ code, label }));

/** The words of committees, the same for everybody. */
export const VOCABULARY: Vocabulary = {
  presences: coded(PRESENCE_LABELS),
  conflictKinds: coded(CONFLICT_LABELS),
  outcomes: coded(OUTCOMES),
};
