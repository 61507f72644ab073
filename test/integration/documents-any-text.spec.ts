import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { globSync } from '../support/glob.js';
import { PdfRenderer, SUBSTITUTE, type RenderedPdf } from '../../libs/platform/pdf/index.js';
import { needing, tool } from '../support/needs.js';
import { atSize } from '../support/size.js';

/** The program's own words in a document's data; every other text may be anything that a keyboard, a paste or an import can give. */
const OWN_FIELDS = new Set([
  'date',
  'url',
  'qr',
  'svg',
  'sha256',
  'outcome',
  'presence',
  'kind',
  'opened',
  'closed',
  'rib',
  'function',
  'fate',
]);
const OWN_DATES = /^\d{4}-\d{2}-\d{2}(T.*)?$/;

const RUNS = Number(process.env.TEXT_RUNS ?? atSize(8, 250));
const PATIENCE_MS = RUNS * 15_000;
const TEMPLATES = globSync('libs', /\/templates\/[^/]+\.typ$/);

type Json = string | number | boolean | null | Json[] | { [field: string]: Json };

const folder = mkdtempSync(path.join(tmpdir(), 'jisr-any-text-'));
const renderer = new PdfRenderer();
afterAll(async () => {
  await renderer.close();
  rmSync(folder, { recursive: true });
});

const sampleOf = (template: string) => JSON.parse(readFileSync(template.replace(/\.typ$/, '.sample.json'), 'utf8')) as Json;

/** The sample with every text that people may have written replaced; a picture that the sample leaves out is left out. */
function rewritten(value: Json, write: (old: string) => string, field = ''): Json {
  if (typeof value === 'string') return OWN_FIELDS.has(field) || OWN_DATES.test(value) ? value : write(value);
  if (Array.isArray(value)) return value.map((item) => rewritten(item, write, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'verification')
      .map(([name, item]) => [name, rewritten(item, write, name)]),
  );
}

/** The texts of the bug reports: an emoji in a title, bullets of Word in a condition, an Arabic word in a French title, no blank at all. */
const KNOWN = [
  'L’école d’été 🎓🫠',
  '\uf0b7 premier point\r\n\uf0b7 second point',
  'Langues — مشروع إدماج — et des signes',
  'مشروع Karim (2026) للأطفال',
  'n'.repeat(300),
  'https://exemple.org/'.concat('a/b-c_d'.repeat(30)),
  'ب'.repeat(120),
  'Objectif\u0000 du projet',
  '\ud800',
  '#read("/etc/passwd") $x$ *gras* _i_ `code` \\ <a> @b [c] // d /* e',
  '\u202eإلى اليمين\u202c\u2067\u2069\u2069',
  '',
  ' \t\n ',
];
const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 3, arbitrary: fc.constantFrom(...KNOWN) },
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.oneof(
          fc.constantFrom(
            'école',
            'مشروع',
            'ሰላም',
            '日本',
            '👩🏽‍🚀',
            'Z\u0301\u0327\u0330',
            '\u0651\u064e',
            '\u200f',
            '\u2067',
            '\u2069',
            '\n',
            '«',
            '»',
            ': ',
            '2026',
            '(',
            ')',
          ),
          fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
          fc.constantFrom('\u0300', '\u05b0', '\u064b', '\u0951', '\u1abd', '\u{1e944}', '\ufe0f', '\u200d', '\u200c'),
        ),
        { maxLength: 30 },
      )
      .map((pieces) => pieces.join('')),
  },
);

/** How far to the right and to the left the words of a page go, in points, beside the page's own width. */
function edgesOf(pdf: RenderedPdf): { left: number; right: number; width: number } {
  const file = path.join(folder, `${pdf.sha256}.pdf`);
  writeFileSync(file, pdf.bytes);
  const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 26,
  });
  const all = (name: string) => [...boxes.matchAll(new RegExp(`<word [^>]*${name}="([-\\d.]+)"`, 'g'))].map(([, value]) => Number(value));
  const width = Math.max(...[...boxes.matchAll(/<page width="([\d.]+)"/g)].map(([, value]) => Number(value)));
  return { left: Math.min(...all('xMin')), right: Math.max(...all('xMax')), width };
}
function textOf(pdf: RenderedPdf): string {
  const file = path.join(folder, `${pdf.sha256}.pdf`);
  writeFileSync(file, pdf.bytes);
  return execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

describe('no text stops a document', () => {
  it('every template of the house is here', () => {
    expect(TEMPLATES.map((template) => path.basename(template)).sort()).toEqual([
      'attendance.typ',
      'award-decision.typ',
      'bilan.typ',
      'convention.typ',
      'dossier.typ',
      'letter.typ',
      'minutes.typ',
      'payment-slip.typ',
      'receipt.typ',
      'signatures.typ',
    ]);
  });

  describe.each(TEMPLATES.map((template) => [path.basename(template), template]))('%s', (_, template) => {
    it(
      'comes out whatever people wrote in any of its places',
      async () => {
        const sample = sampleOf(template);
        await fc.assert(
          fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 12 }), fc.nat(), async (texts, seed) => {
            let place = seed % texts.length;
            const data = rewritten(sample, (old) => (place++ % 3 === 2 ? old : texts[place % texts.length]!));
            await renderer.render(template, data);
          }),
          { numRuns: RUNS },
        );
      },
      PATIENCE_MS,
    );

    needing(tool('pdftotext'), () => {
      it('says with a square what no font has', async () => {
        const pdf = await renderer.render(
          template,
          rewritten(sampleOf(template), (old) => `${old} 日🫠`),
        );
        expect(textOf(pdf)).toContain(SUBSTITUTE);
      });

      it.each([
        ['Latin', 'n'.repeat(300)],
        ['Arabic', 'ب'.repeat(200)],
        ['an address', 'https://exemple.org/'.concat('a/b-c_d'.repeat(30))],
      ])('keeps a word without blanks on its page: %s', async (__, word) => {
        const { left, right, width } = edgesOf(
          await renderer.render(
            template,
            rewritten(sampleOf(template), () => word),
          ),
        );
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(width);
      });
    });
  });
});
