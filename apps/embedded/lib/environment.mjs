// The environment of api, worker and cli: what the operator gave stays as it is, the rest names the embedded parts.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Variables that replace an embedded part; each may also come as NAME_FILE, the path of a file that holds the value. */
export const REPLACEABLE = [
  'DATABASE_URL',
  'REDIS_URL',
  'SMTP_URL',
  'FILES_URL',
  'PUBLIC_URL',
  'SECRET',
  'MIGRATION_DATABASE_URL',
  'AUDIT_HEAD_FILE',
  'AUDIT_HEAD_TO',
];

/** True when the operator gave the variable, directly or as a file. */
export const isGiven = (name, env = process.env) => Boolean(env[name] || env[`${name}_FILE`]);

/** The demonstration is loaded unless an own database is given without asking for it (JISR_DEMO=1). */
export const wantsDemonstration = (env = process.env) => (env.JISR_DEMO ? env.JISR_DEMO === '1' : !isGiven('DATABASE_URL', env));

/** The installation's secret (32 random bytes, base64url): made once, readable by its owner only. */
export function secretOf(folder) {
  const file = path.join(folder, 'secret');
  if (!fs.existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, crypto.randomBytes(32).toString('base64url'), { mode: 0o600 });
    fs.renameSync(draft, file);
  }
  fs.chmodSync(file, 0o600);
  return fs.readFileSync(file, 'utf8').trim();
}

/**
 * What the launcher adds to the operator's environment.
 * @param {object} parts
 * @param {string} parts.folder data folder
 * @param {number} [parts.port] the product's port
 * @param {string} [parts.databaseUrl] of the embedded server, as the product signs in
 * @param {{ smtpUrl: string, url: string }} [parts.mail] of the embedded catcher
 * @returns {Record<string, string>}
 */
export function filledIn({ folder, port, databaseUrl, mail }, env = process.env) {
  const files = path.join(folder, 'files');
  if (!isGiven('FILES_URL', env)) fs.mkdirSync(files, { recursive: true, mode: 0o700 });
  const own = {
    DATABASE_URL: databaseUrl,
    SMTP_URL: mail?.smtpUrl,
    FILES_URL: files,
    // A command run while nothing listens still needs an address to write into links.
    PUBLIC_URL: `http://127.0.0.1:${port ?? (env.PORT || 3000)}`,
    SECRET: isGiven('SECRET', env) ? undefined : secretOf(folder),
    // Outside the database's folder: who alters the one does not alter the other by the same means.
    AUDIT_HEAD_FILE: path.join(folder, 'audit-heads.jsonl'),
  };
  const filled = Object.entries(own).filter(([name, value]) => value !== undefined && !isGiven(name, env));
  return {
    ...Object.fromEntries(filled),
    ...(mail && !isGiven('SMTP_URL', env) ? { MAIL_CATCHER_URL: mail.url } : {}),
    ...(port === undefined ? {} : { PORT: String(port) }),
    HOST: env.HOST || '127.0.0.1',
    NODE_ENV: env.NODE_ENV || 'production',
    JISR_DEMO: wantsDemonstration(env) ? '1' : '0',
  };
}

/** An environment without anything that could lead a test or a bench to somebody's real services. */
export function withoutServices(env = process.env) {
  const names = [...REPLACEABLE, 'MAIL_CATCHER_URL', 'PORT', 'HOST', 'JISR_DEMO', 'JISR_PARENT_PID', 'NODE_ENV'];
  const banned = new Set(names.flatMap((name) => [name, `${name}_FILE`]));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !banned.has(name)));
}
