import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { decide, found, platformErrors, requireAccess, rowBy, Trail, Tx, type Actor, type Em, type Subject } from '#platform';
import { ApplicationMarker } from '../data/application-marker.entity.js';
import { Application } from '../data/application.entity.js';
import { NOT_SUBMITTED } from '../domain/application.machine.js';
import { subjectOf } from './application-facts.js';
import { CARRIED_BY, carriedInOrder, GENDER_MARKERS, type CarriedBy, type GenderMarker } from '../domain/markers.js';

export interface MarkersView {
  /** 0 while nothing was said. */
  version: number;
  gender: GenderMarker | null;
  genderLabel: Label | null;
  carriedBy: { code: CarriedBy; label: Label }[];
  marked: { at: ZonedInstant; by: string | null } | null;
  can: 'mark'[];
}

export interface MarkersContent {
  gender: GenderMarker | null;
  carriedBy: CarriedBy[];
}

const NOTHING: MarkersContent = { gender: null, carriedBy: [] };

/** How who studies a file counts it: by gender, and by who carries it. What the association certified stays as it is. */
@Injectable()
export class MarkApplication {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly directory: Directory,
  ) {}

  /** @throws NOT_FOUND */
  read(actor: Actor, id: string): Promise<MarkersView> {
    return this.tx.run(async (em) => {
      const subject = await this.subject(em, id);
      requireAccess(actor, 'application.list', subject);
      const marker = await rowBy(em, ApplicationMarker, { applicationId: id });
      const { gender, carriedBy } = marker ?? NOTHING;
      const people = await this.directory.people(em, marker?.markedBy ? [marker.markedBy] : []);
      return {
        version: marker?.version ?? 0,
        gender,
        genderLabel: gender && GENDER_MARKERS[gender],
        carriedBy: carriedBy.map((code) => ({ code, label: CARRIED_BY[code] })),
        marked: marker && {
          at: zonedInstant(marker.markedAt),
          by: (marker.markedBy && people.get(marker.markedBy)?.name) ?? null,
        },
        can: decide(actor, 'application.mark', subject).allowed ? ['mark'] : [],
      };
    });
  }

  /** Said anew, the trail keeps what it was. @throws NOT_FOUND · OWN_ASSOCIATION · VERSION_CONFLICT */
  mark(actor: Actor, id: string, version: number, content: MarkersContent): Promise<{ version: number }> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'application.mark', await this.subject(em, id, true));
      const before = await rowBy(em, ApplicationMarker, { applicationId: id });
      if ((before?.version ?? 0) !== version) throw platformErrors.VERSION_CONFLICT({ current: before?.version ?? 0 });
      const said = { gender: content.gender, carriedBy: carriedInOrder(content.carriedBy) };
      const row = { ...said, version: version + 1, markedBy: actor.personId };
      if (before) await em.update(ApplicationMarker, { applicationId: id }, { ...row, markedAt: () => 'clock_timestamp()' });
      else await em.insert(ApplicationMarker, { applicationId: id, ...row });
      const { gender, carriedBy } = before ?? NOTHING;
      await this.trail.record(em, actor, {
        subject: 'application',
        subjectId: id,
        event: 'mark',
        detail: { before: { gender, carriedBy }, after: said },
      });
      return { version: version + 1 };
    });
  }

  /** The file as an access is decided on; a draft does not exist for who studies files. @throws NOT_FOUND */
  private async subject(em: Em, id: string, locked = false): Promise<Subject> {
    const row = locked ? await rowBy(em, Application, { id }, 'FOR UPDATE') : await found(em, Application, { id });
    if (!row || NOT_SUBMITTED.includes(row.state)) throw platformErrors.NOT_FOUND();
    return subjectOf(row);
  }
}
