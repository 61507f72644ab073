import { isComplete, isIce, isRib, type FieldError, type Localized } from '#kernel';
import { REGISTRATION_DOCUMENTS, type BoardFunction, type DocumentKind, type VaultKind } from './association-kinds.js';
import { bankTakesHolder } from './bank-holder.js';

export interface Registration {
  name: Localized;
  object: Localized | null;
  receiptDate: string | null;
  address: string | null;
  board: readonly { function: BoardFunction; startsOn: string; endsOn: string | null }[];
  documents: readonly { kind: VaultKind; validUntil: string | null }[];
  hasAccount: boolean;
}

const MUST_SIT: readonly BoardFunction[] = ['president', 'treasurer'];

/** What keeps a registration from being sent, on a calendar day (`YYYY-MM-DD`). */
export function registrationErrors(registration: Registration, today: string): FieldError[] {
  const { name, object, receiptDate, address, board, documents, hasAccount } = registration;
  const sits = (seat: BoardFunction) =>
    board.some((member) => member.function === seat && member.startsOn <= today && (member.endsOn === null || member.endsOn >= today));
  const held = (kind: DocumentKind) =>
    documents.some((document) => document.kind === kind && (document.validUntil === null || document.validUntil >= today));
  const required = (path: string): FieldError => ({ path, code: 'required' });
  return [
    ...(isComplete(name) ? [] : [{ path: 'name', code: 'both_languages' }]),
    ...(isComplete(object) ? [] : [{ path: 'object', code: 'both_languages' }]),
    ...(receiptDate ? [] : [required('receiptDate')]),
    ...(address ? [] : [required('address')]),
    ...MUST_SIT.filter((seat) => !sits(seat)).map((seat) => ({ path: 'board', code: `board_${seat}` })),
    ...REGISTRATION_DOCUMENTS.filter((kind) => !held(kind)).map((kind) => required(`documents.${kind}`)),
    ...(hasAccount ? [] : [required('account')]),
  ];
}

/** The identifiers as typed, once bare: keys are checked before anything is written. */
export function identifierErrors(identifiers: { ice?: string; rib?: string }, ribPath = 'rib'): FieldError[] {
  return [
    ...(identifiers.ice !== undefined && !isIce(identifiers.ice) ? [{ path: 'ice', code: 'ice' }] : []),
    ...(identifiers.rib !== undefined && !isRib(identifiers.rib) ? [{ path: ribPath, code: 'rib' }] : []),
  ];
}

/** The holder goes to the bank as it is typed: what no payment file can carry is said at once. */
export const holderErrors = (holder: string, path = 'holder'): FieldError[] =>
  bankTakesHolder(holder) ? [] : [{ path, code: 'holder_latin' }];
