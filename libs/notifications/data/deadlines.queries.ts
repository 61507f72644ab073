import { newId, type Em } from '#platform';

/** Sets the alarm of what falls due at an instant, or moves it: a moved one has not rung and is not cancelled. Returns its id. */
export async function setAlarm(em: Em, kind: string, subjectId: string, ringsAt: Date, fallsAt: Date): Promise<string> {
  const [row] = await em.query<[{ id: string }]>(
    `INSERT INTO deadline (id, kind, subject_id, due_at, falls_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT ON CONSTRAINT deadline_subject_uq DO UPDATE SET due_at = $4, falls_at = $5, fired_at = NULL, cancelled_at = NULL RETURNING id`,
    [newId(), kind, subjectId, ringsAt, fallsAt],
  );
  return row.id;
}

/** Sets the first alarm of a subject that was made in this transaction. */
export const setFirstAlarm = (em: Em, id: string, kind: string, subjectId: string, ringsAt: Date, fallsAt: Date): Promise<unknown> =>
  em.query(`INSERT INTO deadline (id, kind, subject_id, due_at, falls_at) VALUES ($1, $2, $3, $4, $5)`, [
    id,
    kind,
    subjectId,
    ringsAt,
    fallsAt,
  ]);

export async function cancelAlarm(em: Em, kind: string, subjectId: string): Promise<void> {
  await em.query(`UPDATE deadline SET cancelled_at = clock_timestamp() WHERE kind = $1 AND subject_id = $2 AND fired_at IS NULL`, [
    kind,
    subjectId,
  ]);
}

const WAITS = `fired_at IS NULL AND cancelled_at IS NULL AND due_at <= clock_timestamp()`;

export interface RungAlarm {
  kind: string;
  subjectId: string;
  /** The instant at which it was to ring. */
  rangAt: Date;
  fallsAt: Date | null;
}

/** Takes an alarm as rung if its instant has come and it has not rung; of many who try at once one gets it. */
export async function takeDueAlarm(em: Em, id: string): Promise<RungAlarm | null> {
  const [rows] = await em.query<[RungAlarm[], number]>(
    `UPDATE deadline SET fired_at = clock_timestamp() WHERE id = $1 AND ${WAITS}
     RETURNING kind, subject_id AS "subjectId", due_at AS "rangAt", falls_at AS "fallsAt"`,
    [id],
  );
  return rows[0] ?? null;
}

/** Alarms whose instant has come and that have not rung, the longest waiting first. */
export async function dueAlarms(em: Em, most: number): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(`SELECT id FROM deadline WHERE ${WAITS} ORDER BY due_at LIMIT $1`, [most]);
  return rows.map(({ id }) => id);
}

/** For which instant each of these subjects has had its alarm set, rung or not; one without any, or from before there were steps, is left out. */
export async function alarmedFor(em: Em, kind: string, subjectIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await em.query<{ subjectId: string; fallsAt: Date }[]>(
    `SELECT subject_id AS "subjectId", falls_at AS "fallsAt" FROM deadline
     WHERE kind = $1 AND subject_id = ANY($2::uuid[]) AND falls_at IS NOT NULL`,
    [kind, subjectIds],
  );
  return new Map(rows.map(({ subjectId, fallsAt }) => [subjectId, fallsAt]));
}
