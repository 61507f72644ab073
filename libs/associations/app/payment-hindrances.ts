import type { Label } from '#kernel';
import type { Em } from '#platform';
import { paymentStandings, type PaymentStanding } from '../data/associations.queries.js';
import { KINDS, proofLabel, type AssociationKind, type Proof } from '../domain/association-kinds.js';

/** What stands in the way of a payment, in the same words for both sides. */
export interface Hindrance {
  code: string;
  text: Label;
}

/** What stands in the way of a payment by one institution. */
export type HindrancesFor = (institutionId: string | null) => Hindrance[];

const NOT_VERIFIED: Hindrance = {
  code: 'association_not_verified',
  text: {
    fr: 'L’association n’est pas vérifiée.',
    ar: 'لم يتم التحقق من الجمعية.',
    en: 'The association is not verified.',
  },
};
const SUSPENDED: Hindrance = {
  code: 'association_suspended',
  text: { fr: 'L’association est suspendue.', ar: 'الجمعية موقوفة.', en: 'The association is suspended.' },
};
const RED_FLAG: Hindrance = {
  code: 'red_flag',
  text: {
    fr: 'Un signalement rouge bloque les paiements à l’association.',
    ar: 'ملاحظة حمراء توقف الأداءات لفائدة الجمعية.',
    en: 'A red flag blocks payments to the association.',
  },
};
/** Of another institution's flag whoever is stopped by it learns that it stands, and not why. */
const RED_FLAG_OF_ALL: Hindrance = {
  code: 'red_flag',
  text: {
    fr: 'Un signalement rouge bloque les paiements de toutes les institutions à l’association ; l’institution qui administre la plateforme en répond.',
    ar: 'ملاحظة حمراء توقف أداءات جميع المؤسسات لفائدة الجمعية؛ والمؤسسة التي تدير المنصة هي المسؤولة عنها.',
    en: 'A red flag blocks payments of all institutions to the association; the institution that runs the platform answers for it.',
  },
};
const NO_ACCOUNT: Hindrance = {
  code: 'no_verified_account',
  text: {
    fr: 'Aucun compte bancaire de l’association n’est vérifié.',
    ar: 'لا يوجد حساب بنكي للجمعية تم التحقق منه.',
    en: 'No bank account of the association is verified.',
  },
};

/** The file to the bank carries transfers in dirhams between accounts in Morocco: what leaves the country is subject to exchange control. */
const ACCOUNT_ABROAD: Hindrance = {
  code: 'account_abroad',
  text: {
    fr: 'Le compte vérifié est à l’étranger : le fichier de virements ne paie que des comptes au Maroc. L’organisation propose un compte ouvert au Maroc (RIB), ou le transfert se fait hors de la plateforme, avec l’autorisation de change.',
    ar: 'الحساب الذي تم التحقق منه مفتوح بالخارج: لا يؤدي ملف التحويلات إلا للحسابات بالمغرب. تقترح المنظمة حسابا مفتوحا بالمغرب (RIB)، أو يتم التحويل خارج المنصة برخصة الصرف.',
    en: 'The verified account is abroad: the file of transfers pays accounts in Morocco only. The organisation proposes an account in Morocco (RIB), or the transfer is made outside the platform, with leave of exchange control.',
  },
};

function documentHindrance(kind: Proof, owner: AssociationKind): Hindrance {
  const { fr, ar, en } = proofLabel(kind, owner);
  return {
    code: `document_${kind}`,
    text: {
      fr: `Document absent ou périmé : ${fr}.`,
      ar: `وثيقة غير موجودة أو منتهية الصلاحية: ${ar}.`,
      en: `Document missing or out of date: ${en}.`,
    },
  };
}

/**
 * Everything that blocks paying an association on a calendar day (`YYYY-MM-DD`); nothing of it blocks applying. Of the flags those count
 * that the institution raised, and those of the principal that were raised for all; without an institution, any.
 */
export async function findPaymentHindrances(
  em: Em,
  associationId: string,
  day: string,
  institutionId: string | null,
): Promise<Hindrance[]> {
  return (await hindrancesByAssociation(em, [associationId], day)).get(associationId)!(institutionId);
}

/** The same of each of many, for whichever institution is asked. */
export async function hindrancesByAssociation(em: Em, associationIds: readonly string[], day: string): Promise<Map<string, HindrancesFor>> {
  const standings = new Map((await paymentStandings(em, associationIds, day)).map((standing) => [standing.id, standing]));
  return new Map(associationIds.map((id) => [id, (institutionId) => hindrancesOf(standings.get(id), institutionId)]));
}

function hindrancesOf(standing: PaymentStanding | undefined, institutionId: string | null): Hindrance[] {
  if (!standing) return [NOT_VERIFIED];
  const { redBy, redForAll } = standing;
  const own = institutionId === null ? redBy.length > 0 : redBy.includes(institutionId);
  return [
    ...(standing.state === 'suspended' ? [SUSPENDED] : standing.state === 'verified' ? [] : [NOT_VERIFIED]),
    ...(own ? [RED_FLAG] : redForAll ? [RED_FLAG_OF_ALL] : []),
    ...KINDS[standing.kind].payment
      .filter((kind) => !standing.documents.includes(kind))
      .map((kind) => documentHindrance(kind, standing.kind)),
    ...(standing.payable ? [] : [NO_ACCOUNT]),
    ...(standing.abroad ? [ACCOUNT_ABROAD] : []),
  ];
}
