import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';

const url = (protocols: string[]) =>
  z.string().refine((value) => protocols.some((protocol) => value.startsWith(`${protocol}:`)), {
    message: `must begin with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
  });
const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const PROXY_RANGES = ['loopback', 'linklocal', 'uniquelocal'];
const PREFIX_BITS = { 4: 32, 6: 128 } as const;

/** One address, one network, or a named range; a network of everybody is nobody's proxy. */
function isProxy(part: string): boolean {
  if (PROXY_RANGES.includes(part)) return true;
  const [address = '', prefix, ...more] = part.split('/');
  const family = isIP(address) as 0 | keyof typeof PREFIX_BITS;
  if (family === 0 || more.length > 0) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= PREFIX_BITS[family]);
}

/** Whether an address never leaves this machine. */
export const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

const words = z
  .string()
  .default('')
  .transform((value) => value.split(/[\s,]+/).filter(Boolean));

const addresses = z
  .string()
  .transform((value) => value.split(/[\s,;]+/).filter(Boolean))
  .pipe(z.array(z.email()));

const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  DATABASE_URL: url(['postgres', 'postgresql']),
  /** The role that owns the tables; the product's own then cannot alter what is written for ever. Used by `cli migrate` alone. */
  MIGRATION_DATABASE_URL: url(['postgres', 'postgresql']).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12),
  REDIS_URL: url(['redis', 'rediss']).optional(),
  SMTP_URL: url(['smtp', 'smtps']),
  MAIL_FROM: z.string().default('Jisr <ne-pas-repondre@jisr.example>'),
  MAIL_CATCHER_URL: url(['http']).optional(),
  // Another scheme would be taken for a folder's name, and files would land where nobody looks.
  FILES_URL: z
    .string()
    .min(1)
    .refine((value) => !/^[a-z][a-z0-9+.-]+:/i.test(value) || /^(file|s3\+https?):\/\//.test(value), {
      message: 'must be a folder, or begin with s3+https:// or s3+http://',
    }),
  /** ClamAV's daemon, asked about every file that somebody attaches: tcp://host:3310 or unix:///run/clamav/clamd.ctl. */
  CLAMD_URL: url(['tcp', 'unix']).optional(),
  PUBLIC_URL: url(['http', 'https']),
  // Whose X-Forwarded-For is believed: addresses, networks (10.0.0.0/8), or loopback, linklocal, uniquelocal; nobody's: none.
  TRUSTED_PROXIES: z
    .string()
    .default('loopback')
    .refine((value) => value === 'none' || value.split(',').every((part) => isProxy(part.trim())), {
      message: 'must be addresses or networks separated by commas, loopback, linklocal, uniquelocal, or none',
    }),
  SECRET: z.string().min(32, 'must be at least 32 characters'),
  /** Who gets the head of the audit chain each day, and the file to which it is appended: places that no administrator of the database writes. */
  AUDIT_HEAD_TO: addresses.default([]),
  AUDIT_HEAD_FILE: z.string().min(1).optional(),
  /** The provider by which officers may sign in (OpenID Connect): without an issuer there is none. */
  OIDC_ISSUER: url(['http', 'https'])
    .refine((value) => URL.canParse(value) && (value.startsWith('https:') || isLoopback(new URL(value))), {
      message: 'must be https, unless it is on this machine',
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** The name of the administration's account, on the sign-in page. */
  OIDC_LABEL_FR: z.string().min(1).max(60).optional(),
  OIDC_LABEL_AR: z.string().min(1).max(60).optional(),
  OIDC_LABEL_EN: z.string().min(1).max(60).optional(),
  /** What the provider must say of a sign-in for it to count as a second factor; without any, ours is asked. */
  OIDC_TRUSTED_ACR: words,
  OIDC_TRUSTED_AMR: words,
  JISR_DEMO: flag,
  JISR_PARENT_PID: z.coerce.number().int().positive().optional(),
  WEB_DIR: z.string().optional(),
});

const NEEDED_WITH_ISSUER = ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_LABEL_FR', 'OIDC_LABEL_AR'] as const;

const schema = settings.superRefine((values, context) => {
  if (values.OIDC_ISSUER === undefined) return;
  for (const name of NEEDED_WITH_ISSUER)
    if (values[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: 'is needed with OIDC_ISSUER' });
});

/** The validated environment of a process. */
export type Config = z.infer<typeof schema>;
export const CONFIG = Symbol('CONFIG');

/** A configuration that cannot be used; the message names each wrong variable and never its value. */
export class ConfigurationError extends Error {}

/**
 * Reads and validates the environment. Every variable may be given by file as `NAME_FILE` (secrets of an orchestrator).
 * @throws ConfigurationError naming the wrong variables
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of Object.keys(settings.shape)) {
    const file = env[`${name}_FILE`];
    if (file) {
      if (existsSync(file)) values[name] = readFileSync(file, 'utf8').trim();
      else problems.push(`${name}_FILE: the file does not exist`);
    } else if (env[name]) values[name] = env[name];
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join('.')}: ${issue.message}`);
  }
  if (problems.length > 0 || !parsed.success) throw new ConfigurationError(`The configuration cannot be used.\n  ${problems.join('\n  ')}`);
  return parsed.data;
}
