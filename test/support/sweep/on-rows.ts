import type { Row, Who } from './table.js';
import type { Things } from './things.js';

type Chosen = (things: Things) => { ids: (string | undefined)[] };

/** An act on many rows and its preview; `more` is what the act alone needs. */
const onRows = (at: string, owner: Who, rows: Chosen, more: object = {}, onBeta?: true): Record<string, Row> => ({
  [`POST ${at}/preview`]: { kind: 'writing', owner, of: [], body: rows, onBeta },
  [`POST ${at}`]: { kind: 'writing', owner, of: [], body: (things) => ({ ...rows(things), ...more }), onBeta },
});

export const ON_ROWS: Readonly<Record<string, Row>> = {
  ...onRows('/api/instruction/assignments', 'officer', ({ study, instructor }) => ({ ids: [study], instructorId: instructor })),
  ...onRows('/api/committees/letters/approvals', 'officer', ({ letter }) => ({ ids: [letter] })),
  ...onRows('/api/conventions/sendings', 'officer', ({ convention }) => ({ ids: [convention] })),
  ...onRows('/api/disbursements/preparations', 'officer', ({ tranche }) => ({ ids: [tranche] })),
  ...onRows('/api/disbursements/verifications', 'accountant', ({ order }) => ({ ids: [order] })),
  ...onRows('/api/disbursements/batches', 'accountant', ({ order }) => ({ ids: [order] }), { executionDate: '2027-01-04' }),
  ...onRows('/api/failed-jobs/retries', 'administrator', ({ failedJob }) => ({ ids: [failedJob] }), {}, true),
};
