import { readFileSync } from 'node:fs';
import { PDF } from '@libpdf/core';
import { PdfReading } from './pdf-reading.js';
import { ThreadDesk } from './thread-desk.js';

const sample = (name: string) => readFileSync(new URL(`../../../test/support/pdf/${name}.pdf`, import.meta.url));
const sound = async () => {
  const pdf = PDF.create();
  pdf.addPage().drawText('Statuts');
  return Buffer.from(await pdf.save());
};

describe('reading a PDF that somebody sent', () => {
  const reading = new PdfReading();
  afterAll(() => reading.onModuleDestroy());

  it('one that opens is sound, also with restrictions, or with a newline or tab before its head', async () => {
    expect(await reading.defect(await sound())).toBeNull();
    for (const name of ['owner-restricted-only', 'leading-newline', 'leading-tab']) expect(await reading.defect(sample(name))).toBeNull();
  });

  it('one that is cut, empty, locked or damaged is told apart', async () => {
    const whole = await sound();
    expect(await reading.defect(whole.subarray(0, whole.length / 2))).toBe('cut');
    expect(await reading.defect(sample('cut-upload'))).toBe('cut');
    expect(await reading.defect(sample('header-only'))).toBe('empty');
    expect(await reading.defect(sample('no-page'))).toBe('empty');
    expect(await reading.defect(sample('needs-password'))).toBe('locked');
    expect(await reading.defect(Buffer.from('%PDF-1.7\n1 0 obj\nnothing of the kind\n%%EOF\n'))).toBe('unreadable');
  });

  it('eight megabytes of marks of signature are given up, and the process goes on meanwhile', async () => {
    const flood = Buffer.from('/ByteRange [0 10 20 30] '.repeat(340_000));
    let longest = 0;
    let before = performance.now();
    const pulse = setInterval(() => {
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
    }, 10);
    const outcome = await reading.signatures(flood, []).then(
      () => 'reports',
      (error: Error) => error.message,
    );
    clearInterval(pulse);
    expect(outcome).toMatch(/more than 100 signatures/);
    expect(longest).toBeLessThan(1_000);
    expect(await reading.signatures(await sound(), [])).toEqual([]);
  });

  it('what takes longer than it may is given up; the next is read', async () => {
    const signed = Buffer.concat([await sound(), Buffer.alloc(9_000_000, ' '), Buffer.from('%%EOF')]);
    const impatient = new PdfReading({ timeLimitMs: 1, mostWaiting: 5, megabytes: 256 });
    await expect(impatient.defect(signed)).rejects.toMatchObject({ code: 'PDF_TOO_COMPLEX' });
    await impatient.onModuleDestroy();
    expect(await reading.defect(await sound())).toBeNull();
  });

  it('a thread that does not start is a failure of ours, not of the file', async () => {
    const desk = new ThreadDesk(
      new URL('data:text/javascript,throw new Error("no")'),
      {},
      { timeLimitMs: 1_000, mostWaiting: 1, megabytes: 64 },
    );
    await expect(desk.run({})).rejects.toThrow(/did not start/);
    await desk.close();
  });

  it('refuses at once when too many wait', async () => {
    const bytes = await sound();
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => reading.defect(bytes)));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : []));
    expect(new Set(refused)).toEqual(new Set(['READING_BUSY']));
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(20);
  });
});
