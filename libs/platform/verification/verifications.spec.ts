import { defineContext } from '../context.js';
import { Extensions } from '../extensions.js';
import {
  newVerificationCode,
  verificationCodeFrom,
  Verifications,
  verificationSources,
  type VerificationSource,
  type VerifiedDocument,
} from './verifications.js';

const label = { fr: 'Convention', ar: 'اتفاقية', en: 'Convention' };
const code = newVerificationCode();
const document = { kind: label, number: 'C-2026-0002', sha256: 'a'.repeat(64), status: label, facts: [] } as unknown as VerifiedDocument;

describe('the code of a document', () => {
  it('is read however it was typed', () => {
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `, `\u2066${code}\u2069`])
      expect(verificationCodeFrom(typed)).toBe(code);
  });

  it('is not a reference, nor a fingerprint', () => {
    for (const typed of ['', 'C-2026-0002', 'a'.repeat(64), code.slice(1), `${code}-2222`]) expect(verificationCodeFrom(typed)).toBeNull();
  });

  it('alone finds a document: a reference reveals nothing', async () => {
    const asked: string[] = [];
    const source: VerificationSource = { verify: async (_em, given) => (asked.push(given), given === code ? document : null) };
    const context = defineContext({ name: 'issuer', module: class {}, brings: [verificationSources.with(source)] });
    const verifications = new Verifications(new Extensions([context], {} as never));
    expect(await verifications.find({} as never, code.toLowerCase())).toBe(document);
    expect(await verifications.find({} as never, 'C-2026-0002')).toBeNull();
    expect(asked).toEqual([code]);
  });
});
