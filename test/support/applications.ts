import type { ApplicationView, Receipt } from '#applications';
import { sampleAnswer } from '#calls';
import { aPdf, type AssociationInWorld } from './associations.js';
import { must } from './programmes.js';
import type { User } from './people.js';

interface LineBody {
  side: 'charge' | 'product';
  account: string;
  label: string;
  amountCentimes: number;
  overhead?: boolean;
  funding?: 'asked' | 'own' | 'other';
}

/** Eight lines that balance: 100 000 DH, of which 80 000 asked by default, 10 % own means, 5 % overheads. */
export function aBudget(askedCentimes = 80_000_00): LineBody[] {
  const total = Math.round(askedCentimes / 0.8);
  const overhead = Math.round(total * 0.05);
  const share = (part: number) => Math.round(total * part);
  const own = share(0.1);
  return [
    { side: 'charge', account: '60', label: 'Fournitures pédagogiques', amountCentimes: share(0.2) },
    { side: 'charge', account: '61', label: 'Location des salles', amountCentimes: share(0.15) },
    { side: 'charge', account: '62', label: 'Frais de gestion', amountCentimes: overhead, overhead: true },
    { side: 'charge', account: '64', label: 'Animateurs', amountCentimes: share(0.5) },
    { side: 'charge', account: '65', label: 'Divers', amountCentimes: total - overhead - share(0.2) - share(0.15) - share(0.5) },
    { side: 'product', account: '74', label: 'Montant demandé à cet appel', amountCentimes: askedCentimes, funding: 'asked' },
    { side: 'product', account: '75', label: 'Cotisations', amountCentimes: own, funding: 'own' },
    { side: 'product', account: '74', label: 'Commune', amountCentimes: total - askedCentimes - own, funding: 'other' },
  ];
}

export interface FileOptions {
  title?: string;
  askedCentimes?: number;
  regionCode?: string;
  domainCode?: string;
  rank?: number;
}

/** A draft with every part filled over HTTP: only the submission is left. */
export async function aCompleteDraft(writer: User, callId: string, options: FileOptions = {}): Promise<string> {
  const { id } = must(await writer.post<{ id: string }>('/api/applications', { callId, ...(options.rank ? { rank: options.rank } : {}) }));
  const at = `/api/applications/${id}`;
  const view = must(await writer.get<ApplicationView>(at));
  must(
    await writer.put(`${at}/project`, {
      version: view.project.version,
      title: options.title ?? 'Ateliers de langue et de soutien scolaire',
      domainCode: options.domainCode ?? view.project.domainCode,
      regionCode: options.regionCode ?? view.project.regionCode,
    }),
  );
  for (const { code, version } of view.sections) {
    const fields = view.call.form.fields.filter((field) => field.section === code);
    const answers = Object.fromEntries(fields.map((field) => [field.code, sampleAnswer(field)]));
    must(await writer.put(`${at}/sections/${code}`, { version, answers }));
  }
  const part = async (name: string, items: object[]) => must(await writer.put(`${at}/parts/${name}`, { version: 0, items }));
  await part('partners', [{ name: 'Commune d’Agadir', role: 'Mise à disposition des salles', public: true }]);
  await part('places', [{ regionCode: options.regionCode ?? view.project.regionCode, province: 'Agadir-Ida-Ou-Tanane' }]);
  await part('target_groups', [{ code: 'children', expected: 60, women: 32, minors: 60 }]);
  await part('activities', [{ label: 'Ateliers hebdomadaires', startsOn: '2027-03-01', endsOn: '2027-12-15' }]);
  await part('indicators', [{ label: 'Enfants accompagnés', baseline: 0, target: 60, unit: 'enfants' }]);
  if (view.eligibility.questions.length > 0) {
    const answers = Object.fromEntries(view.eligibility.questions.map(({ code }) => [code, true]));
    must(await writer.put(`${at}/eligibility`, { version: 0, answers }));
  }
  must(await writer.put(`${at}/budget`, { version: 0, lines: aBudget(options.askedCentimes) }));
  for (const { code, required, inVault } of view.documents) {
    if (required && !inVault) must(await writer.upload(`${at}/attachments/${code}`, aPdf(code, id)));
  }
  return id;
}

export interface SubmittedApplication {
  id: string;
  number: string;
  receipt: Receipt;
  association: AssociationInWorld;
}

/** A file filled and submitted over HTTP by the president. */
export async function aSubmittedApplication(
  association: AssociationInWorld,
  callId: string,
  options: FileOptions = {},
): Promise<SubmittedApplication> {
  const id = await aCompleteDraft(association.president, callId, options);
  const receipt = must(await association.president.post<Receipt>(`/api/applications/${id}/submission`, { declaration: true }));
  return { id, number: receipt.number, receipt, association };
}
