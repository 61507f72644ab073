import type { AssociationFacts } from '#associations';
import { answerText, type CallRules, type FieldKind } from '#calls';
import {
  communeLabel,
  countryLabel,
  HOME_COUNTRY,
  provinceLabel,
  zonedInstant,
  type Label,
  type Localized,
  type ZonedInstant,
} from '#kernel';
import { formAnswers, partsOf, type FileContent } from '../data/applications.store.js';
import { totalsOf, type BudgetLine } from '../domain/budget.js';
import { COMMITMENT, commitmentsOf, isCommitment, PARTNER_KINDS, type Partner } from '../domain/consortium.js';
import type { Activity, Indicator, Place, TargetGroup } from '../domain/parts.js';
import type { ApplicationFacts } from './application-facts.js';
import { eligibilityAnswers, wantedFromVault } from './file-check.js';

export interface BudgetLineFacts extends BudgetLine {
  id: string;
}

/** A whole file as somebody reads it: instructor, committee, archive. */
export interface Dossier {
  facts: Omit<ApplicationFacts, 'submittedAt'>;
  call: { id: string; number: string; title: Localized };
  association: { id: string; name: Localized; ice: string | null; regionCode: string | null; ofMigrants: boolean };
  sections: {
    code: string;
    label: Localized;
    answers: { code: string; label: Localized; kind: FieldKind; value: unknown; text: Label }[];
  }[];
  budget: { lines: BudgetLineFacts[]; chargesCentimes: number; productsCentimes: number; askedCentimes: number; ownCentimes: number };
  /** `associationId` where the registry knows one by its ICE, for who studies or judges the file. */
  partners: (Partner & { countryLabel: Label; kindLabel: Label | null; associationId: string | null })[];
  /** In words: region apart, commune and province; what was written freely stays as it was. */
  places: (Place & { label: Label | null })[];
  targetGroups: (TargetGroup & { label: Localized })[];
  indicators: Indicator[];
  activities: Activity[];
  eligibility: { code: string; question: Localized; text: Label }[];
  attachments: { id: string; documentCode: string; label: Localized; name: string; size: number; fileId: string }[];
  /** While it is a draft: the documents that its submission will take from the association's vault. */
  fromVault: { documentCode: string; label: Localized }[];
  submitted: ZonedInstant | null;
  contentHash: string | null;
}

export function composeDossier(source: {
  facts: ApplicationFacts;
  call: CallRules;
  association: AssociationFacts;
  content: FileContent;
  contentHash: string | null;
  /** Associations of the registry by ICE, for who may know of them. */
  registered?: ReadonlyMap<string, string>;
  /** The kinds of documents that would be taken from the vault now. */
  inVault: ReadonlySet<string>;
}): Dossier {
  const { call, association, content, inVault } = source;
  const { submittedAt, ...facts } = source.facts;
  const answers = formAnswers(content);
  const parts = partsOf(content);
  const totals = totalsOf(content.lines);
  const eligibility = eligibilityAnswers(content);
  const letters = commitmentsOf(parts.partners ?? []);
  const documentLabel = (code: string) =>
    [...call.documents, ...letters].find((document) => document.code === code)?.label ??
    (isCommitment(code) ? COMMITMENT : { fr: code, ar: code });
  return {
    facts,
    call: { id: call.id, number: call.number, title: call.title },
    association: {
      id: association.id,
      name: association.name,
      ice: association.ice,
      regionCode: association.regionCode,
      ofMigrants: association.ofMigrants,
    },
    sections: call.form.sections.map((section) => ({
      code: section.code,
      label: section.label,
      answers: call.form.fields
        .filter((field) => field.section === section.code)
        .map((field) => ({
          code: field.code,
          label: field.label,
          kind: field.kind,
          value: answers[field.code] ?? null,
          text: answerText(field, answers[field.code]),
        })),
    })),
    budget: {
      lines: content.lines,
      chargesCentimes: totals.chargesCentimes,
      productsCentimes: totals.productsCentimes,
      askedCentimes: totals.askedCentimes,
      ownCentimes: totals.ownCentimes,
    },
    partners: (parts.partners ?? []).map((partner) => ({
      ...partner,
      countryLabel: countryLabel(partner.country ?? HOME_COUNTRY),
      kindLabel: partner.kind ? PARTNER_KINDS[partner.kind] : null,
      associationId: (partner.identifier && source.registered?.get(partner.identifier)) || null,
    })),
    places: (parts.places ?? []).map((place) => ({ ...place, label: nearer(place) })),
    targetGroups: (parts.target_groups ?? []).map((group) => ({
      ...group,
      label: call.targetGroups.find((target) => target.code === group.code)?.label ?? { fr: group.code, ar: group.code },
    })),
    indicators: parts.indicators ?? [],
    activities: parts.activities ?? [],
    eligibility: call.eligibility.map(({ code, question }) => ({
      code,
      question,
      text: answerText({ kind: 'yes_no' }, eligibility[code]),
    })),
    attachments: content.attachments.map(({ id, documentCode, name, size, fileId }) => ({
      id,
      documentCode,
      label: documentLabel(documentCode),
      name,
      size,
      fileId,
    })),
    fromVault: wantedFromVault(call, content)
      .filter(({ kind }) => inVault.has(kind))
      .map(({ code }) => ({ documentCode: code, label: documentLabel(code) })),
    submitted: submittedAt && zonedInstant(submittedAt),
    contentHash: source.contentHash,
  };
}

/** Commune and province in words. */
function nearer({ province, commune }: Place): Label | null {
  if (province === null) return null;
  const { fr, ar, en } = provinceLabel(province);
  if (!commune) return { fr, ar, en };
  const within = communeLabel(commune);
  return { fr: `${within.fr}, ${fr}`, ar: `${within.ar}، ${ar}`, en: `${within.en}, ${en}` };
}
