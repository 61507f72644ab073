import { Injectable } from '@nestjs/common';
import { contentHash } from '#kernel';
import { ask, Lifecycle, newId, rowBy, Trail, Tx, type Actor, type Em } from '#platform';
import { BilanEdition } from '../data/bilan-edition.entity.js';
import { lockYear } from '../data/editions.queries.js';
import type { BilanYear } from '../domain/bilan.js';
import { bilanEditionMachine } from '../domain/bilan-edition.machine.js';
import { bilanErrors } from '../domain/errors.js';
import { bilanEditionLife } from './bilan.lives.js';
import { renderBilan } from './render-bilan.job.js';

/** The moves of an edition; whoever calls has decided access. */
@Injectable()
export class BilanEditions {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
  ) {}

  /** @throws NOT_FOUND */
  lock(em: Em, id: string): Promise<BilanEdition> {
    return this.lifecycle.lock(em, bilanEditionLife, id);
  }

  /** The year's draft, opened under the next number when there is none. */
  async open(em: Em, actor: Actor, year: number): Promise<BilanEdition> {
    await lockYear(em, year);
    const draft = await rowBy(em, BilanEdition, { year, state: 'draft' });
    if (draft) return draft;
    const number = (await em.countBy(BilanEdition, { year })) + 1;
    const id = newId();
    await em.insert(BilanEdition, { id, year, number, state: bilanEditionMachine.initial });
    await this.trail.record(em, actor, {
      subject: 'bilan_edition',
      subjectId: id,
      event: 'open',
      to: bilanEditionMachine.initial,
      detail: { year, number },
    });
    return this.lock(em, id);
  }

  /** @throws WRONG_STATE · BILAN_EMPTY */
  async freeze(em: Em, actor: Actor, edition: BilanEdition, figures: BilanYear): Promise<void> {
    if (figures.totals.projects === 0) throw bilanErrors.BILAN_EMPTY({ year: edition.year });
    const sha256 = contentHash(figures);
    const change = { figures, sha256, frozenAt: await this.tx.now(em) };
    await this.lifecycle.move(em, actor, bilanEditionLife, edition, 'freeze', change, {
      tell: ask(renderBilan, { editionId: edition.id }),
    });
  }

  /** @throws WRONG_STATE */
  async publish(em: Em, actor: Actor, edition: BilanEdition): Promise<void> {
    await this.lifecycle.move(em, actor, bilanEditionLife, edition, 'publish', { publishedAt: await this.tx.now(em) });
  }
}
