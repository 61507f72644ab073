import { Injectable } from '@nestjs/common';
import { sha256 } from '#kernel';
import { Tx, type Em } from '../database/tx.js';
import { AUDIT_LOCK } from './trail.js';

const BATCH = 10_000;
export const FIRST_SEAL = sha256('jisr audit chain');

/** What is wrong with the trail, if anything; `entries` and `seals` tell what was checked. */
export interface AuditVerdict {
  entries: number;
  seals: number;
  unsealed: number;
  defects: string[];
}

/** The text of a row that its seal covers: every column, in a fixed order, as the database writes it. */
const ROW_TEXT = `concat_ws(E'\\x1f', id, extract(epoch FROM at)::text, coalesce(person_id::text, ''), role, subject, subject_id, event,
  coalesce(from_state, ''), coalesce(to_state, ''), coalesce(reason, ''), coalesce(detail::text, ''), content_hash)`;

/** Seals the audit rows in batches by a hash chain, and finds any later alteration. */
@Injectable()
export class AuditChain {
  constructor(private readonly tx: Tx) {}

  /** Seals what is settled and not sealed yet; returns how many rows were sealed. */
  async seal(): Promise<number> {
    return this.tx.run(async (em) => {
      await em.query(`SET LOCAL lock_timeout = '5s'`);
      await em.query(`SELECT pg_advisory_xact_lock(${AUDIT_LOCK})`);
      const last = await this.lastSeal(em);
      const batch = await this.hashRange(em, last.to, null);
      if (batch.entries === 0) return 0;
      await em.query(`INSERT INTO audit_seal (from_entry, to_entry, entries, previous_hash, hash) VALUES ($1, $2, $3, $4, $5)`, [
        last.to + 1,
        batch.to,
        batch.entries,
        last.hash,
        chain(last.hash, batch.text),
      ]);
      return batch.entries;
    });
  }

  /** Recomputes the whole chain. */
  async verify(): Promise<AuditVerdict> {
    return this.tx.run(
      async (em) => {
        const seals: { id: string; from_entry: string; to_entry: string; entries: number; previous_hash: string; hash: string }[] =
          await em.query(`SELECT id, from_entry, to_entry, entries, previous_hash, hash FROM audit_seal ORDER BY id`);
        const verdict: AuditVerdict = { entries: 0, seals: seals.length, unsealed: 0, defects: [] };
        let previous = FIRST_SEAL;
        let expectedFrom = 1;
        for (const seal of seals) {
          const from = Number(seal.from_entry);
          const batch = await this.hashRange(em, from - 1, Number(seal.to_entry));
          verdict.entries += batch.entries;
          if (from !== expectedFrom) verdict.defects.push(`seal ${seal.id} begins at entry ${from}, expected ${expectedFrom}`);
          if (seal.previous_hash !== previous) verdict.defects.push(`seal ${seal.id} does not continue the chain`);
          if (batch.entries !== seal.entries)
            verdict.defects.push(`seal ${seal.id} covers ${seal.entries} entries, ${batch.entries} are there`);
          if (chain(seal.previous_hash, batch.text) !== seal.hash) verdict.defects.push(`an entry under seal ${seal.id} was altered`);
          previous = seal.hash;
          expectedFrom = Number(seal.to_entry) + 1;
        }
        const rest: { count: string }[] = await em.query(`SELECT count(*) FROM audit_entry WHERE id >= $1`, [expectedFrom]);
        verdict.unsealed = Number(rest[0]!.count);
        return verdict;
      },
      { readOnly: true },
    );
  }

  private async lastSeal(em: Em): Promise<{ to: number; hash: string }> {
    const rows: { to_entry: string; hash: string }[] = await em.query(`SELECT to_entry, hash FROM audit_seal ORDER BY id DESC LIMIT 1`);
    return rows[0] ? { to: Number(rows[0].to_entry), hash: rows[0].hash } : { to: 0, hash: FIRST_SEAL };
  }

  private async hashRange(em: Em, after: number, upTo: number | null): Promise<{ to: number; entries: number; text: string }> {
    const rows: { to_entry: string | null; entries: number; text: string | null }[] = await em.query(
      `SELECT max(id) AS to_entry, count(*)::int AS entries, encode(sha256(convert_to(string_agg(line, E'\\x1e' ORDER BY id), 'UTF8')), 'hex') AS text
       FROM (SELECT id, ${ROW_TEXT} AS line FROM audit_entry WHERE id > $1 AND ($2::bigint IS NULL OR id <= $2) ORDER BY id LIMIT ${BATCH}) AS batch`,
      [after, upTo],
    );
    return { to: Number(rows[0]!.to_entry ?? after), entries: rows[0]!.entries, text: rows[0]!.text ?? '' };
  }
}

const chain = (previous: string, text: string) => sha256(`${previous}\n${text}`);
