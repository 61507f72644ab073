import type { BoardFunction, DocumentKind } from './association-kinds.js';
import { holderErrors, identifierErrors, registrationErrors, type Registration } from './registration.js';

const TODAY = '2026-11-16';
const seat = (name: BoardFunction, startsOn = '2025-01-01', endsOn: string | null = null) => ({ function: name, startsOn, endsOn });
const paper = (kind: DocumentKind, validUntil: string | null = null) => ({ kind, validUntil });

/** Tamkine, Agadir: everything is there. */
const complete: Registration = {
  name: { fr: 'Tamkine', ar: 'تمكين' },
  object: { fr: 'Intégration', ar: 'الإدماج' },
  receiptDate: '2019-03-01',
  address: '12, rue des Orangers, Agadir',
  board: [seat('president'), seat('treasurer')],
  documents: [paper('receipt'), paper('statutes'), paper('board_list'), paper('rib_proof')],
  hasAccount: true,
};
const errorsOf = (change: Partial<Registration>) =>
  registrationErrors({ ...complete, ...change }, TODAY).map(({ path, code }) => `${path} ${code}`);

describe('a registration is sent', () => {
  it('when everything is there', () => expect(errorsOf({})).toEqual([]));

  it.each<[string, Partial<Registration>, string[]]>([
    ['without the Arabic name', { name: { fr: 'Tamkine', ar: ' ' } }, ['name both_languages']],
    ['without its object', { object: null }, ['object both_languages']],
    ['without the day of its receipt', { receiptDate: null }, ['receiptDate required']],
    ['without an address', { address: '' }, ['address required']],
    ['without an account', { hasAccount: false }, ['account required']],
    ['without a board', { board: [] }, ['board board_president', 'board board_treasurer']],
    ['with a president only', { board: [seat('president')] }, ['board board_treasurer']],
    ['without its statutes', { documents: complete.documents.filter(({ kind }) => kind !== 'statutes') }, ['documents.statutes required']],
  ])('refused %s', (_what, change, errors) => expect(errorsOf(change)).toEqual(errors));

  it('all that is missing is said at once', () => {
    const nothing: Partial<Registration> = {
      name: { fr: '', ar: '' },
      object: null,
      receiptDate: null,
      address: null,
      board: [],
      documents: [],
      hasAccount: false,
    };
    expect(errorsOf(nothing)).toHaveLength(11);
  });

  it('a mandate counts from its first day to its last', () => {
    const board = (from: string, until: string | null) => ({ board: [seat('president', from, until), seat('treasurer')] });
    expect(errorsOf(board(TODAY, TODAY))).toEqual([]);
    expect(errorsOf(board('2025-01-01', '2026-11-15'))).toEqual(['board board_president']);
    expect(errorsOf(board('2026-11-17', null))).toEqual(['board board_president']);
  });

  it('a document counts on the last day of its validity, and no more the day after', () => {
    const until = (day: string) => ({ documents: [...complete.documents.slice(1), paper('receipt', day)] });
    expect(errorsOf(until(TODAY))).toEqual([]);
    expect(errorsOf(until('2026-11-15'))).toEqual(['documents.receipt required']);
  });

  it('the renewed document counts beside the one that ended', () => {
    expect(errorsOf({ documents: [...complete.documents, paper('receipt', '2020-01-01')] })).toEqual([]);
  });
});

describe('identifiers as typed', () => {
  it('are refused by their key, at their place; what was not given is not judged', () => {
    expect(identifierErrors({})).toEqual([]);
    expect(identifierErrors({ rib: '001810007800020110620318' })).toEqual([]);
    expect(identifierErrors({ rib: '001810007800020110620319' }, 'account.rib')).toEqual([{ path: 'account.rib', code: 'rib' }]);
    expect(identifierErrors({ ice: '001525713000085' })).toEqual([{ path: 'ice', code: 'ice' }]);
    expect(identifierErrors({ ice: '', rib: '' })).toHaveLength(2);
  });

  it('a holder that no payment file can carry is refused at once', () => {
    expect(holderErrors('ASSOCIATION TAMKINE')).toEqual([]);
    expect(holderErrors('جمعية تمكين')).toEqual([{ path: 'holder', code: 'holder_latin' }]);
  });
});
