import fc from 'fast-check';
import { changedBeyond, unknownCompletionItems } from './completion.js';

describe('an instructor asks to complete', () => {
  const known = { fields: ['need', 'method'], documents: ['rib'] };

  it('questions, documents, and whole parts of the file', () => {
    const asked = { fields: ['need', 'budget', 'partners', 'project', 'eligibility'], documents: ['rib'] };
    expect(unknownCompletionItems(asked, known)).toEqual([]);
  });

  it('and is told at its place what the call does not have', () => {
    expect(unknownCompletionItems({ fields: ['need', 'colour'], documents: ['rib', 'need'] }, known)).toEqual([
      { path: 'fields.1', code: 'unknown' },
      { path: 'documents.1', code: 'unknown' },
    ]);
  });

  it('a document is no question, a part is no document', () => {
    expect(unknownCompletionItems({ fields: ['rib'], documents: ['budget'] }, known)).toHaveLength(2);
  });
});

describe('the association completes', () => {
  const asked = { fields: ['need'], documents: [] };

  it.each([
    ['what was asked', { need: 'a', method: 'b' }, { need: 'A', method: 'b' }, []],
    ['something else', { need: 'a', method: 'b' }, { need: 'a', method: 'B' }, ['method']],
    ['both', { need: 'a', method: 'b' }, { need: 'A', method: 'B' }, ['method']],
    ['an answer that was not there', {}, { method: 'b' }, ['method']],
    ['an answer taken away', { method: 'b' }, {}, ['method']],
    ['nothing said in another way', { method: null }, {}, []],
    ['one choice of several', { method: ['a', 'b'] }, { method: ['a'] }, ['method']],
  ])('%s', (_what, before, after, beyond) => expect(changedBeyond(asked, before, after)).toEqual(beyond));

  it('what stays as it was is never beyond, whatever was asked', () => {
    const answers = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/), fc.oneof(fc.string(), fc.integer(), fc.constant(null)));
    fc.assert(
      fc.property(answers, answers, (before, after) => {
        expect(changedBeyond(asked, before, { ...before })).toEqual([]);
        const beyond = changedBeyond(asked, before, after);
        expect(beyond).not.toContain('need');
        expect([...changedBeyond(asked, after, before)].sort()).toEqual([...beyond].sort());
        expect(changedBeyond({ fields: beyond.concat('need'), documents: [] }, before, after)).toEqual([]);
      }),
    );
  });
});
