import { Injectable } from '@nestjs/common';
import { CodedReasons, defineReasons, Institutions, type CodedReasonView, type OfferedAndCountedReasonView } from '#institution';
import { Lists, platformErrors, requireAccess, Tx, type Actor, type Em } from '#platform';
import { REASONS_OF_RETURN } from '../data/associations.list.js';
import { AssociationsList, AssociationsQuery } from './associations.list.js';

const reason = (code: string, fr: string, ar: string, en: string) => ({ code, label: { fr, ar, en } });

/** Why a registration goes back to its association. */
export const returnReasons = defineReasons({
  name: 'associations.return-reasons',
  label: { fr: 'Motifs de renvoi d’une inscription', ar: 'أسباب إرجاع التسجيل', en: 'Reasons for returning a registration' },
  hint: {
    fr: 'Dits à l’association avant le texte de l’agent, et comptés.',
    ar: 'تُبلغ للجمعية قبل نص الموظف وتُحصى.',
    en: 'Told to the association before the officer’s text, and counted.',
  },
  initial: [
    reason(
      'identity.mismatch',
      'L’identité ne correspond pas aux documents.',
      'الهوية لا تطابق الوثائق.',
      'The identity does not match the documents.',
    ),
    reason(
      'receipt.unreadable',
      'Le récépissé ou l’acte de création est absent, illisible ou périmé.',
      'الوصل أو السند المنشئ غير موجود أو غير مقروء أو منتهي الصلاحية.',
      'The receipt or founding act is missing, unreadable or out of date.',
    ),
    reason(
      'board.outdated',
      'Le bureau n’est pas celui qui est en exercice.',
      'المكتب ليس هو المكتب المزاول.',
      'The board is not the one in office.',
    ),
    reason('account.unproved', 'Le compte bancaire n’est pas prouvé.', 'الحساب البنكي غير مثبت.', 'The bank account is not proved.'),
    reason(
      'documents.incomplete',
      'Un document manque ou n’est plus valable.',
      'وثيقة ناقصة أو لم تعد صالحة.',
      'A document is missing or no longer valid.',
    ),
    reason('registration.duplicate', 'L’association est déjà inscrite.', 'الجمعية مسجلة من قبل.', 'The association is already registered.'),
    reason('other', 'Autre motif, précisé dans le texte.', 'سبب آخر مبين في النص.', 'Another reason, said in the text.'),
  ],
});

/** What a registration was last returned for, and the list under which it was said. */
interface Returned {
  returnReasons: string[];
  returnReasonsRevisionId: string | null;
}

/** Why registrations are returned. An association belongs to no institution: whoever returns it says the words of their own. */
@Injectable()
export class ReturnReasons {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
    private readonly associations: AssociationsList,
    private readonly institutions: Institutions,
    private readonly reasons: CodedReasons,
  ) {}

  /** What may be said today, and for what registrations were returned. */
  all(actor: Actor): Promise<OfferedAndCountedReasonView[]> {
    requireAccess(actor, 'association.list');
    return this.tx.read(async (em) => {
      const query = Object.assign(new AssociationsQuery(), { pageSize: 1 });
      const { counts } = await this.lists.pageBy(em, actor, this.associations, query, REASONS_OF_RETURN);
      return this.reasons.offeredAndCounted(em, returnReasons, await this.institutions.whose(em, actor), counts);
    });
  }

  /** @throws INVALID_REQUEST: a reason that is not offered */
  async chosen(em: Em, actor: Actor, codes: readonly string[]): Promise<Returned> {
    const { said, errors } = await this.reasons.chosen(em, returnReasons, await this.institutions.whose(em, actor), codes);
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
    return { returnReasons: said.reasons, returnReasonsRevisionId: said.reasonsRevisionId };
  }

  /** As the list called them under which they were said. */
  said(em: Em, { returnReasons: reasons, returnReasonsRevisionId: reasonsRevisionId }: Returned): Promise<CodedReasonView[]> {
    return this.reasons.views(em, returnReasons, { reasons, reasonsRevisionId });
  }
}
