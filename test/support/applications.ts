import type { Receipt } from '#applications';
import { sampleAnswer } from '#calls';
import { balancedBudget, fillDraft, submitApplication } from '#seeds';
import { aPdf, aProvinceOf, type AssociationInWorld } from './associations.js';
import type { User } from './people.js';

export interface FileOptions {
  title?: string;
  askedCentimes?: number;
  regionCode?: string;
  domainCode?: string;
  rank?: number;
}

/** A draft with every part filled over HTTP: only the submission is left. It asks 80 000 DH by default. */
export function aCompleteDraft(writer: User, callId: string, options: FileOptions = {}): Promise<string> {
  const { title = 'Ateliers de langue et de soutien scolaire', askedCentimes = 80_000_00, regionCode, domainCode, rank } = options;
  return fillDraft(
    writer,
    { callId, title, regionCode, domainCode, rank },
    {
      answer: sampleAnswer,
      parts: ({ project }) => ({
        partners: [{ name: 'Commune d’Agadir', role: 'Mise à disposition des salles', public: true }],
        places: [{ regionCode: project.regionCode, province: aProvinceOf(project.regionCode) }],
        target_groups: [{ code: 'children', expected: 60, women: 32, minors: 60 }],
        activities: [{ label: 'Ateliers hebdomadaires', startsOn: '2027-03-01', endsOn: '2027-12-15' }],
        indicators: [{ label: 'Enfants accompagnés', baseline: 0, target: 60, unit: 'enfants' }],
      }),
      lines: balancedBudget(askedCentimes),
      document: aPdf,
    },
  );
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
  const receipt = await submitApplication(association.president, id);
  return { id, number: receipt.number, receipt, association };
}
