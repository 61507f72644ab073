import { Injectable } from '@nestjs/common';
import { contentHash } from '#kernel';
import { newId, Outbox, platformErrors, Trail, Tx, type Actor, type Em } from '#platform';
import { BilanEdition } from '../data/bilan-edition.entity.js';
import type { BilanYear } from '../domain/bilan.js';
import { bilanEditionMachine } from '../domain/bilan-edition.machine.js';
import { bilanErrors } from '../domain/errors.js';
import { renderBilan } from './render-bilan.job.js';

/** The moves of an edition; whoever calls has decided access. */
@Injectable()
export class BilanEditions {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND */
  async lock(em: Em, id: string): Promise<BilanEdition> {
    const edition = await em.findOne(BilanEdition, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!edition) throw platformErrors.NOT_FOUND();
    return edition;
  }

  /** The year's draft, opened under the next number when there is none. */
  async open(em: Em, actor: Actor, year: number): Promise<BilanEdition> {
    await em.query(`SELECT pg_advisory_xact_lock(hashtext('bilan_edition'), $1)`, [year]);
    const draft = await em.findOneBy(BilanEdition, { year, state: 'draft' });
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
    await this.move(em, actor, edition, 'freeze', { figures, sha256, frozenAt: await this.tx.now(em) });
    await this.outbox.enqueue(em, renderBilan, { editionId: edition.id });
  }

  /** @throws WRONG_STATE */
  async publish(em: Em, actor: Actor, edition: BilanEdition): Promise<void> {
    await this.move(em, actor, edition, 'publish', { publishedAt: await this.tx.now(em) });
  }

  private async move(
    em: Em,
    actor: Actor,
    edition: BilanEdition,
    event: 'freeze' | 'publish',
    change: Partial<BilanEdition>,
  ): Promise<void> {
    const from = edition.state;
    const to = bilanEditionMachine.next(from, event);
    Object.assign(edition, change, { state: to });
    await em.save(BilanEdition, edition);
    await this.trail.record(em, actor, {
      subject: 'bilan_edition',
      subjectId: edition.id,
      event,
      from,
      to,
      detail: { year: edition.year, number: edition.number, sha256: edition.sha256 },
    });
  }
}
