import { Injectable } from '@nestjs/common';
import { requireAccess, Tx, type Actor } from '#platform';
import { bilanEditionMachine } from '../domain/bilan-edition.machine.js';
import { BilanEditions } from './bilan-editions.js';
import { Bilan } from './bilan.js';
import { editionItem, type EditionItem } from './edition-item.js';

/** Opens, freezes and publishes the editions of a year. */
@Injectable()
export class AdvanceEdition {
  constructor(
    private readonly tx: Tx,
    private readonly bilan: Bilan,
    private readonly editions: BilanEditions,
  ) {}

  open(actor: Actor, year: number): Promise<EditionItem> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'bilan_edition.open');
      return editionItem(await this.editions.open(em, actor, year));
    });
  }

  /** @throws NOT_FOUND · WRONG_STATE · BILAN_EMPTY */
  freeze(actor: Actor, id: string): Promise<EditionItem> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'bilan_edition.freeze');
      const edition = await this.editions.lock(em, id);
      bilanEditionMachine.require(edition.state, 'freeze');
      await this.editions.freeze(em, actor, edition, await this.bilan.year(em, edition.year));
      return editionItem(edition);
    });
  }

  /** @throws FORBIDDEN for whoever acts for one institution · NOT_FOUND · STEP_UP_REQUIRED · WRONG_STATE */
  publish(actor: Actor, id: string): Promise<EditionItem> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'bilan_edition.publish');
      const edition = await this.editions.lock(em, id);
      await this.editions.publish(em, actor, edition);
      return editionItem(edition);
    });
  }
}
