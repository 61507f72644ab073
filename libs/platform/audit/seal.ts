import { Injectable } from '@nestjs/common';
import { sha256 } from '#kernel';
import { Tx, type Em } from '../database/tx.js';
import { Vault } from '../secrets/vault.js';
import { isOurHead, type SignedHead } from './head.js';
import { AUDIT_LOCK } from '../database/consequences.js';
import { matchesContent, type WrittenEntry } from './trail.js';

const BATCH = 10_000;
const SEAL_KEY = 'audit seal';
export const FIRST_SEAL = sha256('jisr audit chain');

/** How a seal was made: older ones have no key, so that whoever owns the database could make them again; newer ones cover them. */
const UNKEYED = 1;
const KEYED = 2;

/** What is wrong with the trail, if anything; `entries` and `seals` tell what was checked. */
export interface AuditVerdict {
  entries: number;
  seals: number;
  unsealed: number;
  defects: string[];
  /** What is no defect and should be known. */
  notes: string[];
  /** The newest published head that was compared, if any. */
  head: SignedHead | null;
  /** Entries that no published head covers yet: whoever owns database and machine could still remove them unseen. */
  unprotected: number;
}

/** The text of a row that its seal covers: every column, in a fixed order, as the database writes it. */
const ROW_TEXT: Record<number, string> = {
  [UNKEYED]: `concat_ws(E'\\x1f', id, extract(epoch FROM at)::text, coalesce(person_id::text, ''), role, subject, subject_id, event,
    coalesce(from_state, ''), coalesce(to_state, ''), coalesce(reason, ''), coalesce(detail::text, ''), content_hash)`,
  [KEYED]: `jsonb_build_array(id, extract(epoch FROM at), person_id, role, subject, subject_id, event, from_state, to_state, reason, detail,
    content_hash)::text`,
};

interface Seal {
  id: number;
  from: number;
  to: number;
  entries: number;
  previous: string;
  hash: string;
  version: number;
}
interface Batch {
  to: number;
  entries: number;
  text: string;
}

/** Seals the audit rows in batches by a keyed hash chain, and finds any later alteration. */
@Injectable()
export class AuditChain {
  constructor(
    private readonly tx: Tx,
    private readonly vault: Vault,
  ) {}

  /** Seals what is settled and not sealed yet; returns how many rows were sealed. */
  async seal(): Promise<number> {
    return this.tx.run(async (em) => {
      await em.query(`SET LOCAL lock_timeout = '5s'`);
      await em.query(`SELECT pg_advisory_xact_lock(${AUDIT_LOCK})`);
      const last = await this.lastSeal(em);
      const [from, previous] = last ? [last.to + 1, last.hash] : [1, FIRST_SEAL];
      const batch = await this.hashRange(em, KEYED, from - 1, null);
      if (batch.entries === 0) return 0;
      const hash = this.hashOf({ from, to: batch.to, entries: batch.entries, previous, version: KEYED }, batch.text);
      await em.query(
        `INSERT INTO audit_seal (from_entry, to_entry, entries, previous_hash, hash, version) VALUES ($1, $2, $3, $4, $5, $6)`,
        [from, batch.to, batch.entries, previous, hash, KEYED],
      );
      return batch.entries;
    });
  }

  /** The last seal and the number of entries under all of them, or null while nothing is sealed. */
  async end(em: Em): Promise<{ seal: number; entry: number; entries: number; hash: string } | null> {
    const last = await this.lastSeal(em);
    if (!last) return null;
    const [sum] = await em.query<{ entries: number }[]>(`SELECT sum(entries) AS entries FROM audit_seal`);
    return { seal: last.id, entry: last.to, entries: sum!.entries, hash: last.hash };
  }

  /** Recomputes the whole chain, compares every row with its own hash, and the chain with what was published of it. */
  async verify(heads: readonly SignedHead[] = []): Promise<AuditVerdict> {
    return this.tx.run(
      async (em) => {
        const seals = await this.seals(em);
        const verdict: AuditVerdict = { entries: 0, seals: seals.length, unsealed: 0, defects: [], notes: [], head: null, unprotected: 0 };
        await this.compareSeals(em, seals, verdict);
        await this.compareContents(em, seals, verdict);
        this.compareHeads(seals, heads, verdict);
        const [rest] = await em.query<{ unsealed: number; unprotected: number }[]>(
          `SELECT count(*) FILTER (WHERE id > $1)::int AS unsealed, count(*) FILTER (WHERE id > $2)::int AS unprotected FROM audit_entry`,
          [seals.at(-1)?.to ?? 0, verdict.head?.entry ?? 0],
        );
        Object.assign(verdict, rest);
        return verdict;
      },
      { readOnly: true },
    );
  }

  private async compareSeals(em: Em, seals: readonly Seal[], verdict: AuditVerdict): Promise<void> {
    let before: Pick<Seal, 'to' | 'hash' | 'version'> = { to: 0, hash: FIRST_SEAL, version: UNKEYED };
    for (const seal of seals) {
      const batch = await this.hashRange(em, seal.version, seal.from - 1, seal.to);
      verdict.entries += batch.entries;
      if (seal.from !== before.to + 1) verdict.defects.push(`seal ${seal.id} begins at entry ${seal.from}, expected ${before.to + 1}`);
      if (seal.previous !== before.hash) verdict.defects.push(`seal ${seal.id} does not continue the chain`);
      if (seal.version < before.version) verdict.defects.push(`seal ${seal.id} has no key although the one before it has`);
      if (batch.entries !== seal.entries)
        verdict.defects.push(`seal ${seal.id} covers ${seal.entries} entries, ${batch.entries} are there`);
      if (this.hashOf(seal, batch.text) !== seal.hash) verdict.defects.push(`an entry under seal ${seal.id} was altered`);
      before = seal;
    }
    const unkeyed = seals.filter(({ version }) => version === UNKEYED).length;
    if (unkeyed > 0 && unkeyed === seals.length)
      verdict.notes.push('no seal has a key yet: whoever owns the database could make them again');
  }

  /**
   * What a row says of the change must be what its hash was made of. Rows of older versions whose hash cannot be made again from what the
   * database keeps (a value that JSON writes otherwise) are told, not accused: their seal covers them.
   */
  private async compareContents(em: Em, seals: readonly Seal[], verdict: AuditVerdict): Promise<void> {
    const oldUpTo = seals.find(({ version }) => version === KEYED)?.to ?? seals.at(-1)?.to ?? 0;
    let unlike = 0;
    for (let after = 0; ;) {
      const rows = await em.query<WrittenEntry[]>(
        `SELECT id, subject, subject_id AS "subjectId", event, from_state AS "from", to_state AS "to", reason, detail,
           content_hash AS "contentHash" FROM audit_entry WHERE id > $1 ORDER BY id LIMIT ${BATCH}`,
        [after],
      );
      for (const row of rows.filter((entry) => !matchesContent(entry))) {
        if (row.id <= oldUpTo) unlike++;
        else verdict.defects.push(`entry ${row.id} does not say what its hash was made of`);
      }
      if (rows.length < BATCH) break;
      after = rows.at(-1)!.id;
    }
    if (unlike > 0)
      verdict.notes.push(`${unlike} entries of an older version have a hash that cannot be made again; their seals cover them`);
  }

  private compareHeads(seals: readonly Seal[], heads: readonly SignedHead[], verdict: AuditVerdict): void {
    const covered = new Map<number, { seal: Seal; entries: number }>();
    let entries = 0;
    for (const seal of seals) covered.set(seal.id, { seal, entries: (entries += seal.entries) });
    for (const head of heads) {
      if (!isOurHead(this.vault, head)) {
        verdict.defects.push(`the head of ${head.at} was not published with this installation's SECRET`);
        continue;
      }
      if (!verdict.head || head.seal > verdict.head.seal) verdict.head = head;
      const here = covered.get(head.seal);
      if (!here) verdict.defects.push(`seal ${head.seal}, published on ${head.at} over ${head.entries} entries, is gone`);
      else if (here.seal.hash !== head.hash)
        verdict.defects.push(`seal ${head.seal} is not the one published on ${head.at}: the trail was sealed again`);
      else if (here.entries !== head.entries || here.seal.to !== head.entry)
        verdict.defects.push(
          `${here.entries} entries up to ${here.seal.to} where ${head.entries} up to ${head.entry} were published on ${head.at}`,
        );
    }
  }

  private hashOf(seal: Pick<Seal, 'from' | 'to' | 'entries' | 'previous' | 'version'>, text: string): string {
    if (seal.version === UNKEYED) return sha256(`${seal.previous}\n${text}`);
    return this.vault.sign(SEAL_KEY, [seal.previous, seal.from, seal.to, seal.entries, text].join('\n'));
  }

  private seals(em: Em, newestFirst = false): Promise<Seal[]> {
    return em.query(
      `SELECT id, from_entry AS "from", to_entry AS "to", entries, previous_hash AS previous, hash, version
       FROM audit_seal ORDER BY id ${newestFirst ? 'DESC LIMIT 1' : ''}`,
    );
  }

  private async lastSeal(em: Em): Promise<Seal | undefined> {
    return (await this.seals(em, true))[0];
  }

  private async hashRange(em: Em, version: number, after: number, upTo: number | null): Promise<Batch> {
    const rows: { to_entry: number | null; entries: number; text: string | null }[] = await em.query(
      `SELECT max(id) AS to_entry, count(*)::int AS entries, encode(sha256(convert_to(string_agg(line, E'\\x1e' ORDER BY id), 'UTF8')), 'hex') AS text
       FROM (SELECT id, ${ROW_TEXT[version]!} AS line FROM audit_entry WHERE id > $1 AND ($2::bigint IS NULL OR id <= $2) ORDER BY id LIMIT ${BATCH}) AS batch`,
      [after, upTo],
    );
    return { to: rows[0]!.to_entry ?? after, entries: rows[0]!.entries, text: rows[0]!.text ?? '' };
  }
}
