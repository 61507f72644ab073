import { PDF } from '@libpdf/core';
import * as fc from 'fast-check';
import {
  createAuthority,
  issueSigner,
  restoreAuthority,
  serialiseAuthority,
  signPdf,
  verifyPdf,
  type Authority,
  type SignerIdentity,
} from './index.js';
import { atSize } from '../../../test/support/size.js';

const fatima: SignerIdentity = {
  commonName: 'فاطمة الرئيسة التجريبية',
  organisation: 'Association de démonstration n° 12, Agadir',
  email: 'presidente@association.example',
  serial: '0a01',
  notBefore: new Date('2026-11-16T09:00:00Z'),
  notAfter: new Date('2026-11-16T09:15:00Z'),
};
const karim: SignerIdentity = {
  ...fatima,
  commonName: 'Karim, Directeur O=Faux',
  organisation: 'Ministère de démonstration',
  serial: 'f00d02',
};
const atTen = new Date('2026-11-16T09:05:00Z');

describe('signing a convention', () => {
  let authority: Authority;
  let plain: Buffer;
  let once: Buffer;
  let twice: Buffer;
  const roots = () => [authority.root.certificate];
  const sign = async (bytes: Buffer, who: SignerIdentity, fieldName: string, by = authority) =>
    signPdf(bytes, await issueSigner(by, who), by, { reason: 'Convention CP-2026-0042', location: 'Rabat', fieldName, at: atTen });

  beforeAll(async () => {
    authority = await createAuthority({ organisation: 'Ministère de démonstration', validFrom: new Date('2026-01-01T00:00:00Z') });
    const pdf = PDF.create();
    pdf.addPage().drawText('Convention CP-2026-0042');
    plain = Buffer.from(await pdf.save());
    once = await sign(plain, fatima, 'association');
    twice = await sign(once, karim, 'ministry');
  });

  it('nobody has signed the draft', async () => {
    expect(await verifyPdf(plain, roots())).toEqual([]);
  });

  it('the president signs; her name, certificate and the stamped time are read back', async () => {
    expect(once.subarray(0, plain.length).equals(plain)).toBe(true);
    expect(await verifyPdf(once, roots())).toEqual([
      {
        signerName: fatima.commonName,
        organisation: fatima.organisation,
        certificateSerial: '0a01',
        signedAt: atTen,
        integrity: true,
        trusted: true,
        timeStamped: true,
        revision: 1,
        coversWholeFile: true,
        changedAfterLastSignature: false,
        valid: true,
      },
    ]);
  });

  it('the ministry countersigns by appending: the first signature still covers what it covered', async () => {
    expect(twice.subarray(0, once.length).equals(once)).toBe(true);
    const reports = await verifyPdf(twice, roots());
    expect(reports.map((report) => [report.signerName, report.valid, report.coversWholeFile])).toEqual([
      [fatima.commonName, true, false],
      ['Karim, Directeur O=Faux', true, true],
    ]);
    expect(reports[1]?.organisation).toBe('Ministère de démonstration');
    expect(reports[1]?.certificateSerial).toBe('f00d02');
  });

  it(
    'a byte changed anywhere makes the file invalid',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: twice.length - 1 }), fc.integer({ min: 1, max: 255 }), async (position, difference) => {
          const altered = Buffer.from(twice);
          altered[position] = altered[position]! ^ difference;
          const reports = await verifyPdf(altered, roots());
          return reports.length !== 2 || reports.some((report) => !report.valid);
        }),
        { numRuns: atSize(150, 1_000) },
      );
    },
    atSize(60_000, 600_000),
  );

  it('a digit changed anywhere in the signature value itself makes the file invalid, even where no signature protects it', async () => {
    const text = once.toString('latin1');
    const found = /\/Contents\s*<([0-9A-Fa-f]+)>/.exec(text)!;
    const start = text.indexOf('<', found.index) + 1;
    const value = found[1]!.replace(/0+$/, '');
    expect(value.length).toBeGreaterThan(2000);
    const inItsCase = (digit: string) => (/[A-F]/.test(value) ? digit.toUpperCase() : digit);
    const unseen: number[] = [];
    // A stride that meets every field without taking a minute.
    for (let at = 0; at < value.length; at += 13) {
      const altered = Buffer.from(once);
      altered[start + at] = inItsCase((parseInt(value[at]!, 16) ^ 1).toString(16)).charCodeAt(0);
      if ((await verifyPdf(altered, roots())).every((report) => report.valid)) unseen.push(at);
    }
    expect(unseen).toEqual([]);
  });

  it('a byte changed in the first text spoils both signatures', async () => {
    const altered = Buffer.from(twice);
    altered[plain.length - 40] = altered[plain.length - 40]! ^ 1;
    expect((await verifyPdf(altered, roots())).map((report) => report.integrity)).toEqual([false, false]);
  });

  it('something appended after the last signature is reported, though both signatures hold', async () => {
    const reports = await verifyPdf(Buffer.concat([twice, Buffer.from('\n% an unsigned revision\n%%EOF\n')]), roots());
    expect(reports.map((report) => [report.integrity, report.changedAfterLastSignature, report.valid])).toEqual([
      [true, true, false],
      [true, true, false],
    ]);
  });

  it('cutting the countersignature away leaves one signature, never two', async () => {
    expect(await verifyPdf(twice.subarray(0, once.length), roots())).toHaveLength(1);
  });

  it('a signature of another authority is intact but not trusted, nor is its time stamp', async () => {
    const forged = await sign(plain, fatima, 'association', await createAuthority({ validFrom: new Date('2026-01-01T00:00:00Z') }));
    expect((await verifyPdf(forged, roots()))[0]).toMatchObject({ integrity: true, trusted: false, timeStamped: false, valid: false });
  });

  it('a certificate that had expired when it signed is not trusted', async () => {
    const late = await signPdf(plain, await issueSigner(authority, fatima), authority, {
      reason: 'Convention',
      location: 'Rabat',
      fieldName: 'late',
      at: new Date('2026-11-16T10:00:00Z'),
    });
    expect((await verifyPdf(late, roots()))[0]).toMatchObject({ integrity: true, trusted: false, valid: false });
  });

  it('a signer cannot play the time stamping authority', async () => {
    const signer = await issueSigner(authority, fatima);
    const impostor = { ...authority, timeStamping: signer };
    const stamped = await signPdf(plain, signer, impostor, { reason: 'x', location: 'Rabat', fieldName: 'a', at: atTen });
    expect((await verifyPdf(stamped, roots()))[0]).toMatchObject({ integrity: true, timeStamped: false, signedAt: null, valid: false });
  });

  it('an authority stored and restored goes on signing under the same root', async () => {
    const restored = await restoreAuthority(JSON.parse(JSON.stringify(await serialiseAuthority(authority))));
    const signed = await sign(plain, karim, 'ministry', restored);
    expect((await verifyPdf(signed, roots()))[0]?.valid).toBe(true);
  });

  it.each(['n° 1', '', '0000'])('a serial that is not a positive hexadecimal number is refused: "%s"', async (serial) => {
    await expect(issueSigner(authority, { ...fatima, serial })).rejects.toThrow(RangeError);
  });

  it.each(['00ff01', '7', 'FFEE'])('the serial of the signer is the one that verification reports (%s)', async (serial) => {
    const signer = await issueSigner(authority, { ...fatima, serial });
    const signed = await signPdf(plain, signer, authority, { reason: 'x', location: 'Rabat', fieldName: 'a', at: atTen });
    expect((await verifyPdf(signed, roots()))[0]).toMatchObject({ valid: true, certificateSerial: signer.serial });
  });

  it('the same field is not signed twice', async () => {
    await expect(sign(once, karim, 'association')).rejects.toThrow();
  });
});
