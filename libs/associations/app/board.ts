import { Injectable } from '@nestjs/common';
import { newId, platformErrors, type Em } from '#platform';
import { BoardMember } from '../data/association-parts.entity.js';
import type { BoardFunction } from '../domain/association-kinds.js';
import { BOARD_MANDATE_ENDS, EndingDays } from './association.deadlines.js';

export interface BoardSeat {
  name: string;
  function: BoardFunction;
  startsOn: string;
  endsOn?: string | null;
}

/** The board of an association as a whole: it is replaced, never altered. */
@Injectable()
export class Board {
  constructor(private readonly endings: EndingDays) {}

  /** @throws INVALID_REQUEST */
  check(board: readonly BoardSeat[]): void {
    const wrong = board.findIndex(({ startsOn, endsOn }) => endsOn && endsOn < startsOn);
    if (wrong >= 0) throw platformErrors.INVALID_REQUEST({}, [{ path: `board.${wrong}.endsOn`, code: 'date' }]);
  }

  /** @throws INVALID_REQUEST */
  async write(em: Em, associationId: string, board: readonly BoardSeat[]): Promise<void> {
    this.check(board);
    await em.delete(BoardMember, { associationId });
    const seats = board.map((seat, position) => ({ id: newId(), associationId, position, ...seat, endsOn: seat.endsOn ?? null }));
    if (seats.length > 0) await em.insert(BoardMember, seats);
    for (const { id, endsOn } of seats) await this.endings.set(em, BOARD_MANDATE_ENDS, id, endsOn);
  }
}
