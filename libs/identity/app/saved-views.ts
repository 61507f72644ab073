import { Injectable } from '@nestjs/common';
import { Extensions, lists, newId, platformErrors, rowBy, Tx, violatesUnique, type Actor } from '#platform';
import { SavedView } from '../data/saved-view.entity.js';
import { identityErrors } from '../domain/errors.js';

const MOST_VIEWS = 30;

export interface SavedViewItem {
  id: string;
  name: string;
  /** `state=submitted&sort=-asked`. */
  query: string;
}

/** The views of lists that a person keeps for themselves, whatever role they use: a view shows what the reader may see at that moment. */
@Injectable()
export class SavedViews {
  constructor(
    private readonly tx: Tx,
    private readonly extensions: Extensions,
  ) {}

  /** By name. @throws NOT_FOUND for a list that is none */
  of(actor: Actor, list: string): Promise<SavedViewItem[]> {
    this.requireList(list);
    return this.tx.run(async (em) => {
      const rows = await em.find(SavedView, { where: { personId: actor.personId!, list }, order: { name: 'ASC' } });
      return rows.map(({ id, name, query }) => ({ id, name, query }));
    });
  }

  /** Keeps a view; under a name that is used already, the new one takes its place. @throws NOT_FOUND · TOO_MANY_VIEWS */
  keep(actor: Actor, list: string, { name, query }: { name: string; query: string }): Promise<{ id: string }> {
    this.requireList(list);
    return this.tx.run(async (em) => {
      const personId = actor.personId!;
      const same = await rowBy(em, SavedView, { personId, list, name });
      if (!same && (await em.countBy(SavedView, { personId, list })) >= MOST_VIEWS)
        throw identityErrors.TOO_MANY_VIEWS({ max: MOST_VIEWS });
      await em.upsert(SavedView, { id: same?.id ?? newId(), personId, list, name, query }, { conflictPaths: ['personId', 'list', 'name'] });
      const { id } = await em.findOneByOrFail(SavedView, { personId, list, name });
      return { id };
    });
  }

  /** @throws NOT_FOUND also for a view of somebody else · VIEW_NAME_USED by another of one's own views of the list */
  rename(actor: Actor, list: string, id: string, name: string): Promise<void> {
    return this.tx.run(async (em) => {
      const { affected } = await em.update(SavedView, { id, list, personId: actor.personId! }, { name }).catch((error: unknown) => {
        throw violatesUnique(error, 'saved_view_name_uq') ? identityErrors.VIEW_NAME_USED({ name }) : error;
      });
      if (!affected) throw platformErrors.NOT_FOUND();
    });
  }

  /** @throws NOT_FOUND also for a view of somebody else */
  forget(actor: Actor, list: string, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const { affected } = await em.delete(SavedView, { id, list, personId: actor.personId! });
      if (!affected) throw platformErrors.NOT_FOUND();
    });
  }

  private requireList(list: string): void {
    if (!this.extensions.of(lists).some(({ name }) => name === list)) throw platformErrors.NOT_FOUND();
  }
}
