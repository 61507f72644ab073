import type { Em } from './em.js';
import type { Statement } from './connection.js';

/** The key of the advisory lock that lets a seal wait for writers still in flight. */
export const AUDIT_LOCK = 7_301_001;

/** A row of the trail. */
export interface AuditRow {
  person_id: string | null;
  role: string;
  subject: string;
  subject_id: string;
  event: string;
  from_state: string | null;
  to_state: string | null;
  reason: string | null;
  detail: unknown;
  content_hash: string;
}

/** A row of the outbox. */
export interface OutboxEntry {
  kind: 'event' | 'job';
  name: string;
  payload: unknown;
  not_before: Date | null;
  /** It may wait while many of its kind come. */
  patient: boolean;
}

/** The answer to keep under the caller's key. */
export interface KeptAnswer {
  personId: string;
  operation: string;
  key: string;
  response: unknown;
}

/**
 * What a transaction writes because of what it did: rows of the trail, rows of the outbox, the answer kept under its key. They are
 * gathered in their order and written by one statement with its end, or before a statement that reads those tables; whoever records
 * something cannot forget to write it.
 */
export class Consequences {
  private audit: AuditRow[] = [];
  private outbox: OutboxEntry[] = [];
  private answer?: KeptAnswer;

  addAudit(rows: readonly AuditRow[]): void {
    this.audit.push(...rows);
  }

  addOutbox(row: OutboxEntry): void {
    this.outbox.push(row);
  }

  keepAnswer(answer: KeptAnswer): void {
    this.answer = answer;
  }

  isReadBy(text: string): boolean {
    return (this.audit.length > 0 && text.includes('audit_entry')) || (this.outbox.length > 0 && text.includes('outbox'));
  }

  /** The statement that writes what is gathered; undefined when nothing is. */
  take(): Statement | undefined {
    const { audit, outbox, answer } = this;
    const parts: string[] = [];
    const values: unknown[] = [];
    if (audit.length > 0) parts.push(insertAudit(values.push(JSON.stringify(audit))));
    if (outbox.length > 0) parts.push(insertOutbox(values.push(JSON.stringify(outbox))));
    if (answer) parts.push(keepAnswer(values.push(answer.personId, answer.operation, answer.key, JSON.stringify(answer.response))));
    if (parts.length === 0) return undefined;
    this.audit = [];
    this.outbox = [];
    this.answer = undefined;
    return { text: `WITH ${parts.join(', ')} SELECT`, values };
  }
}

/** The shared lock comes before the identity value is drawn, so a seal (exclusive) never overtakes a row in flight. */
const insertAudit = (value: number) => `held AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(${AUDIT_LOCK})),
  audited AS (INSERT INTO audit_entry (person_id, role, subject, subject_id, event, from_state, to_state, reason, detail, content_hash)
    SELECT r.person_id, r.role, r.subject, r.subject_id, r.event, r.from_state, r.to_state, r.reason, r.detail, r.content_hash
    FROM held, jsonb_to_recordset($${value}::jsonb) AS r(person_id uuid, role text, subject text, subject_id uuid, event text,
      from_state text, to_state text, reason text, detail jsonb, content_hash text))`;

const insertOutbox = (value: number) => `published AS (INSERT INTO outbox (kind, name, payload, not_before, patient)
    SELECT o.kind, o.name, o.payload, o.not_before, o.patient
    FROM jsonb_to_recordset($${value}::jsonb) AS o(kind text, name text, payload jsonb, not_before timestamptz, patient boolean))`;

/** @param last the number of the last of its four values */
const keepAnswer = (last: number) => `kept AS (UPDATE idempotency_key SET response = $${last}::jsonb
    WHERE person_id = $${last - 3} AND operation = $${last - 2} AND key = $${last - 1})`;

/**
 * Adds to what the transaction of `em` owes. In a transaction that somebody else opened (a migration) it is written at once.
 * @throws outside a transaction
 */
export async function follow(em: Em, add: (consequences: Consequences) => void): Promise<void> {
  const { consequences: owed } = (em.queryRunner?.data ?? {}) as { consequences?: Consequences };
  if (owed) return add(owed);
  if (!em.queryRunner?.isTransactionActive) throw new Error('Nothing follows outside a transaction');
  const now = new Consequences();
  add(now);
  const statement = now.take();
  if (statement) await em.query(statement.text, statement.values);
}
