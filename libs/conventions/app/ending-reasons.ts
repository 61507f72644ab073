import { Injectable } from '@nestjs/common';
import { CodedReasons, type CodedReasonView, type CountedReasonView, type OfferedReasonView, type SaidReasons } from '#institution';
import { found, Lists, platformErrors, requireAccess, Tx, type Actor, type Em } from '#platform';
import { Convention } from '../data/convention.entity.js';
import { REASONS_OF_ENDING } from '../data/conventions.list.js';
import { endingReasons } from './convention.parameters.js';
import { ConventionsList, ConventionsQuery } from './conventions.list.js';

/** Why acts are cancelled and terminated, as the institution lists it that signs them. */
@Injectable()
export class EndingReasons {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
    private readonly conventions: ConventionsList,
    private readonly reasons: CodedReasons,
  ) {}

  /** What may be said of this act today. @throws NOT_FOUND */
  offered(actor: Actor, id: string): Promise<OfferedReasonView[]> {
    return this.tx.read(async (em) => {
      const convention = await found(em, Convention, id);
      requireAccess(actor, 'convention.read', convention);
      return this.reasons.offered(em, endingReasons, convention.institutionId);
    });
  }

  /** @throws INVALID_REQUEST: none, or a reason that is not offered for the act */
  async chosen(em: Em, { institutionId }: Convention, codes: readonly string[], act: 'cancel' | 'terminate'): Promise<SaidReasons> {
    const { said, errors } = await this.reasons.chosen(em, endingReasons, institutionId, codes, act);
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
    return said;
  }

  views(em: Em, convention: SaidReasons): Promise<CodedReasonView[]> {
    return this.reasons.views(em, endingReasons, convention);
  }

  /** For what acts ended, of those that the reader may see. */
  counted(actor: Actor): Promise<CountedReasonView[]> {
    return this.tx.read(async (em) => {
      const query = Object.assign(new ConventionsQuery(), { pageSize: 1 });
      const { counts } = await this.lists.pageBy(em, actor, this.conventions, query, REASONS_OF_ENDING);
      return this.reasons.counted(em, endingReasons, counts);
    });
  }
}
