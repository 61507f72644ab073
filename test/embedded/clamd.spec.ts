import { INFECTED, startClamd, type Clamd } from '../support/clamd.js';
import { EICAR } from '../support/scanner.js';
import { needing, tool } from '../support/needs.js';

/** The scanner that `integration/real-scanner` asks through the product: here by itself. */
needing(tool('clamd'), () => {
  let clamd: Clamd;
  beforeAll(async () => {
    clamd = await startClamd();
  });
  afterAll(() => clamd?.stop());

  it('finds our own signatures, inside other bytes too, and nothing in what has none', async () => {
    expect(await clamd.scan(Buffer.from(`%PDF-1.7\n${INFECTED}\n%%EOF`))).toBe('stream: Jisr.Test.UNOFFICIAL FOUND');
    expect(await clamd.scan(Buffer.from(EICAR))).toBe('stream: Jisr.Eicar.UNOFFICIAL FOUND');
    expect(await clamd.scan(Buffer.from('%PDF-1.7\n%%EOF'))).toBe('stream: OK');
  });
});
