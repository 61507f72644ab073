import { Injectable } from '@nestjs/common';
import { choiceErrors, offered, WordLists, type WordsInForce } from '#institution';
import type { Label } from '#kernel';
import { Lists, platformErrors, Tx, type Actor, type Em } from '#platform';
import type { Gathering } from '../data/programme-context.entity.js';
import { gatheringKinds } from './programme.parameters.js';
import { ProgrammeParties } from './programme-parties.js';
import { ProgrammesList, ProgrammesQuery } from './programmes.list.js';

/** What gatherings are: the list of the institution that owns the programme. */
@Injectable()
export class GatheringKinds {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
    private readonly listed: ProgrammesList,
    private readonly parties: ProgrammeParties,
    private readonly words: WordLists,
  ) {}

  /** What a gathering may be entered as today. @throws NOT_FOUND */
  offered(actor: Actor, programmeId: string): Promise<{ code: string; label: Label }[]> {
    return this.tx.read(async (em) => {
      const { total } = await this.lists.page(em, actor, this.listed, Object.assign(new ProgrammesQuery(), { id: programmeId }));
      if (total === 0) throw platformErrors.NOT_FOUND();
      return offered((await this.inForce(em, programmeId)).words).map(({ code, label }) => ({ code, label }));
    });
  }

  /**
   * The list under which a gathering is entered. One that keeps its kind keeps the list under which it was named.
   * @throws INVALID_REQUEST
   */
  async chosen(em: Em, gathering: Gathering, before: Gathering | null): Promise<string> {
    if (before?.kind === gathering.kind) return before.kindRevisionId;
    const { words, revisionId } = await this.inForce(em, gathering.programmeId);
    const errors = choiceErrors(words, gathering.kind, 'kind');
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
    return revisionId;
  }

  /** What the kinds of some gatherings are called. */
  async labels(em: Em, gatherings: readonly Gathering[]): Promise<(gathering: Gathering) => Label> {
    const ids = gatherings.map(({ kindRevisionId }) => kindRevisionId);
    const labelOf = await this.words.labels(em, gatheringKinds, ids);
    return ({ kindRevisionId, kind }) => labelOf(kindRevisionId, kind);
  }

  private async inForce(em: Em, programmeId: string): Promise<WordsInForce> {
    const { ownerId } = await this.parties.of(em, programmeId, null);
    return this.words.inForce(em, gatheringKinds, ownerId);
  }
}
