import { Injectable } from '@nestjs/common';
import { choiceErrors, defineWords, firstOfEach, Institutions, offered, WordLists, type WordsInForce } from '#institution';
import type { Label } from '#kernel';
import { Lists, platformErrors, requireAccess, Tx, type Actor, type Em } from '#platform';
import { REASONS_OF_RETURN } from '../data/associations.list.js';
import { AssociationsList, AssociationsQuery } from './associations.list.js';

const reason = (code: string, fr: string, ar: string, en: string) => ({ code, label: { fr, ar, en } });

/** Why a registration goes back to its association. */
export const returnReasons = defineWords({
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

export interface ReturnReasonView {
  code: string;
  label: Label;
}
export interface CountedReturnReason extends ReturnReasonView {
  /** It may be said today. */
  offered: boolean;
  /** Registrations that were last returned for it, of those that the reader may see. */
  count: number;
}

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
    private readonly words: WordLists,
  ) {}

  /** What may be said today, and for what registrations were returned. */
  all(actor: Actor): Promise<CountedReturnReason[]> {
    requireAccess(actor, 'association.list');
    return this.tx.read(async (em) => {
      const query = Object.assign(new AssociationsQuery(), { pageSize: 1 });
      const { counts } = await this.lists.pageBy(em, actor, this.associations, query, REASONS_OF_RETURN);
      const returned = new Map<string, number>();
      for (const { value, count } of counts)
        for (const code of value.split(' ').filter(Boolean)) returned.set(code, (returned.get(code) ?? 0) + count);
      const own = offered((await this.inForce(em, actor)).words);
      const every = (await this.words.listsInForce(em, returnReasons, null)).flatMap(({ words }) => words);
      const isOwn = new Set(own.map(({ code }) => code));
      return firstOfEach([...own, ...every])
        .map(({ code, label }) => ({ code, label, offered: isOwn.has(code), count: returned.get(code) ?? 0 }))
        .filter((one) => one.offered || one.count > 0);
    });
  }

  /** @throws INVALID_REQUEST: a reason that is not offered */
  async chosen(em: Em, actor: Actor, codes: readonly string[]): Promise<Returned> {
    const { words, revisionId } = await this.inForce(em, actor);
    const errors = codes.flatMap((code, index) => choiceErrors(words, code, `reasons.${index}`));
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
    const said = offered(words)
      .map(({ code }) => code)
      .filter((code) => codes.includes(code));
    return { returnReasons: said, returnReasonsRevisionId: revisionId };
  }

  /** As the list called them under which they were said. */
  async said(em: Em, { returnReasons: codes, returnReasonsRevisionId }: Returned): Promise<ReturnReasonView[]> {
    if (returnReasonsRevisionId === null) return [];
    const labelOf = await this.words.labels(em, returnReasons, [returnReasonsRevisionId]);
    return codes.map((code) => ({ code, label: labelOf(returnReasonsRevisionId, code) }));
  }

  private async inForce(em: Em, { scope }: Actor): Promise<WordsInForce> {
    return this.words.inForce(em, returnReasons, scope.institutionId ?? (await this.institutions.principal(em)).id);
  }
}
