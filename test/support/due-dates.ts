import { Deadlines, type DeadlineDefinition } from '#notifications';
import { deadlineBindings } from '../contract/due-dates.js';
import type { User } from './people.js';
import type { OwnWorld } from './world.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** One kind as a story walks it. */
export interface KindInStory {
  kind: string;
  /** Of a kind with several sides, which. */
  side?: string;
  /** The real act that sets a due date; a new one each time. */
  set(): Promise<Subject>;
  /** Whom the reminder is for, and nobody else. */
  who(subject: Subject): User[];
  /** Whom it is not told, nor shown in their calendar, though they hold the same role elsewhere or a lesser one here. */
  strangers(subject: Subject): User[];
  /** Who is told once it was missed … */
  answers?(subject: Subject): User[];
  /** … or the message of the room that says what became of it, and to whom; `passes` is what ends it at its date. */
  told?: { message: string; to(subject: Subject): User[]; passes?(): Promise<unknown> };
  /** The real act by which it is done. */
  done(subject: Subject): Promise<unknown>;
  /** Its reminder, where it is not the common one. */
  message?: string;
  /** What must move with the date, as SQL: `$2` is the new one. */
  also?: string;
  /** The due date is kept with another row. */
  row?(subject: Subject): string;
}

export interface Subject {
  id: string;
  [more: string]: unknown;
}

/** Moves the clock of due dates by moving the dates, as nobody can wait a month. */
export class DueDatesInStory {
  constructor(private readonly world: OwnWorld) {}

  definition(kind: string): DeadlineDefinition {
    return deadlineBindings(this.world.contexts).find(({ definition }) => definition.kind === kind)!.definition;
  }

  /** What the act has set: for which instant, and when it rings. */
  async alarm(kind: string, subjectId: string): Promise<{ fallsAt: Date; dueAt: Date; waiting: boolean } | undefined> {
    const [row] = await this.world.sql<{ fallsAt: Date; dueAt: Date; waiting: boolean }>(
      `SELECT falls_at AS "fallsAt", due_at AS "dueAt", fired_at IS NULL AND cancelled_at IS NULL AS waiting FROM deadline
       WHERE kind = $1 AND subject_id = $2`,
      [kind, subjectId],
    );
    return row;
  }

  /** The date is now so far from its first reminder, or so far behind, that this step has just come; two workers ring at once. */
  async comeTo(story: KindInStory, subject: Subject, offset: number): Promise<void> {
    const { sets } = this.definition(story.kind);
    const [table, column] = sets[0]!.split('.') as [string, string];
    const [{ type }] = (await this.world.sql<{ type: string }>(
      `SELECT data_type AS type FROM information_schema.columns WHERE table_name = $1 AND column_name = $2`,
      [table, column],
    )) as [{ type: string }];
    // The end of a day: the step was yesterday at that hour.
    const due = new Date(Date.now() - offset - (type === 'date' ? DAY_MS : MINUTE_MS));
    const value = type === 'date' ? due.toISOString().slice(0, 10) : due;
    // Closed things do not change: only the clock does.
    await this.world.sql(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const moved = `${column} = $2${story.also ? `, ${story.also}` : ''}`;
    await this.world.sql(`UPDATE ${table} SET ${moved} WHERE id = $1`, [story.row?.(subject) ?? subject.id, value]);
    await this.world.sql(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await this.ring(story.kind, subject.id, due);
  }

  /** The alarm of the step, wherever it stood. */
  async ring(kind: string, subjectId: string, due: Date): Promise<void> {
    await this.world.sql(
      `UPDATE deadline SET due_at = clock_timestamp() - interval '25 hours', falls_at = $3, fired_at = NULL WHERE kind = $1 AND subject_id = $2`,
      [kind, subjectId, due],
    );
    await this.sweepTwice();
  }

  async sweepTwice(): Promise<void> {
    await Promise.all([this.world.api.get(Deadlines).sweep(), this.world.worker.get(Deadlines).sweep()]);
    await this.world.api.get(Deadlines).sweep();
  }

  /** Who was told by a message since an instant, each time they were. */
  async told(message: string, since: Date): Promise<string[]> {
    const rows = await this.world.sql<{ email: string }>(
      `SELECT p.email FROM message m JOIN person p ON p.id = m.person_id WHERE m.kind = $1 AND m.created_at > $2 ORDER BY p.email`,
      [message, since],
    );
    return rows.map(({ email }) => email);
  }
}

export const addresses = (users: readonly User[]): string[] => users.map(({ email }) => email).sort();

/** The lines of somebody's calendar, as their calendar program reads them. */
export async function calendarOf(user: User): Promise<string> {
  const made = await user.post<{ address: string }>('/api/me/calendar');
  const path = new URL(made.body.address).pathname;
  const read = await user.get(path);
  if (read.status !== 200) throw new Error(`no calendar: ${JSON.stringify(read.body)}`);
  return read.raw.toString('utf8').replaceAll('\r\n ', '');
}
