import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigurationError, loadConfig } from './config.js';

const right = {
  DATABASE_URL: 'postgres://user@127.0.0.1/jisr',
  SMTP_URL: 'smtp://127.0.0.1:25',
  FILES_URL: '/var/lib/jisr/files',
  PUBLIC_URL: 'https://jisr.example',
  SECRET: 'x'.repeat(32),
};

describe('configuration', () => {
  it('takes what is given and fills in what may be left out', () => {
    expect(loadConfig(right)).toMatchObject({ PORT: 3000, JISR_DEMO: false, DATABASE_POOL: 12 });
  });

  it('names every wrong variable and tells no secret', () => {
    const wrong = { ...right, PORT: '99999', REDIS_URL: 'http://redis', SECRET: 'short-secret' };
    expect(() => loadConfig(wrong)).toThrow(ConfigurationError);
    expect(() => loadConfig(wrong)).toThrow(/PORT[^]*REDIS_URL[^]*SECRET/);
    expect(() => loadConfig(wrong)).not.toThrow(/short-secret/);
  });

  it('takes a provider whole, over a line that nobody reads, or none', () => {
    const provider = { OIDC_ISSUER: 'https://sso.example', OIDC_CLIENT_ID: 'jisr', OIDC_CLIENT_SECRET: 'of-the-provider' };
    const names = { OIDC_LABEL_FR: 'Compte', OIDC_LABEL_AR: 'حساب' };
    expect(loadConfig(right).OIDC_ISSUER).toBeUndefined();
    expect(loadConfig({ ...right, ...provider, ...names, OIDC_TRUSTED_ACR: 'a, b' })).toMatchObject({ OIDC_TRUSTED_ACR: ['a', 'b'] });
    expect(() => loadConfig({ ...right, ...provider })).toThrow(/OIDC_LABEL_FR[^]*OIDC_LABEL_AR/);
    expect(() => loadConfig({ ...right, ...provider, ...names, OIDC_ISSUER: 'http://sso.example' })).toThrow(/OIDC_ISSUER/);
    expect(() => loadConfig({ ...right, ...provider, ...names, OIDC_ISSUER: 'http://127.0.0.1.evil.example' })).toThrow(/OIDC_ISSUER/);
    for (const here of ['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])
      expect(loadConfig({ ...right, ...provider, ...names, OIDC_ISSUER: here }).OIDC_ISSUER).toBe(here);
  });

  it('takes the proxies it may believe, and refuses what is none', () => {
    expect(loadConfig(right).TRUSTED_PROXIES).toBe('loopback');
    expect(loadConfig({ ...right, TRUSTED_PROXIES: '172.17.0.0/16, 2001:db8::1' }).TRUSTED_PROXIES).toContain('172.17');
    expect(loadConfig({ ...right, TRUSTED_PROXIES: 'none' }).TRUSTED_PROXIES).toBe('none');
    for (const wrong of ['true', '1', '999.1.1.1', '10.0.0.0/99', '0.0.0.0/0', '10.0.0.0/8/8', 'none, loopback'])
      expect(() => loadConfig({ ...right, TRUSTED_PROXIES: wrong })).toThrow(/TRUSTED_PROXIES/);
  });

  it('refuses an address of files that it would take for a folder', () => {
    expect(() => loadConfig({ ...right, FILES_URL: 's3://bucket' })).toThrow(/FILES_URL/);
    expect(loadConfig({ ...right, FILES_URL: 's3+https://key:secret@files.example/bucket' }).FILES_URL).toContain('s3+https');
  });

  it('takes several addresses for the head of the audit chain, and names the setting when one is none', () => {
    expect(loadConfig(right).AUDIT_HEAD_TO).toEqual([]);
    expect(loadConfig({ ...right, AUDIT_HEAD_TO: 'cour@comptes.example, archives@ministere.example' }).AUDIT_HEAD_TO).toHaveLength(2);
    expect(() => loadConfig({ ...right, AUDIT_HEAD_TO: 'nobody' })).toThrow(/AUDIT_HEAD_TO/);
    expect(() => loadConfig({ ...right, MIGRATION_DATABASE_URL: 'mysql://x' })).toThrow(/MIGRATION_DATABASE_URL/);
  });

  it('reads a secret from a file, and says when the file is not there', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'jisr-')), 'secret');
    writeFileSync(file, `${'y'.repeat(40)}\n`);
    expect(loadConfig({ ...right, SECRET: undefined, SECRET_FILE: file }).SECRET).toBe('y'.repeat(40));
    expect(() => loadConfig({ ...right, SECRET_FILE: `${file}-missing` })).toThrow(/SECRET_FILE/);
  });
});
