import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';
import { completed } from '../../apps/web/src/features/committees/scoring/sheet.js';
import { commandOf, fromCommand, heldOf, type Draft } from '../../apps/web/src/features/monitoring/draft.js';
import { withParts, type Held } from '../../apps/web/src/app/saving/held.js';
import { SheetDto } from '../../libs/committees/http/committees.dto.js';
import { sheetWordDefects } from '../../libs/committees/domain/scoring.js';
import { WriteReportDto } from '../../libs/monitoring/http/monitoring.dto.js';
import { areBeyondTotal } from '../../libs/monitoring/domain/written.js';

/** Editors that save themselves and hold nothing that could be refused, each with the reason. */
const NOTHING_TO_HOLD: Record<string, string> = {
  'applications/sections/ProjectEditor.tsx': 'a title that cannot be too long, and two lists',
  'applications/sections/EligibilityEditor.tsx': 'yes or no',
};

const FEATURES = path.resolve('apps/web/src/features');

const editors = (): { file: string; text: string }[] =>
  fs
    .readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.spec)\.tsx?$/.test(file))
    .map((file) => ({ file: file.replaceAll(path.sep, '/'), text: fs.readFileSync(path.join(FEATURES, file), 'utf8') }))
    .filter(({ file, text }) => /\buse(?:Autosave|SectionForm)<\w+, /.test(text) && file !== 'applications/useSectionForm.ts');

const refusals = (dto: ClassConstructor<object>, body: object) =>
  validateSync(plainToInstance(dto, body), { whitelist: true, forbidNonWhitelisted: true }).map((error) => error.toString());

/** What stands in an editor after some typing, and what was sent each time. */
function sentWhile<Values>(start: Values, typed: readonly Values[], heldIn: (values: Values) => Held[], body: (values: Values) => object) {
  let sound = start;
  return typed.map((values) => {
    sound = withParts(values, heldIn(values), sound);
    return body(sound);
  });
}

describe('a place that saves itself', () => {
  it('says what it holds back of what is typed, or why there is nothing to', () => {
    const silent = editors().filter(({ file, text }) => !/\bheldIn\b/.test(text) && !Object.hasOwn(NOTHING_TO_HOLD, file));
    expect(silent.map(({ file }) => file)).toEqual([]);
    const known = editors().map(({ file }) => file);
    expect(known.length).toBeGreaterThan(5);
    expect(Object.keys(NOTHING_TO_HOLD).filter((file) => !known.includes(file))).toEqual([]);
  });

  const TEXT = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('x'.repeat(2_001), 'é'.repeat(20_001), '😀'.repeat(1_999)));
  const COUNT = fc.oneof(
    fc.constantFrom('', '0', '15,5', '-15', '1 200', '١٢', '99999999999', '10000001', 'douze', '1.234'),
    fc.nat({ max: 40 }).map(String),
  );
  const CENTIMES = fc.option(fc.nat({ max: 1_000_000 }), { nil: null });

  it('a report: whatever is typed, what is sent of it is taken', () => {
    const draft: fc.Arbitrary<Draft> = fc.record({
      summary: TEXT,
      difficulties: TEXT,
      activities: fc.tuple(
        fc.record({ label: fc.constant('Ateliers'), done: fc.constantFrom('yes' as const, '' as const), comment: TEXT }),
      ),
      indicators: fc.tuple(
        fc.record({ label: fc.constant('Ateliers'), target: fc.constant(3), unit: fc.constant('séances'), actual: COUNT }),
      ),
      beneficiaries: fc.record({ total: COUNT, women: COUNT, minors: COUNT }),
      lines: fc.tuple(
        fc.record({
          id: fc.constant('0191e7a4-0000-7000-8000-000000000001'),
          account: fc.constant('61'),
          label: fc.constant('Salles'),
          forecastCentimes: fc.constant(1),
          actualCentimes: CENTIMES,
        }),
      ),
    });
    const nothing = (like: Draft): Draft => ({
      ...like,
      summary: '',
      difficulties: '',
      activities: like.activities.map((activity) => ({ ...activity, comment: '' })),
      indicators: like.indicators.map((indicator) => ({ ...indicator, actual: '' })),
      beneficiaries: { total: '', women: '', minors: '' },
    });
    fc.assert(
      fc.property(fc.array(draft, { minLength: 1, maxLength: 4 }), (typed) => {
        for (const command of sentWhile(nothing(typed[0]!), typed, heldOf, commandOf)) {
          const sent = command as ReturnType<typeof commandOf>;
          expect(refusals(WriteReportDto, { version: 1, ...sent })).toEqual([]);
          expect(areBeyondTotal(sent.beneficiaries)).toBe(false);
        }
      }),
    );
  });

  it('a report: one wrong count keeps back the counts of people, and nothing else', () => {
    const report: Draft = {
      summary: '',
      difficulties: '',
      activities: [],
      indicators: [{ label: 'Séances', target: 3, unit: 'séances', actual: '2' }],
      beneficiaries: { total: '10', women: '4', minors: '' },
      lines: [],
    };
    const typed = { ...report, summary: 'Fait', beneficiaries: { total: '3', women: '4', minors: '' } };
    expect(heldOf(typed)).toEqual([{ path: 'beneficiaries', code: 'people_beyond_total', part: 'beneficiaries' }]);
    const sent = commandOf(withParts(typed, heldOf(typed), report));
    expect(sent).toMatchObject({ summary: 'Fait', beneficiaries: { total: 10, women: 4, minors: null } });
    // Others' words come in: what is held back stays as it was typed.
    const theirs = fromCommand(report, { ...sent, difficulties: 'Pluie' });
    expect(withParts(theirs, heldOf(typed), typed)).toMatchObject({ difficulties: 'Pluie', beneficiaries: typed.beneficiaries });
    expect(heldOf({ ...report, indicators: [{ ...report.indicators[0]!, actual: '15,5' }] })).toEqual([
      { path: 'indicators.0.actual', code: 'number' },
    ]);
  });

  it('a score sheet: words that are too long keep back themselves, and no score', () => {
    const grid = [{ code: 'relevance', label: { fr: 'Pertinence', ar: 'الملاءمة' }, weight: 100, scaleMax: 5, levels: [] }];
    const LONG = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('x'.repeat(4_001), 'é'.repeat(10_001), '😀'.repeat(4_000)));
    const sheet = fc.record({
      marks: fc
        .record({
          criterion: fc.constant('relevance'),
          score: fc.option(fc.nat({ max: 5 })),
          notAssessable: fc.constant(false),
          justification: LONG,
        })
        .map((mark) => completed(grid, [mark])),
      comment: LONG,
    });
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 1, maxLength: 4 }), (typed) => {
        const sent = sentWhile({ marks: completed(grid, []), comment: '' }, typed, sheetWordDefects, ({ marks, comment }) => ({
          revision: 1,
          marks,
          comment: comment || null,
        }));
        sent.forEach((body, index) => {
          expect(refusals(SheetDto, body)).toEqual([]);
          expect((body as { marks: { score: number }[] }).marks[0]!.score).toBe(typed[index]!.marks[0]!.score);
        });
      }),
    );
  });
});
