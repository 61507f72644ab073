import fc from 'fast-check';
import { merge } from './merge.js';
import { isSame, type Json } from './same.js';

describe('two sides of one content', () => {
  it('each changed another field: both are kept and nobody is asked', () => {
    const base = { title: 'Avant', regionCode: '09' };
    expect(merge(base, { ...base, title: 'Mon titre' }, { ...base, regionCode: '04' })).toEqual({
      content: { title: 'Mon titre', regionCode: '04' },
      clashes: [],
    });
  });

  it('both changed the same field: it is a clash, and only that one', () => {
    const base = { answers: { title: '', need: 'Avant', people: 3 } };
    const { clashes, content } = merge(
      base,
      { answers: { title: 'Mien', need: 'Mien', people: 3 } },
      { answers: { title: 'Leur', need: 'Avant', people: 8 } },
    );
    expect(clashes).toEqual([{ path: 'answers.title', mine: 'Mien', theirs: 'Leur' }]);
    expect(content).toEqual({ answers: { title: 'Mien', need: 'Mien', people: 8 } });
  });

  it('what the person chooses settles the clash, either way', () => {
    const [base, mine, theirs] = [{ a: 1 }, { a: 2 }, { a: 3 }];
    expect(merge(base, mine, theirs, new Map([['a', 'theirs']]))).toEqual({ content: { a: 3 }, clashes: [] });
    expect(merge(base, mine, theirs, new Map([['a', 'mine']]))).toEqual({ content: { a: 2 }, clashes: [] });
  });

  it('both wrote the same, or emptied it in another way: nothing to choose', () => {
    expect(merge({ a: 1 }, { a: 2 }, { a: 2 }).clashes).toEqual([]);
    expect(merge({ a: 'x' }, { a: '' }, { a: null }).clashes).toEqual([]);
  });

  describe('rows of a budget', () => {
    const row = (label: string, amountCentimes: number) => ({ side: 'charge', account: '61', label, amountCentimes, funding: null });
    const base = { lines: [row('Salle', 1), row('Transport', 2), row('Repas', 3)] };

    it('changed by each side at its own place, added by both, taken off by one', () => {
      const mine = { lines: [row('Salle', 10), row('Transport', 2), row('Repas', 3), row('Affiches', 4)] };
      const theirs = { lines: [row('Salle', 1), row('Transport', 20), row('Sonorisation', 5)] };
      const merged = merge(base, mine, theirs);
      expect(merged.clashes).toEqual([]);
      expect((merged.content as typeof base).lines.map(({ label, amountCentimes }) => [label, amountCentimes])).toEqual([
        ['Salle', 10],
        ['Transport', 20],
        ['Sonorisation', 5],
        ['Affiches', 4],
      ]);
    });

    it('two fields of one row meet; one field of one row clashes', () => {
      const mine = { lines: [{ ...row('Salle', 1), label: 'Grande salle' }, ...base.lines.slice(1)] };
      const theirs = { lines: [{ ...row('Salle', 1), amountCentimes: 100 }, ...base.lines.slice(1)] };
      expect(merge(base, mine, theirs)).toMatchObject({
        clashes: [],
        content: { lines: [{ label: 'Grande salle', amountCentimes: 100 }, {}, {}] },
      });
      const other = { lines: [{ ...row('Salle', 1), label: 'Petite salle' }, ...base.lines.slice(1)] };
      expect(merge(base, mine, other).clashes).toEqual([{ path: 'lines.0.label', mine: 'Grande salle', theirs: 'Petite salle' }]);
    });

    it('a quantity of one and a price of the other make a new amount; a typed amount against a quantity is asked about', () => {
      const counted = (quantityThousandths: number, unitPriceCentimes: number) => {
        const { amountCentimes: _, ...line } = row('Salle', 0);
        return { lines: [{ ...line, quantityThousandths, unit: 'mois', unitPriceCentimes }] };
      };
      expect(merge(counted(3_000, 2_500_00), counted(4_000, 2_500_00), counted(3_000, 3_000_00))).toEqual({
        content: counted(4_000, 3_000_00),
        clashes: [],
      });
      const [typed, other] = [{ lines: [row('Salle', 7_500_00)] }, { lines: [row('Salle', 8_000_00)] }];
      const { clashes } = merge(typed, counted(3_000, 2_500_00), other);
      expect(clashes.map(({ path }) => path)).toEqual(['lines.0']);
      expect(merge(typed, counted(3_000, 2_500_00), other, new Map([['lines.0', 'theirs']])).content).toEqual(other);
      expect(merge(typed, counted(3_000, 2_500_00), { lines: [row('Grande salle', 7_500_00)] })).toMatchObject({
        content: { lines: [{ label: 'Grande salle', quantityThousandths: 3_000 }] },
        clashes: [],
      });
    });

    it('a row that one side took off and the other changed is asked about', () => {
      const mine = { lines: base.lines.slice(1) };
      const theirs = { lines: [row('Salle', 100), ...base.lines.slice(1)] };
      const { clashes } = merge(base, mine, theirs);
      expect(clashes).toHaveLength(1);
      expect((merge(base, mine, theirs, new Map([[clashes[0]!.path, 'theirs']])).content as typeof base).lines).toEqual(theirs.lines);
      expect((merge(base, mine, theirs, new Map([[clashes[0]!.path, 'mine']])).content as typeof base).lines).toEqual(mine.lines);
    });
  });

  it('rows with a name of their own meet by it, wherever they stand', () => {
    const base = {
      lines: [
        { id: 'a', actual: null },
        { id: 'b', actual: null },
      ],
    };
    const mine = {
      lines: [
        { id: 'a', actual: 1 },
        { id: 'b', actual: null },
      ],
    };
    const theirs = {
      lines: [
        { id: 'b', actual: 2 },
        { id: 'a', actual: null },
      ],
    };
    expect(merge(base, mine, theirs)).toEqual({
      content: {
        lines: [
          { id: 'a', actual: 1 },
          { id: 'b', actual: 2 },
        ],
      },
      clashes: [],
    });
  });

  it('a mark is one answer: a score and “cannot be assessed” are never mixed', () => {
    const mark = (score: number | null, notAssessable = false) => ({
      marks: [{ criterion: 'need', score, notAssessable, justification: null }],
    });
    const { clashes } = merge(mark(null), mark(4), mark(null, true));
    expect(clashes.map(({ path }) => path)).toEqual(['marks.need']);
  });

  it('whatever the contents: one side alone is taken as it is, and every change of both is there or asked about', () => {
    const value = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3 }), fc.constantFrom('', 'a', 'b'));
    const line = fc.record({ label: fc.constantFrom('x', 'y', 'z'), amount: value });
    const content = fc.record({ a: value, b: value, inner: fc.record({ c: value }), lines: fc.array(line, { maxLength: 4 }) });
    fc.assert(
      fc.property(content, content, content, (base: Json, mine: Json, theirs: Json) => {
        expect(isSame(merge(base, mine, base).content, mine)).toBe(true);
        expect(isSame(merge(base, base, theirs).content, theirs)).toBe(true);
        expect(merge(base, mine, mine).clashes).toEqual([]);
        const { clashes } = merge(base, mine, theirs);
        const mineChosen = merge(base, mine, theirs, new Map(clashes.map(({ path }) => [path, 'mine'])));
        expect(mineChosen.clashes).toEqual([]);
        expect(isSame(mineChosen.content, merge(base, mine, theirs).content)).toBe(true);
        const [m, t, b, all] = [mine, theirs, base, mineChosen.content] as Record<string, Json>[];
        for (const key of ['a', 'b']) {
          const theirsAlone = isSame(b![key], m![key]);
          expect(isSame(all![key], theirsAlone ? t![key] : m![key])).toBe(true);
        }
      }),
    );
  });
});
