import { COUNTRY_CODES, formatCentimes, HOME_COUNTRY, isIce, typedIce, typedReceipt, type FieldError, type Label } from '#kernel/public';

/** What a partner of a project is. */
export const PARTNER_KINDS = {
  association: { fr: 'Association ou coopérative', ar: 'جمعية أو تعاونية', en: 'Association or cooperative' },
  public_body: { fr: 'Organisme public', ar: 'هيئة عمومية', en: 'Public body' },
  foreign_ngo: { fr: 'ONG étrangère', ar: 'منظمة غير حكومية أجنبية', en: 'Foreign NGO' },
  other: { fr: 'Autre organisme', ar: 'هيئة أخرى', en: 'Other body' },
} as const satisfies Record<string, Label>;
export type PartnerKind = keyof typeof PARTNER_KINDS;
export const PARTNER_KIND_CODES = Object.keys(PARTNER_KINDS) as PartnerKind[];

/** Who carries the project with the applicant. Files of before these were asked hold the first four fields alone. */
export interface Partner {
  name: string;
  role: string;
  /** A public body. */
  public: boolean;
  /** What it brings, in hundredths of a percent of the total, when it brings money. */
  shareBasisPoints?: number;
  /** Given at the first save and kept: its letter of commitment refers to it. */
  id?: string;
  kind?: PartnerKind;
  /** ISO 3166-1; Morocco where it is left out. */
  country?: string;
  /** Its ICE in Morocco, by which the registry knows it; elsewhere its number in the register of its country. */
  identifier?: string;
  /** It leads the project: the applicant signs and receives all the same. */
  lead?: boolean;
}

/** The identifier as it is kept: the digits of an ICE however it was pasted, another number without its label. */
export const typedPartnerIdentifier = (typed: string): string => (isIce(typedIce(typed)) ? typedIce(typed) : typedReceipt(typed));

const WHOLE = 10_000;

/** What is wrong with a partner beside those above it, whatever they hold. Paths are names of its fields. */
export function brokenPartner(
  partner: Partner,
  before: readonly { id?: unknown; lead?: unknown; shareBasisPoints?: unknown }[],
): FieldError[] {
  const { id, kind, identifier, lead } = partner;
  const country = partner.country ?? HOME_COUNTRY;
  const shareBasisPoints = partner.shareBasisPoints ?? 0;
  const isAbroad = country !== HOME_COUNTRY;
  const shares = before.reduce((sum, { shareBasisPoints: share }) => sum + (typeof share === 'number' ? share : 0), shareBasisPoints);
  return [
    ...(id && before.some((other) => other.id === id) ? [{ path: 'id', code: 'listed_twice' }] : []),
    ...(COUNTRY_CODES.includes(country) ? [] : [{ path: 'country', code: 'choice' }]),
    ...(kind === 'foreign_ngo' && !isAbroad ? [{ path: 'country', code: 'partner_abroad' }] : []),
    ...(identifier && !isAbroad && kind === 'association' && !isIce(identifier) ? [{ path: 'identifier', code: 'ice' }] : []),
    ...(lead && before.some((other) => other.lead === true) ? [{ path: 'lead', code: 'lead_twice' }] : []),
    ...(shares > WHOLE ? [{ path: 'shareBasisPoints', code: 'shares_beyond' }] : []),
  ];
}

/** Partners bring what the budget leaves them: neither what is asked for nor what the applicant brings itself. */
export function sharesBeyondBudget(
  partners: readonly Pick<Partner, 'shareBasisPoints'>[],
  { productsCentimes, askedCentimes, ownCentimes }: { productsCentimes: number; askedCentimes: number; ownCentimes: number },
): FieldError[] {
  const shares = partners.reduce((sum, { shareBasisPoints = 0 }) => sum + shareBasisPoints, 0);
  const left = productsCentimes - askedCentimes - ownCentimes;
  // Shares are written with two decimals of a percent: less than one of them is no difference.
  const brought = Math.floor((productsCentimes * Math.max(0, shares - 1)) / WHOLE);
  if (shares === 0 || brought <= left) return [];
  return [
    { path: 'parts.partners', code: 'shares_beyond_budget', params: { brought: formatCentimes(brought), left: formatCentimes(left) } },
  ];
}

/** A letter whose partner is no more among those of the file. */
export const COMMITMENT = { fr: 'Lettre d’engagement', ar: 'رسالة التزام' };
export const isCommitment = (code: string): boolean => code.startsWith('commitment-');

/** The code under which the letter of commitment of a partner is attached. */
export const commitmentCode = (partnerId: string): string => `commitment-${partnerId}`;

/** The letters that may be attached to a file: one for each partner that was saved since they are asked. */
export const commitmentsOf = (partners: readonly Partner[]): { code: string; label: { fr: string; ar: string } }[] =>
  partners.flatMap(({ id, name }) =>
    id ? [{ code: commitmentCode(id), label: { fr: `Lettre d’engagement : ${name}`, ar: `رسالة التزام: ${name}` } }] : [],
  );
