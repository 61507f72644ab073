import { Injectable } from '@nestjs/common';
import { CodedReasons, Institutions, type CodedReasonView, type OfferedAndCountedReasonView, type SaidReasons } from '#institution';
import type { Localized } from '#kernel';
import { Lists, platformErrors, requireAccess, Tx, type Actor, type Em } from '#platform';
import type { Association } from '../data/association.entity.js';
import { REASONS_OF_SUSPENSION } from '../data/associations.list.js';
import { AssociationsList, AssociationsQuery } from './associations.list.js';
import { refusalsOfAssociations } from './refusal.parameters.js';

export type RefusalAct = 'suspend' | 'reject_account';

type Suspended = Pick<Association, 'suspensionReason' | 'suspensionReasons' | 'suspensionReasonsRevisionId' | 'suspendedByInstitutionId'>;
export const NOT_SUSPENDED: Suspended = {
  ...{ suspensionReason: null, suspensionReasons: [], suspensionReasonsRevisionId: null, suspendedByInstitutionId: null },
};

/** Whom a suspended association answers: the institution, and how it is reached where it says so. */
export interface SuspensionContact {
  institution: Localized;
  email: string | null;
  phone: string | null;
}

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

  /** What a suspension by somebody writes. @throws INVALID_REQUEST as `chosen` */
  async suspension(em: Em, actor: Actor, reason: string | null, codes: readonly string[]): Promise<Suspended> {
    const said = await this.chosen(em, actor, codes, 'suspend');
    return {
      suspensionReason: reason,
      suspensionReasons: said.reasons,
      suspensionReasonsRevisionId: said.reasonsRevisionId,
      suspendedByInstitutionId: await this.institutions.whose(em, actor),
    };
  }

  /** Who suspended it; an institution that says no address of its own is answered by way of the principal. Null while it is not suspended. */
  async contact(em: Em, { state, suspendedByInstitutionId }: Association): Promise<SuspensionContact | null> {
    if (state !== 'suspended') return null;
    const principal = await this.institutions.principal(em);
    const { name, contactEmail, contactPhone } = suspendedByInstitutionId
      ? await this.institutions.facts(em, suspendedByInstitutionId)
      : principal;
    const reached = contactEmail || contactPhone ? { contactEmail, contactPhone } : principal;
    return { institution: name, email: reached.contactEmail, phone: reached.contactPhone };
  }

  ofAccounts(em: Em, accounts: readonly SaidReasons[]): Promise<(account: SaidReasons) => CodedReasonView[]> {
    return this.reasons.viewsOf(em, refusalsOfAssociations, accounts);
  }

  ofSuspension(
    em: Em,
    { suspensionReasons: reasons, suspensionReasonsRevisionId: reasonsRevisionId }: Association,
  ): Promise<CodedReasonView[]> {
    return this.reasons.views(em, refusalsOfAssociations, { reasons, reasonsRevisionId });
  }
}
