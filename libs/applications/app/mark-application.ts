import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { choiceErrors, offered, WordLists, type WordsInForce } from '#institution';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { decide, found, platformErrors, requireAccess, rowBy, Trail, Tx, type Actor, type Em } from '#platform';
import { ProgrammeParties } from '#programmes';
import { ApplicationMarker } from '../data/application-marker.entity.js';
import { Application } from '../data/application.entity.js';
import { NOT_SUBMITTED } from '../domain/application.machine.js';
import { subjectOf } from './application-facts.js';
import { GENDER_MARKERS, type GenderMarker } from '../domain/markers.js';
import { carriers } from './application.parameters.js';

export interface CarrierView {
  code: string;
  label: Label;
}

export interface MarkersView {
  /** 0 while nothing was said. */
  version: number;
  gender: GenderMarker | null;
  genderLabel: Label | null;
  /** As the list called them under which they were said. */
  carriedBy: CarrierView[];
  /** What may be said today, and what is said already; nothing for who may not say it. */
  offered: CarrierView[];
  marked: { at: ZonedInstant; by: string | null } | null;
  can: 'mark'[];
}

export interface MarkersContent {
  gender: GenderMarker | null;
  carriedBy: string[];
}

const NOTHING: MarkersContent = { gender: null, carriedBy: [] };

/** How who studies a file counts it: by gender, and by who carries it. What the association certified stays as it is. */
@Injectable()
export class MarkApplication {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly directory: Directory,
    private readonly words: WordLists,
    private readonly parties: ProgrammeParties,
  ) {}

  /** @throws NOT_FOUND */
  read(actor: Actor, id: string): Promise<MarkersView> {
    return this.tx.run(async (em) => {
      const file = await this.file(em, id);
      const subject = subjectOf(file);
      requireAccess(actor, 'application.list', subject);
      const marker = await rowBy(em, ApplicationMarker, { applicationId: id });
      const { gender, carriedBy } = marker ?? NOTHING;
      const people = await this.directory.people(em, marker?.markedBy ? [marker.markedBy] : []);
      const labelOf = await this.words.labels(em, carriers, marker ? [marker.carriersRevisionId] : []);
      const said = carriedBy.map((code) => ({ code, label: labelOf(marker!.carriersRevisionId, code) }));
      const may = decide(actor, 'application.mark', subject).allowed;
      return {
        version: marker?.version ?? 0,
        gender,
        genderLabel: gender && GENDER_MARKERS[gender],
        carriedBy: said,
        offered: may ? withSaid((await this.inForce(em, file)).words, said) : [],
        marked: marker && {
          at: zonedInstant(marker.markedAt),
          by: (marker.markedBy && people.get(marker.markedBy)?.name) ?? null,
        },
        can: may ? ['mark'] : [],
      };
    });
  }

  /** Every carrier that some list knows of the institutions whose files the reader may see: what files are looked for by. */
  known(actor: Actor): Promise<CarrierView[]> {
    requireAccess(actor, 'application.list');
    return this.tx.read(async (em) =>
      this.words.known(em, carriers, await this.parties.ownersBeside(em, actor.scope.institutionId ?? null)),
    );
  }

  /** Said anew, the trail keeps what it was. @throws NOT_FOUND · OWN_ASSOCIATION · VERSION_CONFLICT · INVALID_REQUEST */
  mark(actor: Actor, id: string, version: number, content: MarkersContent): Promise<{ version: number }> {
    return this.tx.run(async (em) => {
      const file = await this.file(em, id, true);
      requireAccess(actor, 'application.mark', subjectOf(file));
      const before = await rowBy(em, ApplicationMarker, { applicationId: id });
      if ((before?.version ?? 0) !== version) throw platformErrors.VERSION_CONFLICT({ current: before?.version ?? 0 });
      const { words, revisionId } = await this.inForce(em, file);
      const errors = content.carriedBy.flatMap((code, index) => choiceErrors(words, code, `carriedBy.${index}`, before?.carriedBy));
      if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
      const said = { gender: content.gender, carriedBy: inOrder(words, content.carriedBy) };
      const row = { ...said, carriersRevisionId: revisionId, version: version + 1, markedBy: actor.personId };
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

  /** A draft does not exist for who studies files. @throws NOT_FOUND */
  private async file(em: Em, id: string, locked = false): Promise<Application> {
    const row = locked ? await rowBy(em, Application, { id }, 'FOR UPDATE') : await found(em, Application, { id });
    if (!row || NOT_SUBMITTED.includes(row.state)) throw platformErrors.NOT_FOUND();
    return row;
  }

  /** The list of the institution whose programme the file applies to: a programme is counted by one list, wherever it is studied. */
  private async inForce(em: Em, { programmeId }: Application): Promise<WordsInForce> {
    return this.words.inForce(em, carriers, (await this.parties.of(em, programmeId, null)).ownerId);
  }
}

/** Each once, in the order of the list; last what another list knew. */
function inOrder(words: WordsInForce['words'], said: readonly string[]): string[] {
  const listed = words.map(({ code }) => code);
  return [...listed.filter((code) => said.includes(code)), ...new Set(said.filter((code) => !listed.includes(code)))];
}

const withSaid = (words: WordsInForce['words'], said: readonly CarrierView[]): CarrierView[] => {
  const today = offered(words).map(({ code, label }) => ({ code, label }));
  return [...today, ...said.filter(({ code }) => today.every((one) => one.code !== code))];
};
