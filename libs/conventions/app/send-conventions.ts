import { Injectable } from '@nestjs/common';
import type { Actor, BulkAct, BulkRowFacts, Em } from '#platform';
import { ConventionsList, type ConventionListItem } from './conventions.list.js';
import { MoveConvention } from './move-convention.js';

/** Sends several acts for signature. */
@Injectable()
export class SendConventions implements BulkAct<ConventionListItem, object> {
  readonly at = '/api/conventions/sendings';
  readonly policy = 'convention.send';

  constructor(
    readonly list: ConventionsList,
    private readonly moving: MoveConvention,
  ) {}

  row({ id, number, association, amountCentimes }: ConventionListItem): BulkRowFacts {
    return { id, number, name: association.name, amountCentimes };
  }

  async one(em: Em, actor: Actor, id: string): Promise<null> {
    await this.moving.sendIn(em, actor, id);
    return null;
  }
}
