import type { OwnWorld } from './world.js';

interface ColumnFacts {
  name: string;
  type: string;
  nullable: boolean;
  /** The values that a CHECK allows. */
  choices: string[] | null;
  /** Part of a unique index: no two rows share it. */
  unique: boolean;
}

/** What a table of this size would not be like if its columns were filled by their types; `n` is the number of the row. */
const RATHER: Record<string, string> = {
  'association.merged_into': 'NULL::uuid',
  'application.submitted_at': `timestamptz '2026-01-01' + n * interval '1 minute'`,
  'committee_decision.decided_at': `timestamptz '2026-01-01' + n * interval '1 minute'`,
  'content_check.defect': `CASE WHEN n % 100 = 0 THEN 'missing' END`,
  'content_check.sha256': `'sha256' || n`,
  'stored_file.sha256': `'sha256' || n`,
  'failed_job.settled_at': `CASE WHEN n % 100 <> 0 THEN timestamptz '2026-01-01' END`,
  'instruction_file.overdue': 'n % 50 = 0',
  'message.person_id': 'row_id(1 + n % 5)',
  'proposal.association_id': 'row_id(n)',
  'proposal.kind': `'identity.grant'`,
};

/**
 * Tables with so many rows, each column filled by its type, its choices and what it refers to: no story, only sizes. Rules that rows of one
 * table put on another are taken away first. The database is good for nothing else afterwards.
 */
export async function fillTables(world: Pick<OwnWorld, 'sql'>, tables: readonly string[], rows: number): Promise<void> {
  await world.sql(`CREATE FUNCTION row_id(n int) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN md5('row ' || n)::uuid`);
  const columns = new Map<string, ColumnFacts[]>();
  for (const table of tables) columns.set(table, await columnsOf(world, table));
  for (const table of tables) await takeRulesAway(world, table);
  for (const [table, all] of columns) {
    const named = all.map(({ name }) => `"${name}"`).join(', ');
    const values = all.map((column) => RATHER[`${table}.${column.name}`] ?? valueOf(column, rows)).join(', ');
    await world.sql(`INSERT INTO "${table}" (${named}) SELECT ${values} FROM generate_series(1, ${rows}) n ON CONFLICT DO NOTHING`);
    await world.sql(`VACUUM ANALYZE "${table}"`);
  }
  // Whoever inserts afterwards relies on it for a column that must have a value.
  for (const name of await derived(world))
    if (columns.has(name)) await world.sql(`ALTER TABLE "${name}" ENABLE TRIGGER "${name}_programme"`);
}

/** The tables whose rows take their programme from another row. */
async function derived(world: Pick<OwnWorld, 'sql'>): Promise<string[]> {
  const rows = await world.sql<{ name: string }>(
    `SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname LIKE '%\\_programme'`,
  );
  return rows.map(({ name }) => name);
}

function columnsOf(world: Pick<OwnWorld, 'sql'>, table: string): Promise<ColumnFacts[]> {
  return world.sql<ColumnFacts>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS nullable,
       (SELECT array_agg(m[1]) FROM pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''(\\w+)''::text', 'g') m
        WHERE c.conrelid = a.attrelid AND c.contype = 'c' AND c.conkey = ARRAY[a.attnum]
          AND pg_get_constraintdef(c.oid) ~ ('^CHECK \\(\\(' || a.attname || ' = ANY')) AS choices,
       EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisunique AND a.attnum = ANY(i.indkey)) AS "unique"
     FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = '' ORDER BY a.attnum`,
    [table],
  );
}

async function takeRulesAway(world: Pick<OwnWorld, 'sql'>, table: string): Promise<void> {
  const rules = await world.sql<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('c', 'f')`,
    [table],
  );
  for (const { name } of rules) await world.sql(`ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`);
  await world.sql(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
}

function valueOf({ name, type, nullable, choices, unique }: ColumnFacts, rows: number): string {
  const value = sampleOf({ name, type, choices, unique }, rows);
  return nullable && !unique ? `CASE WHEN n % 7 <> 3 THEN ${value} END` : value;
}

function sampleOf({ name, type, choices, unique }: Omit<ColumnFacts, 'nullable'>, rows: number): string {
  if (choices) return `(ARRAY['${choices.join(`', '`)}'])[1 + n % ${choices.length}]`;
  if (name === 'domain_code') return `'domain ' || n % 8`;
  if (name === 'region_code') return `'MA-' || lpad((1 + n % 12)::text, 2, '0')`;
  switch (type) {
    case 'uuid':
      // What may be shared is: five rows refer to the same.
      return name === 'id' || unique ? 'row_id(n)' : `row_id(1 + n % ${Math.ceil(rows / 5)})`;
    case 'text':
      if (name === 'search') return `'mot ' || left(md5(n::text), 8)`;
      return `'${name} ' || lpad(n::text, 7, '0')`;
    case 'integer':
    case 'bigint':
      return name === 'year' ? '2020 + n % 8' : '1 + n % 1000';
    case 'boolean':
      return 'n % 2 = 0';
    case 'timestamp with time zone':
      return `timestamptz '2026-01-01' + n * interval '1 minute'`;
    case 'date':
      return `date '2026-01-01' + n % 300`;
    case 'jsonb':
      return `jsonb_build_object('fr', 'mot ' || n, 'ar', 'كلمة ' || n)`;
    default:
      return `'{}'::${type}`;
  }
}
