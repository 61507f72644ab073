import { Injectable } from '@nestjs/common';
import type { Holding, HoldingSource } from '#identity';
import { dayOfInstant } from '#kernel';
import { Tx, type Em } from '#platform';
import { seatsOf } from '../data/held-alone.queries.js';

const SEAT = {
  fr: 'Siège au comité, dont le mandat court',
  ar: 'مقعد في اللجنة لم تنته مدته',
  en: 'Seat in the committee, whose mandate runs',
};

/** A mandate is ended before its holder leaves: quorums and minutes count on the seat. */
@Injectable()
export class SeatsHeld implements HoldingSource {
  constructor(private readonly tx: Tx) {}

  async heldBy(em: Em, personId: string): Promise<Holding[]> {
    const rows = await seatsOf(em, personId, dayOfInstant(await this.tx.now(em)));
    return rows.map(({ committeeId, name }) => ({ what: SEAT, about: { en: name.fr, ...name }, href: `/app/committees/${committeeId}` }));
  }
}
