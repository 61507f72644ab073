import { REASONS, said } from './outcomes.js';

it('a sentence has its values in three languages; what the file says keeps its own direction inside Arabic', () => {
  const { fr, ar, en } = said(REASONS.repeated, { line: 2 });
  expect([fr, en]).toEqual(['même ligne que la ligne 2 du fichier', 'the same as row 2 of the file']);
  expect(ar).toContain('\u20682\u2069');
});
