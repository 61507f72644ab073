import ts from 'typescript';
import { nodesOf, parse, placeOf, roomSources, type Source } from './sources.js';

// A line of French never begins with ":" or "»": what stands before such a sign is bound to it. The catalogues of the screens have their
// own spec; here are the texts that the rooms write themselves: refusals, mails, labels, documents, words of the trail.
const BREAKABLE = / [;:?!»]|« /;

/** The pieces of text within a node that is said in French: what is put into them are values, read where they are written. */
function piecesOf(node: ts.Node): ts.LiteralLikeNode[] {
  return nodesOf(node).flatMap((one): ts.LiteralLikeNode[] => {
    if (ts.isStringLiteral(one) || ts.isNoSubstitutionTemplateLiteral(one)) return [one];
    return ts.isTemplateExpression(one) ? [one.head, ...one.templateSpans.map(({ literal }) => literal)] : [];
  });
}

const breakableIn = (source: Source): string[] =>
  nodesOf(source.tree).flatMap((node) =>
    ts.isPropertyAssignment(node) && node.name.getText(source.tree) === 'fr'
      ? piecesOf(node.initializer).flatMap((piece) => (BREAKABLE.test(piece.text) ? [`${placeOf(source, piece)} ${piece.text}`] : []))
      : [],
  );

it('what the rooms say in French binds ; : ? ! and quotation marks to their words', () =>
  expect(roomSources().flatMap(breakableIn)).toEqual([]));

it.each([
  `const errors = { GONE: { fr: 'C’est fini : revenez.', ar: '', en: '' } };`,
  'const text = { fr: `${name} : ${of("x")}` };',
  `const many = { fr: (n: number) => (n > 1 ? 'Elles' : 'Est-ce elle ?') };`,
  `const quoted = { fr: { one: '« Ici »' } };`,
])('it would be noticed: %s', (text) => expect(breakableIn(parse('libs/here/there.ts', text))).toHaveLength(1));

it('a French sentence with bound signs is no fault', () =>
  expect(
    breakableIn(parse('libs/here/there.ts', `const said = { fr: 'C’est fini\u00a0: «\u00a0ici\u00a0»', en: 'Over : here' };`)),
  ).toEqual([]));
