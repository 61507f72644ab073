import type { Label } from '#kernel';

/** In what capacity somebody who sat at the closing signs the minutes. */
export const SIGNATORY_QUALITIES = ['chair', 'secretary', 'member'] as const;
export type SignatoryQuality = (typeof SIGNATORY_QUALITIES)[number];

/** The two without whom no minutes are complete: they, or whoever was designated to act for them. */
export const CONDUCTING = ['chair', 'secretary'] as const;
export type Conducting = (typeof CONDUCTING)[number];

/** Why a signature is missing for good. */
export const ABSENCE_KINDS = ['refused', 'unable', 'mandate_ended', 'not_declared'] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];
export const ABSENCE_LABELS: Record<AbsenceKind, Label> = {
  refused: { fr: 'Refuse de signer', ar: 'امتنع(ت) عن التوقيع', en: 'Refuses to sign' },
  unable: { fr: 'Absent(e) ou empêché(e) à la signature', ar: 'غائب(ة) أو متعذر(ة) عليه التوقيع', en: 'Absent or unable to sign' },
  mandate_ended: { fr: 'Mandat terminé avant la signature', ar: 'انتهى الانتداب قبل التوقيع', en: 'Mandate ended before signing' },
  not_declared: {
    fr: 'Présent(e) sans déclaration d’intérêts : n’a pas siégé',
    ar: 'حاضر(ة) دون تصريح بالمصالح: لم يجلس',
    en: 'Present without a declaration of interests: did not sit',
  },
};

export interface Signatory {
  memberId: string;
  quality: SignatoryQuality;
  signed: boolean;
  absence: AbsenceKind | null;
}

/** Who was designated to act for the presiding person and the secretary; null: nobody. */
export type Acting = Readonly<Record<Conducting, string | null>>;

export interface SigningProgress {
  signed: number;
  /** Signatures there will be: those given and those still awaited. */
  of: number;
  waiting: string[];
  /** Functions in whose name nobody has signed, nor is still expected to. */
  vacant: Conducting[];
  complete: boolean;
}

/** Minutes are complete when everybody who can sign has signed, the presiding person and the secretary (or those acting) among them. */
export function signingProgress(signatories: readonly Signatory[], acting: Acting): SigningProgress {
  const waiting = signatories.filter((signatory) => !signatory.signed && !signatory.absence).map(({ memberId }) => memberId);
  const signed = signatories.filter((signatory) => signatory.signed);
  const speaksFor = (held: Conducting) => (signatory: Signatory) => signatory.quality === held || signatory.memberId === acting[held];
  const unsigned = CONDUCTING.filter((held) => !signed.some(speaksFor(held)));
  const vacant = unsigned.filter(
    (held) => !signatories.some((signatory) => waiting.includes(signatory.memberId) && speaksFor(held)(signatory)),
  );
  return {
    signed: signed.length,
    of: signed.length + waiting.length,
    waiting,
    vacant,
    complete: waiting.length === 0 && unsigned.length === 0,
  };
}
