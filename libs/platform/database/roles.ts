/** Runs one statement; what a DataSource, a query runner or a client of pg all can do. */
export type Query = (sql: string, params?: unknown[]) => Promise<Record<string, unknown>[]>;

/** The schema of BullMQ on PostgreSQL: the product itself creates and migrates it. */
const QUEUE_SCHEMA = 'bullmq';
/** Written once and finished once; never deleted. */
const NEVER_DELETED = ['audit_check'];
/** What the migrations themselves keep. */
const OF_MIGRATIONS = ['migrations'];

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The role by which a connection address signs in. */
export const roleOf = (url: string) => decodeURIComponent(new URL(url).username);

/**
 * Gives the product's role what it needs and no more, as the role that owns the tables: every table may be read and written, but what is
 * append-only (it carries the trigger `refuse_change`) may only be read and added to, and no table can be altered, truncated or dropped.
 * What the product's role owned until now is taken over; the queue's schema, which the product makes itself, becomes its own.
 * May be repeated; must be, after every migration. Does nothing when both are one role.
 * @param query as the owner, in one transaction
 * @returns whether the roles are apart
 */
export async function separateRoles(query: Query, productUrl: string): Promise<boolean> {
  const product = roleOf(productUrl);
  const [me] = await query(`SELECT current_user::text AS role, rolsuper AS super FROM pg_roles WHERE rolname = current_user`);
  if (me!.role === product) return false;
  await ensureRole(query, product, decodeURIComponent(new URL(productUrl).password));
  if (!me!.super) await query(`GRANT ${identifier(product)} TO CURRENT_USER`);
  await takeOver(query, product);
  await giveQueue(query, product);
  await grantTables(query, product);
  return true;
}

/** Whether the role of this connection could alter what is written for ever (it owns the tables, or is above all rights). */
export async function mayAlterTrail(query: Query): Promise<boolean> {
  const [row] = await query(
    `SELECT bool_or(pg_has_role(current_user, relowner, 'MEMBER') OR has_table_privilege(oid, 'DELETE') OR has_table_privilege(oid, 'TRUNCATE')) AS may
     FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname IN ('audit_entry', 'audit_seal', 'audit_head')`,
  );
  return row!.may === true;
}

async function ensureRole(query: Query, role: string, password: string): Promise<void> {
  const [known] = await query(`SELECT rolsuper AS super FROM pg_roles WHERE rolname = $1`, [role]);
  if (known?.super)
    throw new Error(`The product's role ${role} is a superuser: it would stand above every right. Choose another in DATABASE_URL.`);
  if (!known) await query(`CREATE ROLE ${identifier(role)} LOGIN PASSWORD ${literal(password)}`);
}

/** An installation of before had one role for everything: what it owns, but for the queue, goes to the owner. */
async function takeOver(query: Query, product: string): Promise<void> {
  const [row] = await query(
    `SELECT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relowner = $1::regrole)
       OR EXISTS (SELECT FROM pg_database WHERE datname = current_database() AND datdba = $1::regrole) AS owns`,
    [identifier(product)],
  );
  if (row!.owns) await query(`REASSIGN OWNED BY ${identifier(product)} TO CURRENT_USER`);
}

async function giveQueue(query: Query, product: string): Promise<void> {
  const [database] = await query(
    `SELECT current_database() AS name, EXISTS (SELECT FROM pg_namespace WHERE nspname = '${QUEUE_SCHEMA}') AS queue`,
  );
  await query(`GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${identifier(database!.name as string)} TO ${identifier(product)}`);
  if (!database!.queue) return;
  const [owner] = await query(`SELECT pg_get_userbyid(nspowner)::text AS name FROM pg_namespace WHERE nspname = '${QUEUE_SCHEMA}'`);
  if (owner!.name === product) return;
  await query(`ALTER SCHEMA ${QUEUE_SCHEMA} OWNER TO ${identifier(product)}`);
  const objects = await query(
    `SELECT format('%s %I.%I', CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
         nspname, relname) AS name
       FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
       WHERE nspname = '${QUEUE_SCHEMA}' AND relkind IN ('r', 'p', 'v', 'm', 'S')
         AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND classid = 'pg_class'::regclass AND deptype IN ('a', 'i'))
     UNION ALL
     SELECT format('ROUTINE %s', p.oid::regprocedure) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = '${QUEUE_SCHEMA}'
     UNION ALL
     SELECT format('TYPE %s', t.oid::regtype) FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
       WHERE nspname = '${QUEUE_SCHEMA}' AND typtype IN ('e', 'd')`,
  );
  for (const { name } of objects) await query(`ALTER ${name as string} OWNER TO ${identifier(product)}`);
}

async function grantTables(query: Query, product: string): Promise<void> {
  const role = identifier(product);
  const tables = await query(
    `SELECT relname AS name, EXISTS (SELECT FROM pg_trigger JOIN pg_proc p ON p.oid = tgfoid WHERE tgrelid = c.oid AND proname = 'refuse_change') AS "appendOnly"
     FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`,
  );
  await query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC, ${role}`);
  await query(`GRANT USAGE ON SCHEMA public TO ${role}`);
  await query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role}`);
  for (const { name, appendOnly } of tables)
    await query(`GRANT ${rightsOn(name as string, appendOnly === true)} ON ${identifier(name as string)} TO ${role}`);
  await query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
  // A table that a later migration makes can be read and added to before its own rights are set, and never altered.
  await query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO ${role}`);
  await query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${role}`);
}

function rightsOn(table: string, appendOnly: boolean): string {
  if (OF_MIGRATIONS.includes(table)) return 'SELECT';
  if (appendOnly) return 'SELECT, INSERT';
  return NEVER_DELETED.includes(table) ? 'SELECT, INSERT, UPDATE' : 'SELECT, INSERT, UPDATE, DELETE';
}
