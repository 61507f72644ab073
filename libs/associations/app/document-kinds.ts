import { Injectable } from '@nestjs/common';
import { choiceErrors, defineWords, firstOfEach, Institutions, isOffered, offered, WordLists, type ParameterWord } from '#institution';
import type { FieldError, Label, Localized } from '#kernel';
import { platformErrors, type Em } from '#platform';
import { ASSOCIATION_KINDS, documentLabel, OTHER, PROOF_CODES, PROOFS, type AssociationKind } from '../domain/association-kinds.js';

const EVERY_KIND = Object.keys(ASSOCIATION_KINDS);
const ACCOUNTS: Label = { fr: 'Comptes du dernier exercice', ar: 'حسابات السنة المالية الأخيرة', en: 'Accounts of the last year' };
const HOST_AGREEMENT: Label = {
  fr: 'Accord de siège ou autorisation d’exercer au Maroc',
  ar: 'اتفاق المقر أو رخصة العمل بالمغرب',
  en: 'Headquarters agreement or authorisation to work in Morocco',
};

/** Documents of the vault, reused from call to call: those that a rule knows, and those that an institution adds. */
export const documentKinds = defineWords({
  name: 'associations.document-kinds',
  label: { fr: 'Documents des associations', ar: 'وثائق الجمعيات', en: 'Documents of associations' },
  hint: {
    fr: 'Ceux que les règles connaissent restent ; les autres s’ajoutent et se retirent. Un appel peut les demander. L’acte qui fait exister une association porte le nom que lui donne sa forme juridique.',
    ar: 'تبقى الوثائق التي تعرفها القواعد، وتُضاف غيرها وتُسحب. ويمكن لطلب المشاريع أن يطلبها. ويحمل السند المنشئ للجمعية الاسم الذي يعطيه له شكلها القانوني.',
    en: 'Those that rules know stay; others are added and ended. A call may ask for them. The act that makes an association exist is called as its legal form calls it.',
  },
  marks: ASSOCIATION_KINDS,
  months: { fr: 'Validité (mois)', ar: 'الصلاحية (بالأشهر)', en: 'Valid for (months)' },
  needed: PROOF_CODES,
  taken: [OTHER],
  initial: [
    ...PROOF_CODES.map((code) => ({ code, label: PROOFS[code], marks: EVERY_KIND })),
    { code: 'accounts', label: ACCOUNTS, marks: EVERY_KIND },
    { code: 'host_agreement', label: HOST_AGREEMENT, marks: ['foreign_ngo'] },
  ],
});

/** A kind that vaults take; `askedBy`: whose it is, where it is not everybody's. */
export interface TakenKind extends ParameterWord {
  askedBy: Localized[];
}

/** What a document is, and the list under which it was kept; what has a title of its own is of no list. */
interface Listed {
  kind: string;
  title: string | null;
  kindsRevisionId: string | null;
}

/**
 * Kinds of the documents that associations keep. A vault belongs to no institution: it takes the kinds of the lists of all, and a call asks for
 * those of the institution that owns its programme.
 */
@Injectable()
export class DocumentKinds {
  constructor(
    private readonly words: WordLists,
    private readonly institutions: Institutions,
  ) {}

  /**
   * What vaults take today: of each kind the words of the principal's list, else of the first that has it, with the names of the institutions
   * that ask for it by a list of their own; those of all come first.
   */
  async taken(em: Em): Promise<TakenKind[]> {
    const lists = await this.words.listsInForce(em, documentKinds, null);
    const words = firstOfEach(lists.flatMap((list) => offered(list.words)));
    const shared = new Set(
      lists.filter(({ decidedBy }) => decidedBy === null).flatMap((list) => offered(list.words).map(({ code }) => code)),
    );
    const names = await this.institutions.factsOf(
      em,
      lists.flatMap(({ decidedBy }) => decidedBy ?? []),
    );
    const askersOf = (code: string): Localized[] =>
      lists.flatMap((list) => (list.decidedBy && isOffered(list.words, code) ? (names.get(list.decidedBy)?.name ?? []) : []));
    const kinds = words.map((word) => ({ ...word, askedBy: shared.has(word.code) ? [] : askersOf(word.code) }));
    return [...kinds.filter(({ askedBy }) => askedBy.length === 0), ...kinds.filter(({ askedBy }) => askedBy.length > 0)];
  }

  /** The list under which a document of a kind is kept from now on, with the months of its validity. @throws NOT_FOUND · INVALID_REQUEST */
  async chosen(em: Em, kind: string): Promise<{ revisionId: string; months: number | null }> {
    const lists = await this.words.listsInForce(em, documentKinds, null);
    const list = lists.find(({ words }) => isOffered(words, kind));
    if (list) return { revisionId: list.revisionId, months: list.words.find(({ code }) => code === kind)!.months ?? null };
    if (lists.some(({ words }) => words.some(({ code }) => code === kind))) throw ended('document');
    throw platformErrors.NOT_FOUND();
  }

  /** What a call of an institution may ask for, with the kinds that it asks for already. */
  async askable(em: Em, institutionId: string, already: readonly string[] = []): Promise<{ code: string; label: Label }[]> {
    const { words } = await this.words.inForce(em, documentKinds, institutionId);
    return words.filter(({ code, retired }) => !retired || already.includes(code)).map(({ code, label }) => ({ code, label }));
  }

  /** What stands against the kinds that a call asks for, each with its path; those that it asked for before may stay. */
  async askErrors(
    em: Em,
    institutionId: string,
    asked: readonly { kind: string; path: string }[],
    before: readonly string[],
  ): Promise<FieldError[]> {
    if (asked.every(({ kind }) => before.includes(kind))) return [];
    const { words } = await this.words.inForce(em, documentKinds, institutionId);
    return asked.flatMap(({ kind, path }) => choiceErrors(words, kind, path, before));
  }

  /** What some documents are called. */
  async labels(em: Em, documents: readonly Listed[]): Promise<(document: Listed, owner: AssociationKind) => Label> {
    const ids = documents.flatMap(({ kindsRevisionId }) => kindsRevisionId ?? []);
    const labelOf = await this.words.labels(em, documentKinds, ids);
    return (document, owner) => documentLabel(document, owner, labelOf(document.kindsRevisionId ?? '', document.kind));
  }
}

const ended = (path: string) => platformErrors.INVALID_REQUEST({}, [{ path, code: 'choice' }]);
