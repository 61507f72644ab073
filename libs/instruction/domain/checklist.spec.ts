import { buildChecklist, conclusion, leastLoaded } from './checklist.js';

const label = (fr: string) => ({ fr, ar: fr });

describe('the checklist of a file', () => {
  const items = buildChecklist({
    submittedInTime: true,
    documents: [
      { code: 'statutes', label: label('Statuts'), required: true },
      { code: 'accounts', label: label('Comptes'), required: true },
      { code: 'photos', label: label('Photos'), required: false },
    ],
    presentDocuments: new Set(['statutes']),
    eligibility: [{ code: 'seat', question: label('Siège dans la région ?') }],
  });

  it('is made of the call: deadline, form, each required document, then each question', () => {
    expect(items.map((item) => item.code)).toEqual(['deadline', 'form', 'document:statutes', 'document:accounts', 'question:seat']);
  });

  it('suggests what the program knows and leaves the rest to the instructor', () => {
    expect(items.map((item) => item.suggestion)).toEqual(['conform', null, 'conform', 'to_complete', null]);
  });
});

describe('a conclusion', () => {
  it('waits for every point of its own kind only', () => {
    const items = [
      { kind: 'admissibility' as const, verdict: 'conform' as const },
      { kind: 'eligibility' as const, verdict: null },
    ];
    expect(conclusion(items, 'admissibility', true)).toEqual({ pending: 0, contradicts: false });
    expect(conclusion(items, 'eligibility', true)).toEqual({ pending: 1, contradicts: false });
  });

  it('cannot be favourable beside a point that is not conform, nor unfavourable without one', () => {
    const bad = [{ kind: 'admissibility' as const, verdict: 'not_conform' as const }];
    const good = [{ kind: 'admissibility' as const, verdict: 'conform' as const }];
    expect(conclusion(bad, 'admissibility', true).contradicts).toBe(true);
    expect(conclusion(bad, 'admissibility', false).contradicts).toBe(false);
    expect(conclusion(good, 'admissibility', false).contradicts).toBe(true);
  });
});

describe('assignment', () => {
  it('goes to whoever has the fewest open files, and always the same way when equal', () => {
    expect(
      leastLoaded([
        { personId: 'b', openFiles: 1 },
        { personId: 'a', openFiles: 2 },
      ]),
    ).toBe('b');
    expect(
      leastLoaded([
        { personId: 'b', openFiles: 1 },
        { personId: 'a', openFiles: 1 },
      ]),
    ).toBe('a');
    expect(leastLoaded([])).toBeNull();
  });
});
