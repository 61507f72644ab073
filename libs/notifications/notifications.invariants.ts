import type { Invariant } from '#platform';

/** What must hold of messages and alarms at every instant. */
export const notificationInvariants: Invariant[] = [
  {
    name: 'no inbox holds a link that opens an account',
    sql: `SELECT id FROM message WHERE action_path LIKE '%token=%'`,
  },
  {
    name: 'no alarm is more than ten minutes late',
    sql: `SELECT id, kind, due_at FROM deadline WHERE fired_at IS NULL AND cancelled_at IS NULL AND due_at < clock_timestamp() - interval '10 minutes'`,
  },
];
