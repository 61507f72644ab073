import type { AssociationFacts } from '#associations';
import type { CallRules } from '#calls';
import { zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import { formAnswers, partsOf, type FileContent } from '../data/applications.store.js';
import { answerText } from '../domain/answer-text.js';
import { totalsOf, type Funding } from '../domain/budget.js';
import type { Activity, Indicator, Place, TargetGroup } from '../domain/parts.js';
import type { ApplicationFacts } from './application-facts.js';

export interface BudgetLineFacts {
  id: string;
  side: 'charge' | 'product';
  /** Account of the nomenclature: 60–68, 70–79, 86/87. */
  account: string;
  label: string;
  amountCentimes: number;
  overhead: boolean;
  funding: Funding | null;
}

/** A whole file as somebody reads it: instructor, committee, archive. */
export interface Dossier {
  facts: ApplicationFacts;
  call: { id: string; number: string; title: Localized };
  association: { id: string; name: Localized; ice: string; regionCode: string; ofMigrants: boolean };
  sections: { code: string; label: Localized; answers: { code: string; label: Localized; kind: string; value: unknown; text: Label }[] }[];
  budget: { lines: BudgetLineFacts[]; chargesCentimes: number; productsCentimes: number; askedCentimes: number; ownCentimes: number };
  partners: { name: string; role: string; public: boolean }[];
  places: Place[];
  targetGroups: (TargetGroup & { label: Localized })[];
  indicators: Indicator[];
  activities: Activity[];
  attachments: { id: string; documentCode: string; label: Localized; name: string; size: number; fileId: string }[];
  submitted: ZonedInstant | null;
  contentHash: string | null;
}

export function composeDossier(source: {
  facts: ApplicationFacts;
  call: CallRules;
  association: AssociationFacts;
  content: FileContent;
  contentHash: string | null;
}): Dossier {
  const { facts, call, association, content } = source;
  const answers = formAnswers(content);
  const parts = partsOf(content);
  const totals = totalsOf(content.lines);
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
    partners: parts.partners ?? [],
    places: parts.places ?? [],
    targetGroups: (parts.target_groups ?? []).map((group) => ({
      ...group,
      label: call.targetGroups.find((target) => target.code === group.code)?.label ?? { fr: group.code, ar: group.code },
    })),
    indicators: parts.indicators ?? [],
    activities: parts.activities ?? [],
    attachments: content.attachments.map(({ id, documentCode, name, size, fileId }) => ({
      id,
      documentCode,
      label: call.documents.find((document) => document.code === documentCode)?.label ?? { fr: documentCode, ar: documentCode },
      name,
      size,
      fileId,
    })),
    submitted: facts.submittedAt && zonedInstant(facts.submittedAt),
    contentHash: source.contentHash,
  };
}
