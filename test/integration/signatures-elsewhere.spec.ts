import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDF } from '@libpdf/core';
import { createAuthority, issueSigner, signPdf, type Authority } from '../../libs/platform/signing/index.js';
import { needing, tool } from '../support/needs.js';

const pem = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

/** A convention that both sides signed, read by programs that are not ours. */
describe('a signed convention, read elsewhere', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jisr-signed-'));
  const file = (name: string, bytes: string | Uint8Array) => {
    const place = path.join(folder, name);
    writeFileSync(place, bytes);
    return place;
  };
  const run = (program: string, ...args: string[]) => {
    const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } });
    return { said: `${stdout}\n${stderr}`, status };
  };
  let authority: Authority;
  let twice: Buffer;

  beforeAll(async () => {
    authority = await createAuthority({ organisation: 'Ministère de démonstration' });
    const pdf = PDF.create();
    pdf.addPage().drawText('Convention CP-2026-0042');
    twice = Buffer.from(await pdf.save());
    for (const [index, commonName] of ['Fatima Presidente', 'Karim Directeur'].entries()) {
      const now = Date.now();
      const signer = await issueSigner(authority, {
        commonName,
        organisation: 'Démonstration',
        email: `signer${index}@example.org`,
        serial: `1${index}`,
        notBefore: new Date(now - 60_000),
        notAfter: new Date(now + 900_000),
      });
      twice = await signPdf(twice, signer, authority, { reason: 'CP-2026-0042', location: 'Rabat', fieldName: `party-${index + 1}` });
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What a signature covers, and its CMS. */
  function signaturesOf(bytes: Buffer): { covered: Buffer; cms: Buffer }[] {
    const text = bytes.toString('latin1');
    return [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].map((range) => {
      const [a, b, c, d] = range.slice(1).map(Number) as [number, number, number, number];
      const hex = text.slice(a + b + 1, c - 1);
      return { covered: Buffer.concat([bytes.subarray(a, a + b), bytes.subarray(c, c + d)]), cms: Buffer.from(hex, 'hex') };
    });
  }

  needing(tool('pdfsig'), () => {
    const read = (name: string, bytes: Buffer) => run('pdfsig', '-nocert', file(name, bytes)).said;

    it('both signatures are found and hold', () => {
      const said = read('twice.pdf', twice);
      expect(said.match(/Signature Validation: Signature is Valid\./g)).toHaveLength(2);
      for (const name of ['Fatima Presidente', 'Karim Directeur']) expect(said).toContain(name);
    });

    it('neither holds once a letter of the text is another', () => {
      const altered = Buffer.from(twice);
      altered[20] = altered[20]! ^ 1;
      expect(read('altered.pdf', altered)).not.toContain('Signature is Valid.');
    });
  });

  needing(tool('openssl'), () => {
    const verify = (covered: Buffer, cms: Buffer) =>
      run(
        'openssl',
        ...['cms', '-verify', '-inform', 'DER', '-binary', '-in', file('signature.der', cms), '-content', file('covered.bin', covered)],
        ...['-CAfile', file('root.pem', pem(authority.root.certificate)), '-purpose', 'any', '-out', '/dev/null'],
      );

    it('each signature verifies against the root, over what it covers', () => {
      const signatures = signaturesOf(twice);
      expect(signatures).toHaveLength(2);
      for (const { covered, cms } of signatures) expect(verify(covered, cms)).toEqual({ status: 0, said: expect.any(String) as string });
    });

    it('none verifies over anything else, nor against another root', async () => {
      const [first, second] = signaturesOf(twice) as [{ covered: Buffer; cms: Buffer }, { covered: Buffer; cms: Buffer }];
      expect(verify(second.covered, first.cms).status).not.toBe(0);
      const ours = authority;
      authority = await createAuthority({ organisation: 'Somebody else' });
      expect(verify(first.covered, first.cms).status).not.toBe(0);
      authority = ours;
    });
  });
});
