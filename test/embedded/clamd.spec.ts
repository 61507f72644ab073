import { INFECTED, startClamd, type Clamd } from '../support/clamd.js';
import { needing, tool } from '../support/needs.js';

/** The scanner that stories about infected files will ask: the product has none yet. */
needing(tool('clamd'), () => {
  let clamd: Clamd;
  beforeAll(async () => {
    clamd = await startClamd();
  });
  afterAll(() => clamd?.stop());

  it('finds our own signature, inside other bytes too, and nothing in what has none', async () => {
    expect(await clamd.scan(Buffer.from(`%PDF-1.7\n${INFECTED}\n%%EOF`))).toBe('stream: Jisr.Test.UNOFFICIAL FOUND');
    expect(await clamd.scan(Buffer.from('%PDF-1.7\n%%EOF'))).toBe('stream: OK');
  });
});
