import type { BoardFunction, Proof } from './association-kinds.js';
import fc from 'fast-check';
import { withIbanKey, withIceKey } from '#kernel';
import {
  accountErrors,
  accountNumber,
  holderErrors,
  identifierKey,
  identityErrors,
  registrationErrors,
  type Identifiers,
  type Registration,
} from './registration.js';

const TODAY = '2026-11-16';
const ICE = withIceKey('0015257130000');
const seat = (name: BoardFunction, startsOn = '2025-01-01', endsOn: string | null = null) => ({ function: name, startsOn, endsOn });
const paper = (kind: Proof, validUntil: string | null = null) => ({ kind, validUntil });

/** Tamkine, Agadir: everything is there. */
const complete: Registration = {
  kind: 'association',
  ice: ICE,
  receiptNumber: '12/2019',
  registerName: null,
  country: 'MA',
  city: null,
  regionCode: 'MA-09',
  province: null,
  commune: null,
  hostAgreement: null,
  network: [],
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

/** An organisation of Rome. */
const italian: Identifiers = {
  kind: 'foreign_ngo',
  ice: null,
  receiptNumber: 'RUNTS 12345',
  registerName: 'Registro unico nazionale del Terzo settore',
  country: 'IT',
  city: 'Roma',
  regionCode: null,
  province: null,
  commune: null,
  hostAgreement: null,
  network: [],
};
const said = (given: Identifiers) => identityErrors(given).map(({ path, code }) => `${path} ${code}`);

describe('each kind has its own identifiers', () => {
  it('and is sent with them', () => {
    expect(said(complete)).toEqual([]);
    expect(said({ ...complete, kind: 'federation', network: [{}] })).toEqual([]);
    expect(said({ ...complete, kind: 'cooperative', registerName: 'Tribunal de première instance d’Agadir' })).toEqual([]);
    expect(said({ ...complete, kind: 'public_establishment', receiptNumber: 'Dahir 1-57-009' })).toEqual([]);
    expect(said({ ...complete, province: 'MA-AGD', commune: '09.001.01.01' })).toEqual([]);
    expect(said(italian)).toEqual([]);
    expect(said({ ...italian, hostAgreement: 'Accord du 3 mai 2019' })).toEqual([]);
  });

  it.each<[string, Identifiers, string[]]>([
    ['an association without an ICE', { ...complete, ice: null }, ['ice required']],
    ['an ICE with a wrong key', { ...complete, ice: '001525713000085' }, ['ice ice']],
    ['an association with a court', { ...complete, registerName: 'Tribunal' }, ['registerName not_of_kind']],
    ['an association of several members', { ...complete, network: [{}] }, ['network not_of_kind']],
    ['a cooperative without its court', { ...complete, kind: 'cooperative' }, ['registerName required']],
    ['an association in Italy', { ...complete, country: 'IT' }, ['country not_of_kind']],
    ['a foreign organisation with an ICE', { ...italian, ice: ICE }, ['ice not_of_kind']],
    ['one at home in Morocco', { ...italian, country: 'MA' }, ['country country_abroad']],
    ['one of no register and no city', { ...italian, registerName: null, city: null }, ['registerName required', 'city required']],
    ['one of a province', { ...italian, regionCode: 'MA-09', province: 'MA-AGD' }, ['regionCode not_of_kind', 'province not_of_kind']],
    ['a province of another region', { ...complete, province: 'MA-OUJ' }, ['province not_in_region']],
    ['what is no province', { ...complete, province: 'Agadir' }, ['province not_in_region']],
    ['a commune of another province', { ...complete, province: 'MA-TIZ', commune: '09.001.01.01' }, ['commune not_in_province']],
    ['a commune without its province', { ...complete, commune: '09.001.01.01' }, ['commune not_in_province']],
  ])('%s is refused at the place', (_what, given, errors) => expect(said(given)).toEqual(errors));

  it('what no two share is the ICE, or abroad the number in the register of the country, however it is written', () => {
    expect(identifierKey(complete)).toBe(ICE);
    expect(identifierKey(italian)).toBe(identifierKey({ ...italian, receiptNumber: 'runts 12345' }));
    expect(identifierKey(italian)).not.toBe(identifierKey({ ...italian, country: 'FR' }));
  });

  it('a public establishment needs who directs it, and no treasurer', () => {
    const establishment = { kind: 'public_establishment' as const, documents: [paper('receipt'), paper('rib_proof')] };
    expect(errorsOf({ ...establishment, board: [seat('director')] })).toEqual([]);
    expect(errorsOf({ ...establishment, board: [seat('treasurer')] })).toEqual(['board board_director_or_president']);
  });
});

describe('an account', () => {
  const IBAN = withIbanKey('IT', 'X0542811101000000123456');
  const abroad = { iban: IBAN, bic: 'BLOPIT22', bankName: 'Banca', holder: 'Ponte' };
  const codes = (...given: Parameters<typeof accountErrors>) => accountErrors(...given).map(({ path, code }) => `${path} ${code}`);

  it('in Morocco is a RIB, whose key is checked at its place', () => {
    expect(codes('association', { rib: '001810007800020110620318', holder: 'X' })).toEqual([]);
    expect(codes('association', { rib: '001810007800020110620319', holder: 'X' }, 'account.')).toEqual(['account.rib rib']);
    expect(codes('association', { holder: 'X' })).toEqual(['rib required']);
    expect(codes('association', abroad)).toEqual(['rib required']);
  });

  it('of an organisation abroad is an IBAN with its bank', () => {
    expect(codes('foreign_ngo', abroad)).toEqual([]);
    expect(codes('foreign_ngo', { holder: 'Ponte' })).toEqual(['iban required', 'bic required', 'bankName required']);
    expect(codes('foreign_ngo', { ...abroad, iban: `${IBAN.slice(0, -1)}7`, bic: 'X' })).toEqual(['iban iban', 'bic bic']);
  });

  it('whose IBAN is of Morocco is kept as a RIB: such an account can be paid', () => {
    expect(accountNumber({ ...abroad, iban: 'MA64001810007800020110620318' })).toEqual({
      rib: '001810007800020110620318',
      iban: null,
      bic: null,
      bankName: null,
    });
    expect(codes('foreign_ngo', { iban: 'MA64001810007800020110620318', holder: 'Ponte' })).toEqual([]);
  });

  it('is one number, never two', () => {
    const typed = fc.record({
      rib: fc.option(fc.string()),
      iban: fc.option(fc.string()),
      bic: fc.option(fc.string()),
      holder: fc.string(),
    });
    fc.assert(
      fc.property(typed, (account) => {
        const { rib, iban } = accountNumber(account);
        expect(rib !== null && iban !== null).toBe(false);
      }),
    );
  });

  it('whose holder no payment file can carry is refused at once', () => {
    expect(holderErrors('ASSOCIATION TAMKINE')).toEqual([]);
    expect(codes('association', { rib: '001810007800020110620318', holder: 'جمعية تمكين' })).toEqual(['holder holder_latin']);
  });
});
