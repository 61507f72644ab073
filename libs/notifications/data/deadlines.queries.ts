import { newId, type Em } from '#platform';

/** Sets the alarm, or moves it: a moved one has not rung and is not cancelled. Returns its id. */
export async function setAlarm(em: Em, kind: string, subjectId: string, dueAt: Date): Promise<string> {
  const [row] = await em.query<[{ id: string }]>(
    `INSERT INTO deadline (id, kind, subject_id, due_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT ON CONSTRAINT deadline_subject_uq DO UPDATE SET due_at = $4, fired_at = NULL, cancelled_at = NULL RETURNING id`,
    [newId(), kind, subjectId, dueAt],
  );
  return row.id;
}

export async function cancelAlarm(em: Em, kind: string, subjectId: string): Promise<void> {
  await em.query(`UPDATE deadline SET cancelled_at = clock_timestamp() WHERE kind = $1 AND subject_id = $2 AND fired_at IS NULL`, [
    kind,
    subjectId,
  ]);
}

const WAITS = `fired_at IS NULL AND cancelled_at IS NULL AND due_at <= clock_timestamp()`;

/** Takes an alarm as rung if it is due and has not rung; of many who try at once one gets it. */
export async function takeDueAlarm(em: Em, id: string): Promise<{ kind: string; subjectId: string } | null> {
  const [rows] = await em.query<[{ kind: string; subjectId: string }[], number]>(
    `UPDATE deadline SET fired_at = clock_timestamp() WHERE id = $1 AND ${WAITS} RETURNING kind, subject_id AS "subjectId"`,
    [id],
  );
  return rows[0] ?? null;
}

/** Alarms that are due and have not rung, the longest waiting first. */
export async function dueAlarms(em: Em, most: number): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(`SELECT id FROM deadline WHERE ${WAITS} ORDER BY due_at LIMIT $1`, [most]);
  return rows.map(({ id }) => id);
}
