import type { ApplicationView, PartName, Receipt } from '#applications';
import { sampleAnswer, type FieldKind } from '#calls';
import type { Attachment, HttpPerson } from '../http-person.js';
import { done } from './act.js';
import { samplePdf } from './documents.js';

export interface FilePlan {
  callId: string;
  title: string;
  domainCode: string;
  regionCode: string;
  province?: string;
  askedCentimes: number;
  beneficiaries: number;
  summary: string;
  /** Said where objectives are asked; otherwise the summary serves there too. */
  objectives?: string;
}

/** What a line costs: so many units at a price in whole dirhams, as near to an amount as that comes. */
function counted(quantity: number, unit: string, nearCentimes: number) {
  const unitPriceCentimes = Math.round(nearCentimes / quantity / 100) * 100;
  return { quantityThousandths: quantity * 1000, unit, unitPriceCentimes, amountCentimes: quantity * unitPriceCentimes };
}

/**
 * A budget that balances, in eight lines of which three count what they pay for: what is asked is 80 % of the cost, about 12 % are own
 * means, the rest comes from a commune; overheads are a tenth.
 */
export function balancedBudget(askedCentimes: number) {
  const total = Math.round(askedCentimes / 0.8);
  const share = (percent: number) => Math.round((total * percent) / 100);
  const sum = (lines: { amountCentimes: number }[]) => lines.reduce((all, { amountCentimes }) => all + amountCentimes, 0);
  const charges = [
    { account: '60', label: 'Fournitures et matériel pédagogique', amountCentimes: share(20) },
    { account: '61', label: 'Location des salles', ...counted(9, 'mois', share(15)) },
    { account: '62', label: 'Frais de gestion', amountCentimes: Math.floor(total / 10), overhead: true },
    { account: '64', label: 'Animateurs et formateurs', ...counted(240, 'séances', share(40)) },
  ];
  const products = [
    { account: '74', label: 'Subvention demandée à cet appel', amountCentimes: askedCentimes, funding: 'asked' },
    { account: '75', label: 'Cotisations et ressources propres', ...counted(60, 'adhérents', share(12)), funding: 'own' },
  ];
  return [
    ...[...charges, { account: '62', label: 'Transport des participants', amountCentimes: total - sum(charges) }].map((line) => ({
      side: 'charge',
      ...line,
    })),
    ...[...products, { account: '74', label: 'Commune', amountCentimes: total - sum(products), funding: 'other' }].map((line) => ({
      side: 'product',
      ...line,
    })),
  ];
}

/** What a file says, part by part. */
export interface Filling {
  answer: (field: ApplicationView['call']['form']['fields'][number]) => unknown;
  /** By the name of the part, its rows. */
  parts: (view: ApplicationView) => Record<PartName, object[]>;
  lines: object[];
  document: (code: string, applicationId: string) => Attachment;
}

/** Starts a file (or takes it up again) and fills every part but one: what is left is the submission. */
export async function fillDraft(writer: HttpPerson, start: object, filling: Filling): Promise<string> {
  const { id } = done<{ id: string }>(await writer.post('/api/applications', start), 'start a file');
  const at = `/api/applications/${id}`;
  const view = done<ApplicationView>(await writer.get(at), 'read the draft');
  for (const { code, version } of view.sections) {
    const fields = view.call.form.fields.filter((field) => field.section === code);
    const answers = Object.fromEntries(fields.map((field) => [field.code, filling.answer(field)]));
    done(await writer.put(`${at}/sections/${code}`, { version, answers }), `answer ${code}`);
  }
  const eligibility = Object.fromEntries(view.eligibility.questions.map(({ code }) => [code, true]));
  if (view.eligibility.questions.length > 0)
    done(await writer.put(`${at}/eligibility`, { version: 0, answers: eligibility }), 'answer the eligibility questions');
  for (const [name, items] of Object.entries(filling.parts(view)))
    done(await writer.put(`${at}/parts/${name}`, { version: 0, items }), `fill ${name}`);
  done(await writer.put(`${at}/budget`, { version: 0, lines: filling.lines }), 'fill the budget');
  for (const { code, required, inVault } of view.documents) {
    if (required && !inVault) done(await writer.upload(`${at}/attachments/${code}`, filling.document(code, id)), `attach ${code}`);
  }
  return id;
}

/** A file of the demonstration, filled but not submitted. */
export function fillApplication(writer: HttpPerson, plan: FilePlan): Promise<string> {
  const { callId, title, domainCode, regionCode, province = null, beneficiaries } = plan;
  return fillDraft(
    writer,
    { callId, title, domainCode, regionCode },
    {
      answer: (field) => answerTo(field, plan),
      parts: () => ({
        partners: [{ name: 'Commune de démonstration', role: 'Mise à disposition des salles', public: true }],
        places: [{ regionCode, province }],
        target_groups: [{ code: 'enfants', expected: beneficiaries, women: Math.floor(beneficiaries / 2), minors: beneficiaries }],
        activities: [
          { label: 'Ateliers hebdomadaires', startsOn: '2027-03-01', endsOn: '2027-12-15' },
          { label: 'Rencontre avec les familles', startsOn: '2027-06-05', endsOn: '2027-06-05' },
        ],
        indicators: [{ label: 'Personnes accompagnées', baseline: 0, target: beneficiaries, unit: 'personnes' }],
      }),
      lines: balancedBudget(plan.askedCentimes),
      document: (code) => samplePdf(`${code}.pdf`, `${code} - ${title}`),
    },
  );
}

/** Submits a filled file. */
export async function submitApplication(president: HttpPerson, id: string): Promise<Receipt> {
  return done<Receipt>(await president.post(`/api/applications/${id}/submission`, { declaration: true }), 'submit the file');
}

/** What the demonstration says of a project; any other question has an answer that will do. */
const PLANNED: { readonly [Kind in FieldKind]?: (plan: FilePlan) => unknown } = {
  text: (plan) => plan.summary,
  long_text: (plan) => plan.summary,
  integer: (plan) => plan.beneficiaries,
  money: (plan) => plan.beneficiaries,
};

function answerTo(field: ApplicationView['call']['form']['fields'][number], plan: FilePlan): unknown {
  if (field.code === 'objectifs' && plan.objectives) return plan.objectives;
  return PLANNED[field.kind]?.(plan) ?? sampleAnswer(field);
}
