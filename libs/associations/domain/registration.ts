import {
  communeByCode,
  HOME_COUNTRY,
  isBic,
  isComplete,
  isIban,
  isIce,
  isProvince,
  isRib,
  regionOfProvince,
  type FieldError,
  type Localized,
} from '#kernel';
import { KINDS, type AssociationKind, type BoardFunction, type Proof } from './association-kinds.js';
import { bankTakesHolder } from './bank-holder.js';

/** By what an association is known, and where its seat is: which of them it has depends on its kind. */
export interface Identifiers {
  kind: AssociationKind;
  /** Null abroad. */
  ice: string | null;
  /** The number of the act that makes it exist: receipt, register, dahir. */
  receiptNumber: string;
  registerName: string | null;
  /** ISO 3166-1. */
  country: string;
  /** Of a seat abroad. */
  city: string | null;
  /** Null abroad. */
  regionCode: string | null;
  province?: string | null;
  commune?: string | null;
  hostAgreement: string | null;
  network: readonly unknown[];
}

export interface Registration extends Identifiers {
  name: Localized;
  object: Localized | null;
  receiptDate: string | null;
  address: string | null;
  board: readonly { function: BoardFunction; startsOn: string; endsOn: string | null }[];
  documents: readonly { kind: string; validUntil: string | null }[];
  hasAccount: boolean;
}

const required = (path: string): FieldError => ({ path, code: 'required' });

/** What keeps a registration from being sent, on a calendar day (`YYYY-MM-DD`). */
export function registrationErrors(registration: Registration, today: string): FieldError[] {
  const { kind, name, object, receiptDate, address, board, documents, hasAccount } = registration;
  const sits = (seat: BoardFunction) =>
    board.some((member) => member.function === seat && member.startsOn <= today && (member.endsOn === null || member.endsOn >= today));
  const held = (wanted: Proof) =>
    documents.some((document) => document.kind === wanted && (document.validUntil === null || document.validUntil >= today));
  return [
    ...(isComplete(name) ? [] : [{ path: 'name', code: 'both_languages' }]),
    ...(isComplete(object) ? [] : [{ path: 'object', code: 'both_languages' }]),
    ...(receiptDate ? [] : [required('receiptDate')]),
    ...identityErrors(registration),
    ...(address ? [] : [required('address')]),
    ...KINDS[kind].seats.filter((seats) => !seats.some(sits)).map((seats) => ({ path: 'board', code: `board_${seats.join('_or_')}` })),
    ...KINDS[kind].registration.filter((wanted) => !held(wanted)).map((wanted) => required(`documents.${wanted}`)),
    ...(hasAccount ? [] : [required('account')]),
  ];
}

/**
 * The identifiers as their kind wants them, once bare: all that it has, nothing that it has not. Keys are checked before anything is
 * written.
 */
export function identityErrors(given: Identifiers): FieldError[] {
  const { register, abroad, network } = KINDS[given.kind];
  const asked = (path: keyof Identifiers, has: boolean) => (has === (given[path] !== null) ? [] : [has ? required(path) : unasked(path)]);
  const iceErrors = !abroad && given.ice !== null && !isIce(given.ice) ? [{ path: 'ice', code: 'ice' }] : asked('ice', !abroad);
  return [
    ...iceErrors,
    ...asked('registerName', register !== null),
    ...((given.country !== HOME_COUNTRY) === abroad ? [] : [{ path: 'country', code: abroad ? 'country_abroad' : 'not_of_kind' }]),
    ...asked('city', abroad),
    ...asked('regionCode', !abroad),
    ...(abroad && (given.province ?? null) !== null ? [unasked('province')] : []),
    ...(abroad && (given.commune ?? null) !== null ? [unasked('commune')] : []),
    ...(abroad ? [] : placeErrors(given)),
    ...(!abroad && given.hostAgreement !== null ? [unasked('hostAgreement')] : []),
    ...(!network && given.network.length > 0 ? [unasked('network')] : []),
  ];
}

/** The province lies in the region, the commune in the province. */
function placeErrors({ regionCode, province, commune }: Identifiers): FieldError[] {
  if (province && (!isProvince(province) || regionOfProvince(province) !== regionCode))
    return [{ path: 'province', code: 'not_in_region' }];
  return commune && communeByCode(commune)?.province !== province ? [{ path: 'commune', code: 'not_in_province' }] : [];
}

const unasked = (path: string): FieldError => ({ path, code: 'not_of_kind' });

/** What no two registrations share: the ICE, or the number in the register of a country abroad. */
export const identifierKey = ({ ice, country, receiptNumber }: Pick<Identifiers, 'ice' | 'country' | 'receiptNumber'>): string =>
  ice ?? `${country} ${receiptNumber.toLowerCase()}`;

/** An account as it is typed: of Morocco by its RIB, of another country by its IBAN with the bank. */
export interface TypedAccount {
  rib?: string | null;
  iban?: string | null;
  bic?: string | null;
  bankName?: string | null;
  holder: string;
}
export interface AccountNumber {
  rib: string | null;
  iban: string | null;
  bic: string | null;
  bankName: string | null;
}

/** How the account is kept: an IBAN of Morocco is a RIB. */
export function accountNumber({ rib, iban, bic, bankName }: TypedAccount): AccountNumber {
  const moroccan = rib ?? (iban?.startsWith(HOME_COUNTRY) && isIban(iban) ? iban.slice(4) : null);
  if (moroccan !== null) return { rib: moroccan, iban: null, bic: null, bankName: null };
  return { rib: null, iban: iban ?? null, bic: bic ?? null, bankName: bankName ?? null };
}

/** An account as the kind of its owner has it. */
export function accountErrors(kind: AssociationKind, account: TypedAccount, at = ''): FieldError[] {
  const { rib, iban, bic, bankName } = accountNumber(account);
  const wrong = (path: string, code: string) => ({ path: at + path, code });
  const holder = holderErrors(account.holder, `${at}holder`);
  if (rib !== null) return [...(isRib(rib) ? [] : [wrong('rib', 'rib')]), ...holder];
  if (!KINDS[kind].abroad) return [wrong('rib', 'required'), ...holder];
  return [
    ...(iban === null ? [wrong('iban', 'required')] : isIban(iban) ? [] : [wrong('iban', 'iban')]),
    ...(bic === null ? [wrong('bic', 'required')] : isBic(bic) ? [] : [wrong('bic', 'bic')]),
    ...(bankName === null ? [wrong('bankName', 'required')] : []),
    ...holder,
  ];
}

/** The holder goes to the bank as it is typed: what no payment file can carry is said at once. */
export const holderErrors = (holder: string, path = 'holder'): FieldError[] =>
  bankTakesHolder(holder) ? [] : [{ path, code: 'holder_latin' }];
