/** A voting seat: its titular, and who sits on it when the titular does not. */
export interface SeatMember {
  memberId: string;
  college: string;
  /** Null for a titular; the titular's id for a substitute. */
  substituteOf: string | null;
  present: boolean;
  /** Promised confidentiality and answered for each file: nobody sits before. */
  declared: boolean;
  /** Withdrawn from the file in question. */
  recused: boolean;
}

export interface QuorumRule {
  /** Share of the seats that must be filled, in hundredths of a percent. */
  shareBasisPoints: number;
  /** Seats of each college that must be filled. */
  minPerCollege: number;
}

export interface Quorum {
  seats: number;
  present: number;
  required: number;
  reached: boolean;
  colleges: { college: string; seats: number; present: number; required: number; reached: boolean }[];
  /** Who holds each filled seat: these persons score and vote. */
  voters: string[];
}

/**
 * Counts the quorum of a session, or of one file once its recusals are known.
 * A seat is filled by its titular, or by a substitute while the titular is absent, undeclared or recused. Whoever has not declared
 * fills none. A recused member is counted on neither side: a seat that nobody can hold for this file (its titular, or the
 * substitute who sits for them, has withdrawn) leaves the total, and a college never owes more seats than it has left.
 */
export function quorum(members: readonly SeatMember[], rule: QuorumRule): Quorum {
  const seats = members.filter((member) => member.substituteOf === null).map((titular) => seatOf(titular, members));
  const counted = seats.filter((seat) => !seat.withdrawn);
  const voters = counted.flatMap((seat) => seat.holder ?? []);
  const required = Math.max(1, Math.ceil((counted.length * rule.shareBasisPoints) / 10_000));
  const colleges = [...new Set(members.map((member) => member.college))].sort().map((college) => {
    const own = counted.filter((seat) => seat.college === college);
    const filled = own.filter((seat) => seat.holder !== null).length;
    const owed = Math.min(rule.minPerCollege, own.length);
    return { college, seats: own.length, present: filled, required: owed, reached: filled >= owed };
  });
  return {
    seats: counted.length,
    present: voters.length,
    required,
    reached: voters.length >= required && colleges.every((college) => college.reached),
    colleges,
    voters,
  };
}

function seatOf(titular: SeatMember, members: readonly SeatMember[]): { college: string; holder: string | null; withdrawn: boolean } {
  const holdable = [titular, ...members.filter((member) => member.substituteOf === titular.memberId)];
  const sitting = holdable.filter((member) => member.present && member.declared);
  const holder = sitting.find((member) => !member.recused)?.memberId ?? null;
  const withdrawn = holder === null && (titular.recused || sitting.length > 0);
  return { college: titular.college, holder, withdrawn };
}
