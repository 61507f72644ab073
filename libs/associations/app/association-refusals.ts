import { Injectable } from '@nestjs/common';
import { CodedReasons, Institutions, type CodedReasonView, type OfferedAndCountedReasonView, type SaidReasons } from '#institution';
import { Lists, platformErrors, requireAccess, Tx, type Actor, type Em } from '#platform';
import type { Association } from '../data/association.entity.js';
import { REASONS_OF_SUSPENSION } from '../data/associations.list.js';
import { AssociationsList, AssociationsQuery } from './associations.list.js';
import { refusalsOfAssociations } from './refusal.parameters.js';

export type RefusalAct = 'suspend' | 'reject_account';

type Suspended = Pick<Association, 'suspensionReason' | 'suspensionReasons' | 'suspensionReasonsRevisionId'>;
export const NOT_SUSPENDED: Suspended = { suspensionReason: null, suspensionReasons: [], suspensionReasonsRevisionId: null };

/** Why associations are suspended and their accounts refused: whoever does it says the words of their own institution. */
@Injectable()
export class AssociationRefusals {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
    private readonly associations: AssociationsList,
    private readonly institutions: Institutions,
    private readonly reasons: CodedReasons,
  ) {}

  /** What may be said today, and for what associations are suspended. */
  all(actor: Actor): Promise<OfferedAndCountedReasonView[]> {
    requireAccess(actor, 'association.list');
    return this.tx.read(async (em) => {
      const query = Object.assign(new AssociationsQuery(), { pageSize: 1 });
      const { counts } = await this.lists.pageBy(em, actor, this.associations, query, REASONS_OF_SUSPENSION);
      return this.reasons.offeredAndCounted(em, refusalsOfAssociations, await this.institutions.whose(em, actor), counts);
    });
  }

  /** @throws INVALID_REQUEST: none, or a reason that is not offered for the act */
  async chosen(em: Em, actor: Actor, codes: readonly string[], act: RefusalAct): Promise<SaidReasons> {
    const institutionId = await this.institutions.whose(em, actor);
    const { said, errors } = await this.reasons.chosen(em, refusalsOfAssociations, institutionId, codes, act);
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
    return said;
  }

  ofAccounts(em: Em, accounts: readonly SaidReasons[]): Promise<(account: SaidReasons) => CodedReasonView[]> {
    return this.reasons.viewsOf(em, refusalsOfAssociations, accounts);
  }

  ofSuspension(
    em: Em,
    { suspensionReasons: reasons, suspensionReasonsRevisionId: reasonsRevisionId }: Suspended,
  ): Promise<CodedReasonView[]> {
    return this.reasons.views(em, refusalsOfAssociations, { reasons, reasonsRevisionId });
  }
}
