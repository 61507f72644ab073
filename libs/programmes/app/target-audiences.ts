import { Injectable } from '@nestjs/common';
import { choiceErrors, offered, WordLists, type WordsInForce } from '#institution';
import type { Label } from '#kernel';
import { Lists, platformErrors, Tx, type Actor, type Em } from '#platform';
import type { Target } from '../data/programme-context.entity.js';
import { audiences } from './programme.parameters.js';
import { ProgrammeParties } from './programme-parties.js';
import { ProgrammesList, ProgrammesQuery } from './programmes.list.js';

/** Whom a target may count: the list of the institution that owns the programme. */
@Injectable()
export class TargetAudiences {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
    private readonly listed: ProgrammesList,
    private readonly parties: ProgrammeParties,
    private readonly words: WordLists,
  ) {}

  /** What a target may be written with today. @throws NOT_FOUND */
  offered(actor: Actor, programmeId: string): Promise<{ code: string; label: Label }[]> {
    return this.tx.run(
      async (em) => {
        const { total } = await this.lists.page(em, actor, this.listed, Object.assign(new ProgrammesQuery(), { id: programmeId }));
        if (total === 0) throw platformErrors.NOT_FOUND();
        return offered((await this.inForce(em, programmeId)).words).map(({ code, label }) => ({ code, label }));
      },
      { readOnly: true },
    );
  }

  /**
   * The list under which a target is written. One that keeps its audience keeps the list under which it was named.
   * @throws INVALID_REQUEST
   */
  async chosen(em: Em, target: Target, before: Target | null): Promise<string> {
    if (before?.audience === target.audience) return before.audienceRevisionId;
    const { words, revisionId } = await this.inForce(em, target.programmeId);
    const errors = choiceErrors(words, target.audience, 'audience');
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
    return revisionId;
  }

  /** What the audiences of some targets are called. */
  async labels(em: Em, targets: readonly Target[]): Promise<(target: Target) => Label> {
    const ids = targets.map(({ audienceRevisionId }) => audienceRevisionId);
    const labelOf = await this.words.labels(em, audiences, ids);
    return ({ audienceRevisionId, audience }) => labelOf(audienceRevisionId, audience);
  }

  private async inForce(em: Em, programmeId: string): Promise<WordsInForce> {
    const { ownerId } = await this.parties.of(em, programmeId, null);
    return this.words.inForce(em, audiences, ownerId);
  }
}
