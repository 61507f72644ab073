import fc from 'fast-check';
import type { Asked } from './field.js';
import { answerDefect, answerText, FIELD_KINDS, kindOfField, sampleAnswer, type FieldKind } from './index.js';

const options = ['a', 'b', 'c', 'd'].map((code) => ({ code, label: { fr: code, ar: code } }));
const question = (kind: FieldKind, asked: Asked = {}) => ({
  kind,
  required: true,
  ...(kindOfField(kind).hasOptions ? { options } : {}),
  ...asked,
});

/** Bounds as an officer may set them: none, one or both; of choices, no more than there are options. */
const boundsFor = (kind: FieldKind) => {
  const largest = kindOfField(kind).hasOptions ? options.length : 3_000;
  const bound = fc.option(fc.integer({ min: 1, max: largest }), { nil: undefined });
  return fc.tuple(bound, bound).map(([one, other]): Asked => {
    if (one === undefined || other === undefined) return { min: one, max: other };
    return { min: Math.min(one, other), max: Math.max(one, other) };
  });
};

describe.each(FIELD_KINDS)('the kind of question "%s"', (kind) => {
  const sample = sampleAnswer(question(kind));

  it('has a name in each language', () => {
    const { fr, ar, en } = kindOfField(kind).label;
    for (const name of [fr, ar, en]) expect(name.trim()).not.toBe('');
  });

  it('has a sample that answers it within any bounds', () => {
    fc.assert(
      fc.property(boundsFor(kind), (asked) => {
        const bounded = question(kind, asked);
        expect(answerDefect(bounded, sampleAnswer(bounded), { complete: true })).toBeNull();
      }),
    );
  });

  it('says an answer in words in each language', () => {
    const { fr, ar, en } = answerText(question(kind), sample);
    for (const words of [fr, ar, en]) expect(words).not.toMatch(/^(|—|\[.*|\{.*)$/);
  });

  it('refuses what is no answer of any kind, says it nevertheless, and asks for an answer only of who hands in', () => {
    const nonsense = { not: 'an answer' };
    expect(answerDefect(question(kind), nonsense, { complete: false })).not.toBeNull();
    expect(typeof answerText(question(kind), nonsense).fr).toBe('string');
    expect(answerDefect(question(kind), null, { complete: true })).toEqual({ code: 'required' });
    expect(answerDefect(question(kind), null, { complete: false })).toBeNull();
  });

  it('measures an answer where it has bounds', () => {
    const { bounds } = kindOfField(kind);
    if (!bounds) return;
    const size = bounds.sizeOf(sample);
    expect(answerDefect(question(kind, { min: size + 1 }), sample, { complete: true })).toEqual({
      code: bounds.under,
      params: { min: size + 1, unit: bounds.unit },
    });
    expect(answerDefect(question(kind, { max: size - 1 }), sample, { complete: true })).toEqual({
      code: bounds.over,
      params: { max: size - 1, unit: bounds.unit },
    });
    expect(answerDefect(question(kind, { min: size + 1 }), sample, { complete: false })).toBeNull();
  });
});
