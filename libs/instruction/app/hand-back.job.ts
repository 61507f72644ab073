import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#identity';
import { defineJob, noPayload, SYSTEM, Tx, type Em, type JobHandler } from '#platform';
import { openStudiesIn, whereStudiesAre, type StudiesOfOne } from '../data/instruction.queries.js';
import { leastLoaded } from '../domain/checklist.js';
import { AssignStudy } from './assign-study.js';

const changed = z.object({ change: z.string().optional() }).loose();

/** At each round, as a role also ends by its last day, which nobody tells; and at once when one is told to have changed. */
export const handBack = defineJob({ name: 'instruction.hand-back', queue: 'events', payload: noPayload });
export const roleEnded = defineJob({ name: 'instruction.role-ended', queue: 'events', payload: changed });

/**
 * Studies of whoever can study there no more: a role that was lent has ended, was taken away, or counts elsewhere. They go back to who lent
 * the role, or to the instructor with the fewest; where nobody can, they stay. Whoever is suspended finds theirs again.
 */
@Injectable()
export class HandBack implements JobHandler<z.infer<typeof changed>> {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly assignment: AssignStudy,
  ) {}

  async handle({ change }: z.infer<typeof changed> = {}): Promise<'done' | 'skipped'> {
    if (change === 'given') return 'skipped';
    const stranded = await this.tx.read((em) => this.stranded(em));
    let moved = 0;
    for (const place of stranded) moved += await this.tx.run((em) => this.move(em, place));
    return moved > 0 ? 'done' : 'skipped';
  }

  private async stranded(em: Em): Promise<StudiesOfOne[]> {
    const places = await whereStudiesAre(em);
    const away = await this.directory.suspendedAmong(em, [...new Set(places.map(({ instructorId }) => instructorId))]);
    const instructors = new Map<string, Set<string>>();
    for (const { programmeId, regionCode } of places) {
      const key = `${programmeId} ${regionCode}`;
      if (instructors.has(key)) continue;
      const holders = await this.directory.holders(em, ['instructor'], { programmeId, regionCode });
      instructors.set(key, new Set(holders.map(({ id }) => id)));
    }
    return places.filter(
      ({ programmeId, regionCode, instructorId }) =>
        !away.has(instructorId) && !instructors.get(`${programmeId} ${regionCode}`)!.has(instructorId),
    );
  }

  private async move(em: Em, place: StudiesOfOne): Promise<number> {
    const lender = await this.directory.lastLender(em, place.instructorId, 'instructor');
    let moved = 0;
    for (const study of await openStudiesIn(em, place)) {
      const candidates = await this.assignment.candidates(em, study);
      const next = candidates.find(({ personId }) => personId === lender)?.personId ?? leastLoaded(candidates);
      if (!next || next === place.instructorId) continue;
      await this.assignment.give(em, SYSTEM, study, next);
      moved++;
    }
    return moved;
  }
}
