import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PdfRenderer, PdfRenderingFailed, type RenderedPdf } from './pdf-renderer.js';
import { qrSvg } from './qr.js';

const folder = mkdtempSync(path.join(tmpdir(), 'jisr-typst-'));
const template = (name: string, source: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, source);
  return file;
};

const letter = template(
  'letter.typ',
  `#import "/lib/jisr.typ": *
   #let d = json("/data.json")
   #show: document-frame.with(d, title: (fr: "Lettre", ar: "رسالة"))
   #bilingual[Montant : #money-fr(d.centimes)][المبلغ: #money-ar(d.centimes)]
   #verification-of(d)`,
);
const broken = template('broken.typ', '#set document(title: "x")\n#json("/data.json").amount');
const curious = template('curious.typ', '#set document(title: "x")\n#read("/etc/hostname")');
/** A document of so many loops; a native thread can only be given up once its loop has ended, a WebAssembly one at once. */
const slow = (loops: number) =>
  template(`slow-${loops}.typ`, `#set document(title: "x")\n#for i in range(${loops}) { for j in range(20000) {} }`);

const letterData = {
  reference: 'L-1',
  date: '2026-11-16',
  issuer: { fr: ['Royaume du Maroc'], ar: ['المملكة المغربية'] },
  centimes: 699050020,
};

const nativeLoads = (() => {
  try {
    createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu');
    return true;
  } catch {
    return false;
  }
})();
const pagesOf = (pdf: RenderedPdf) => pdf.bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length;

describe('rendering a document', () => {
  const renderers: PdfRenderer[] = [];
  const open = (options: ConstructorParameters<typeof PdfRenderer>[0] = {}) => {
    const renderer = new PdfRenderer(options);
    renderers.push(renderer);
    return renderer;
  };
  afterAll(async () => {
    await Promise.all(renderers.map((renderer) => renderer.close()));
    rmSync(folder, { recursive: true });
  });

  it('an archive copy comes out tagged, in the standard that the engine can hold', async () => {
    const pdf = await open({ engine: 'auto' }).render(letter, letterData);
    expect(pdf.standard).toBe(nativeLoads ? 'PDF/A-2a' : 'PDF 1.7');
    expect(pdf.bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(pdf.bytes.includes('/StructTreeRoot')).toBe(true);
    expect(pdf.bytes.includes('/Lang (ar-MA)')).toBe(true);
    expect(pdf.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('a machine without the native package gets the same document from WebAssembly', async () => {
    const forced = process.env['JISR_TYPST'];
    process.env['JISR_TYPST'] = 'wasm';
    const wasm = open();
    if (forced === undefined) delete process.env['JISR_TYPST'];
    else process.env['JISR_TYPST'] = forced;
    const data = { ...letterData, verification: { url: 'https://jisr.example/v/L-1', qr: await qrSvg('https://jisr.example/v/L-1') } };
    const [here, there] = await Promise.all([open().render(letter, data), wasm.render(letter, data)]);
    expect(there.standard).toBe('PDF 1.7');
    expect(pagesOf(there)).toBe(pagesOf(here));
    expect(there.bytes.includes('/StructTreeRoot')).toBe(true);
  });

  it.each(['auto', 'wasm'] as const)('the same data gives the same bytes, another day and in another thread (%s)', async (engine) => {
    const first = await open({ engine }).render(letter, letterData);
    const second = await open({ engine }).render(letter, letterData);
    const other = await open({ engine }).render(letter, { ...letterData, centimes: 699050021 });
    expect(second.sha256).toBe(first.sha256);
    expect(other.sha256).not.toBe(first.sha256);
  });

  it.each(['auto', 'wasm'] as const)(
    'a wrong template is refused by its name with the words of Typst, and the next one is served (%s)',
    async (engine) => {
      const renderer = open({ engine });
      const refusal = await renderer.render(broken, { date: '2026-01-01' }).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(PdfRenderingFailed);
      expect((refusal as Error).message).toMatch(/broken\.typ.*document\.typ:2.*does not contain key "amount"/s);
      await expect(renderer.render(letter, letterData)).resolves.toBeDefined();
    },
  );

  it.each(['auto', 'wasm'] as const)('a template reads nothing of the machine (%s)', async (engine) => {
    await expect(open({ engine }).render(curious, {})).rejects.toThrow(/curious\.typ/);
  });

  it.each([
    ['auto', 4_000, 2_500],
    ['wasm', 100_000, 5_000],
  ] as const)('a document that takes too long is given up, and the next one gets a new thread (%s)', async (engine, loops, timeoutMs) => {
    const renderer = open({ engine, timeoutMs });
    const late = expect(renderer.render(slow(loops), {})).rejects.toThrow(
      new RegExp(`slow-${loops}\\.typ.*no answer within ${timeoutMs} ms`),
    );
    const next = renderer.render(letter, letterData);
    await late;
    expect((await next).bytes.length).toBeGreaterThan(1000);
  });

  it('threads are replaced after their share of documents and nothing is lost between them', async () => {
    const renderer = open({ documentsPerThread: 2 });
    const pdfs = await Promise.all([1, 2, 3, 4, 5].map((n) => renderer.render(letter, { ...letterData, reference: `L-${n}` })));
    expect(new Set(pdfs.map((pdf) => pdf.sha256)).size).toBe(5);
  });

  it('after closing, a document is refused instead of waiting for ever', async () => {
    const renderer = open();
    await renderer.close();
    await expect(renderer.render(letter, letterData)).rejects.toThrow(/closed/);
  });
});
