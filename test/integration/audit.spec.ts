import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { contentHash, sha256 } from '#kernel';
import { AuditChain, AuditHeads, FIRST_SEAL, headsIn, newId, PublishAuditHead, SYSTEM, Trail, type TrailRecord } from '#platform';
import { verifyAudit } from '../../apps/cli/verify-audit.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const folder = mkdtempSync(path.join(tmpdir(), 'jisr-heads-'));
const headFile = path.join(folder, 'kept', 'heads.jsonl');
afterAll(() => rmSync(folder, { recursive: true }));

const happening = (n: number): TrailRecord => ({
  subject: 'test',
  subjectId: newId(),
  event: 'happen',
  from: 'a',
  to: 'b',
  detail: { n, text: 'é جسر' },
});
const write = (world: OwnWorld, count: number) =>
  world.tx.run((em) =>
    world.api.get(Trail).recordAll(
      em,
      SYSTEM,
      Array.from({ length: count }, (_, n) => happening(n)),
    ),
  );
const publish = (world: OwnWorld) => world.api.get(PublishAuditHead).handle();
const newWorld = (settings: Record<string, string> = { AUDIT_HEAD_FILE: headFile }) =>
  createWorld({ withoutWorker: true, withoutInstitution: true, settings });

/** What the operator sees who runs the command, and its exit code. */
async function verified(world: OwnWorld, ...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const output = jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((said += String(text))));
  try {
    return { code: await verifyAudit(world.api, args), said };
  } finally {
    output.mockRestore();
  }
}

/** As somebody who owns the database: triggers stand in nobody's way. */
async function asOwner(world: OwnWorld, statements: string): Promise<void> {
  for (const table of ['audit_entry', 'audit_seal', 'audit_head']) await world.sql(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await world.sql(statements);
  for (const table of ['audit_entry', 'audit_seal', 'audit_head']) await world.sql(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

/** Seals as an older version made them, which anybody can compute who reads the source. */
async function resealWithoutKey(world: OwnWorld, batches = 1): Promise<void> {
  await asOwner(world, `DELETE FROM audit_seal`);
  const [{ last }] = (await world.sql<{ last: number }>(`SELECT max(id)::int AS last FROM audit_entry`)) as [{ last: number }];
  let previous = FIRST_SEAL;
  for (let batch = 0, from = 1; batch < batches; batch++) {
    const to = batch === batches - 1 ? last : Math.ceil((last * (batch + 1)) / batches);
    const [row] = await world.sql<{ count: number; text: string }>(
      `SELECT count(*)::int AS count, encode(sha256(convert_to(string_agg(concat_ws(E'\\x1f', id, extract(epoch FROM at)::text, coalesce(person_id::text, ''),
         role, subject, subject_id, event, coalesce(from_state, ''), coalesce(to_state, ''), coalesce(reason, ''), coalesce(detail::text, ''),
         content_hash), E'\\x1e' ORDER BY id), 'UTF8')), 'hex') AS text FROM audit_entry WHERE id BETWEEN $1 AND $2`,
      [from, to],
    );
    const hash = sha256(`${previous}\n${row!.text}`);
    await world.sql(
      `INSERT INTO audit_seal (id, from_entry, to_entry, entries, previous_hash, hash, version) OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, 1)`,
      [batch + 1, from, to, row!.count, previous, hash],
    );
    [previous, from] = [hash, to + 1];
  }
}

describe('the audit trail', () => {
  let world: OwnWorld;
  beforeAll(async () => {
    world = await newWorld();
  });
  afterAll(() => world?.close());

  it('seals in a chain and verifies, also with writers racing the sealer', async () => {
    const chain = world.api.get(AuditChain);
    await Promise.all([...Array.from({ length: 20 }, () => write(world, 5)), chain.seal(), chain.seal()]);
    while ((await chain.seal()) > 0);
    expect(await chain.verify()).toMatchObject({ entries: 100, unsealed: 0, defects: [], notes: [] });
  });

  it.each([
    `UPDATE audit_entry SET role = 'x'`,
    `DELETE FROM audit_entry`,
    `DELETE FROM audit_seal`,
    `DELETE FROM audit_head`,
    `DELETE FROM audit_check`,
    `TRUNCATE audit_entry`,
    `TRUNCATE audit_seal`,
    `ALTER TABLE audit_entry DISABLE TRIGGER ALL`,
    `ALTER TABLE audit_seal DISABLE TRIGGER USER`,
    `DROP TABLE audit_entry`,
    `DROP TRIGGER audit_entry_append_only ON audit_entry`,
    `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    `SELECT setval('audit_entry_id_seq', 1)`,
    `SET session_replication_role = replica`,
    `DELETE FROM ledger_entry`,
    `DELETE FROM convention_signature`,
    `DELETE FROM migrations`,
    `CREATE TABLE mine (id int)`,
  ])('the product’s own role cannot: %s', async (statement) => {
    const client = new pg.Client({ connectionString: world.config.DATABASE_URL });
    await client.connect();
    const refused = await client.query(statement).catch((error: Error) => error.message);
    await client.end();
    expect(refused).toMatch(/permission denied|must be owner/);
  });

  it('the owner, by mistake, is refused by the tables themselves', async () => {
    await expect(world.sql(`UPDATE audit_entry SET role = 'x'`)).rejects.toThrow(/append-only/);
    await expect(world.sql(`TRUNCATE audit_seal`)).rejects.toThrow(/append-only/);
    await expect(world.sql(`DELETE FROM audit_head`)).rejects.toThrow(/append-only/);
  });
});

describe('what was published of the trail', () => {
  it('goes to the file and to everyone who is named, and says what it covers', async () => {
    const world = await newWorld({
      AUDIT_HEAD_FILE: path.join(folder, 'told.jsonl'),
      AUDIT_HEAD_TO: 'cour@comptes.example,archives@etat.example',
    });
    try {
      expect(await publish(world)).toBe('skipped');
      await write(world, 3);
      expect(await publish(world)).toBe('done');
      const [head] = headsIn(readFileSync(path.join(folder, 'told.jsonl'), 'utf8'));
      expect(head).toMatchObject({ entries: 3, entry: 3 });
      for (const reader of ['cour@comptes.example', 'archives@etat.example']) {
        const mail = await eventually(() => world.mailbox.newestTo(reader), `the head for ${reader}`);
        expect(headsIn(mail.text ?? '')).toEqual([head]);
        expect((await verified(world, '--head', mail.text ?? '')).code).toBe(0);
      }
      expect(await world.sql(`SELECT entries::int, to_file, to_mail FROM audit_head`)).toEqual([{ entries: 3, to_file: true, to_mail: 2 }]);
      await write(world, 2);
      const { code, said } = await verified(world);
      expect(said).toMatch(/1 published head\(s\) compared; 2 entries since \S+ are not protected by any/);
      expect(code).toBe(0);
    } finally {
      await world.close();
    }
  });

  it('nothing published: everything is said to be unprotected', async () => {
    const world = await newWorld({});
    try {
      await write(world, 4);
      const { code, said } = await verified(world);
      expect(said).toMatch(/No published head is known: none of the 4 entries is protected/);
      expect(code).toBe(0);
      expect((await verified(world, '--head', 'no head')).code).toBe(1);
    } finally {
      await world.close();
    }
  });

  const TAMPERINGS: Record<string, [(world: OwnWorld) => Promise<void>, RegExp]> = {
    'a row is changed': [
      (world) => asOwner(world, `UPDATE audit_entry SET reason = 'forged' WHERE id = 7`),
      /an entry under seal 1 was altered/,
    ],
    'a row is changed with its own hash': [
      (world) => asOwner(world, `UPDATE audit_entry SET event = 'forged', content_hash = '${contentHash({ forged: true })}' WHERE id = 7`),
      /entry 7 does not say what its hash was made of|an entry under seal 1 was altered/,
    ],
    'a row in the middle is deleted': [
      (world) => asOwner(world, `DELETE FROM audit_entry WHERE id = 5`),
      /seal 1 covers 10 entries, 9 are there/,
    ],
    'the last seal and its rows are cut off': [
      (world) => asOwner(world, `DELETE FROM audit_entry WHERE id > 10; DELETE FROM audit_seal WHERE from_entry > 10`),
      /seal 2, published on \S+ over 20 entries, is gone/,
    ],
    'everything is deleted': [
      (world) => asOwner(world, `DELETE FROM audit_entry; DELETE FROM audit_seal; DELETE FROM audit_head`),
      /seal 1, published on \S+ over 10 entries, is gone/,
    ],
    'everything is deleted and counting begins again': [
      (world) => asOwner(world, `TRUNCATE audit_entry, audit_seal, audit_head RESTART IDENTITY`).then(() => write(world, 20)),
      /seal 1 is not the one published on \S+: the trail was sealed again|up to \d+ where/,
    ],
    'a row is rewritten and all is sealed again without the key': [
      async (world) => {
        await asOwner(world, `UPDATE audit_entry SET reason = 'forged' WHERE id = 7`);
        await resealWithoutKey(world, 2);
      },
      /seal 1 is not the one published on \S+: the trail was sealed again/,
    ],
    'the file of heads is emptied': [async () => writeFileSync(headFile, ''), /AUDIT_HEAD_FILE, which holds none any more/],
    'a head is invented': [
      async () => {
        const [head] = headsIn(readFileSync(headFile, 'utf8'));
        appendFileSync(headFile, `${JSON.stringify({ kind: 'jisr-audit-head', ...head, hash: 'forged' })}\n`);
      },
      /was not published with this installation's SECRET/,
    ],
  };
  it.each(Object.entries(TAMPERINGS))('is compared, and found: %s', async (_, [tamper, finding]) => {
    if (existsSync(headFile)) rmSync(headFile);
    const world = await newWorld();
    try {
      for (let times = 0; times < 2; times++) {
        await write(world, 10);
        await publish(world);
      }
      expect((await verified(world)).code).toBe(0);
      await tamper(world);
      const { code, said } = await verified(world);
      expect(said).toMatch(finding);
      expect(code).toBe(1);
    } finally {
      await world.close();
    }
  });

  it('once a day the calendar asks for it, once', async () => {
    const world = await newWorld();
    try {
      const heads = world.api.get(AuditHeads);
      const asked = async () => {
        await Promise.all([1, 2, 3].map(() => world.tx.run((em) => heads.askWhenDue(em))));
        const [row] = await world.sql<{ count: number }>(
          `SELECT count(*)::int AS count FROM outbox WHERE name = 'platform.publish-audit-head'`,
        );
        return row!.count;
      };
      expect(await asked()).toBe(0);
      await write(world, 2);
      await world.api.get(AuditChain).seal();
      expect(await asked()).toBe(1);
      await publish(world);
      await world.sql(`UPDATE outbox SET created_at = created_at - interval '2 hours'`);
      expect(await asked()).toBe(1);
      await asOwner(world, `UPDATE audit_head SET at = at - interval '1 day'`);
      expect(await asked()).toBe(2);
    } finally {
      await world.close();
    }
  });
});

describe('a trail that an older version wrote', () => {
  it('stays verifiable; new seals have a key and cover the old ones', async () => {
    const world = await newWorld({});
    try {
      const chain = world.api.get(AuditChain);
      await write(world, 6);
      // As it was hashed: what was not given was left out; and one whose hash nobody can make again.
      const record = { subject: 'test', subjectId: newId(), event: 'old' };
      for (const hash of [contentHash(record), contentHash({ ...record, detail: 'something that JSON writes otherwise' })])
        await world.sql(
          `INSERT INTO audit_entry (role, subject, subject_id, event, content_hash) VALUES ('system', 'test', $1, 'old', $2)`,
          [record.subjectId, hash],
        );
      await resealWithoutKey(world, 2);
      expect((await chain.verify()).notes).toEqual([
        expect.stringContaining('no seal has a key yet'),
        expect.stringContaining('1 entries of an older version'),
      ]);
      await write(world, 3);
      await world.sql(`SELECT setval(pg_get_serial_sequence('audit_seal', 'id'), (SELECT max(id) FROM audit_seal))`);
      expect(await chain.seal()).toBe(3);
      const { code, said } = await verified(world);
      expect(said).toMatch(/NOTE 1 entries of an older version/);
      expect(code).toBe(0);
      // The old part is covered: making its seals again no longer helps.
      await asOwner(world, `UPDATE audit_entry SET reason = 'forged' WHERE id = 2`);
      const keyed = await world.sql<{ from_entry: string; to_entry: string; entries: number; previous_hash: string; hash: string }>(
        `SELECT * FROM audit_seal WHERE version = 2`,
      );
      await resealWithoutKey(world, 2);
      await asOwner(world, `DELETE FROM audit_seal WHERE to_entry > 8; UPDATE audit_seal SET to_entry = 8 WHERE id = 2`);
      const [seal] = keyed;
      await world.sql(
        `INSERT INTO audit_seal (from_entry, to_entry, entries, previous_hash, hash, version) VALUES ($1, $2, $3, $4, $5, 2)`,
        [seal!.from_entry, seal!.to_entry, seal!.entries, seal!.previous_hash, seal!.hash],
      );
      expect((await verified(world)).code).toBe(1);
    } finally {
      await world.close();
    }
  });
});
