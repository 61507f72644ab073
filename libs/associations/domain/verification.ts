import { KINDS, type AssociationKind, type BoardFunction, type Proof } from './association-kinds.js';

/** When the registration was looked at, and what happened since. */
export interface LookedAt {
  verifiedAt: Date | null;
  checkedAt: Date | null;
  presidencyMovedAt: Date | null;
}

/** The president changed since an officer last looked at what was verified. */
export function presidencyToCheck({ verifiedAt, checkedAt, presidencyMovedAt }: LookedAt): boolean {
  if (!verifiedAt || !presidencyMovedAt) return false;
  const looked = Math.max(verifiedAt.getTime(), checkedAt?.getTime() ?? 0);
  return presidencyMovedAt.getTime() > looked;
}

/** What was verified and has ended: a document, or the mandate of who must sit on the board. */
export interface Lapse {
  what: 'document' | 'seat';
  of: Proof | BoardFunction;
  /** Its last day, `YYYY-MM-DD`. */
  day: string;
}

/** What a kind of association must go on showing: its documents, and of each group of seats one that is held. */
export interface Asked {
  documents: readonly string[];
  seats: readonly (readonly string[])[];
}
export const askedOf = (kind: AssociationKind): Asked => {
  const { registration, payment, seats } = KINDS[kind];
  return { documents: [...registration, ...payment], seats };
};
/** The same of every kind. */
export const ASKED: Readonly<Record<string, Asked>> = Object.fromEntries(
  (Object.keys(KINDS) as AssociationKind[]).map((kind) => [kind, askedOf(kind)]),
);

/**
 * What of a verified registration has ended on a day: of the documents that its kind must show or that paying asks for, those whose validity is
 * over and that nothing has replaced; of the seats that must be held, those that nobody holds any more.
 */
export function lapsesOn({ kind, documents, board }: Verified, today: string): Lapse[] {
  const { seats } = KINDS[kind];
  const ended = documents.filter(
    (document) => askedOf(kind).documents.includes(document.kind) && document.validUntil !== null && document.validUntil < today,
  );
  const held = ({ endsOn, startsOn }: Verified['board'][number]) => startsOn <= today && (endsOn === null || endsOn >= today);
  const empty = seats.filter((functions) => !board.some((seat) => functions.includes(seat.function) && held(seat)));
  return [
    ...ended.map((document): Lapse => ({ what: 'document', of: document.kind as Proof, day: document.validUntil! })),
    ...empty.flatMap((functions): Lapse[] => {
      const [last] = board
        .filter((seat) => functions.includes(seat.function) && seat.endsOn !== null && seat.endsOn < today)
        .sort((one, other) => (one.endsOn! < other.endsOn! ? 1 : -1));
      return last ? [{ what: 'seat', of: last.function, day: last.endsOn! }] : [];
    }),
  ];
}
export interface Verified {
  kind: AssociationKind;
  documents: readonly { kind: string; validUntil: string | null }[];
  board: readonly { function: BoardFunction; startsOn: string; endsOn: string | null }[];
}

const same = (one: Lapse) => (other: Lapse) => one.what === other.what && one.of === other.of && one.day === other.day;

/** What was not noted yet. */
export const newLapses = (noted: readonly Lapse[], now: readonly Lapse[]): Lapse[] => now.filter((lapse) => !noted.some(same(lapse)));
/** What is noted and has been put right since: another document, another board. */
export const isCured = (lapse: Lapse, now: readonly Lapse[]): boolean => !now.some(same(lapse));
