import { Injectable } from '@nestjs/common';
import { contentHash } from '#kernel';
import type { Actor } from '../access/actor.js';
import { follow } from '../database/consequences.js';
import type { Em } from '../database/tx.js';

export interface TrailRecord {
  subject: string;
  subjectId: string;
  event: string;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
  /** What changed; must not hold personal data (names, e-mails, identity numbers). */
  detail?: unknown;
}

/** A row as it stands in the database. */
export interface WrittenEntry extends TrailRecord {
  id: number;
  contentHash: string;
}

/** What the hash of a row is made of: every part, as the database gives it back. */
function contentOf({ subject, subjectId, event, from, to, reason, detail }: TrailRecord) {
  return {
    subject,
    subjectId: subjectId.toLowerCase(),
    event,
    from: from ?? null,
    to: to ?? null,
    reason: reason ?? null,
    detail: detail === undefined ? null : (JSON.parse(JSON.stringify(detail)) as unknown),
  };
}

/**
 * Whether a row says what its hash was made of. Older versions left out of the hash what was not given, which the database no longer tells
 * from what was given as nothing: each empty part is tried both ways.
 */
export function matchesContent(entry: WrittenEntry): boolean {
  const content = contentOf(entry);
  const empty = (['from', 'to', 'reason', 'detail'] as const).filter((part) => content[part] === null);
  return Array.from({ length: 2 ** empty.length }, (_, leftOut) =>
    contentHash({ ...content, ...Object.fromEntries(empty.map((part, index) => [part, (leftOut >> index) & 1 ? undefined : null])) }),
  ).includes(entry.contentHash);
}

/** An act by a role that is lent says whose role it is. */
function byDelegation(record: TrailRecord, { actsFor }: Actor): TrailRecord {
  return actsFor ? { ...record, detail: { ...(record.detail ?? {}), byDelegationOf: actsFor } } : record;
}

/** Writes the audit row of a change, in the transaction of the change: with its end, or before something in it reads the trail. */
@Injectable()
export class Trail {
  async record(em: Em, actor: Actor, record: TrailRecord): Promise<void> {
    await this.recordAll(em, actor, [record]);
  }

  /** Those in whose place somebody has acted on a subject by a role that was lent. */
  async actedFor(em: Em, subject: string, subjectId: string): Promise<string[]> {
    const rows = await em.query<{ id: string }[]>(
      `SELECT DISTINCT detail->>'byDelegationOf' AS id FROM audit_entry WHERE subject = $1 AND subject_id = $2 AND detail ? 'byDelegationOf'`,
      [subject, subjectId],
    );
    return rows.map(({ id }) => id);
  }

  /** Of these subjects, in whose place somebody caused the event by a role that was lent; the others are left out. */
  async inPlaceOf(em: Em, subject: string, event: string, subjectIds: readonly string[]): Promise<Map<string, string>> {
    if (subjectIds.length === 0) return new Map();
    const rows = await em.query<{ subjectId: string; id: string }[]>(
      `SELECT subject_id AS "subjectId", detail->>'byDelegationOf' AS id FROM audit_entry
       WHERE subject = $1 AND event = $2 AND subject_id = ANY($3::uuid[]) AND detail ? 'byDelegationOf'`,
      [subject, event, subjectIds],
    );
    return new Map(rows.map(({ subjectId, id }) => [subjectId, id]));
  }

  async recordAll(em: Em, actor: Actor, records: readonly TrailRecord[]): Promise<void> {
    const rows = records
      .map((record) => contentOf(byDelegation(record, actor)))
      .map((content) => ({
        person_id: actor.personId,
        role: actor.role,
        subject: content.subject,
        subject_id: content.subjectId,
        event: content.event,
        from_state: content.from,
        to_state: content.to,
        reason: content.reason,
        detail: content.detail,
        content_hash: contentHash(content),
      }));
    await follow(em, (consequences) => consequences.addAudit(rows));
  }
}
