import type { Attachment, HttpPerson } from '../http-person.js';
import { done, type Member } from './act.js';
import { samplePdf } from './documents.js';

export interface AssociationPlan {
  name: { fr: string; ar: string };
  ice: string;
  rib: string;
  receiptNumber: string;
  regionCode: string;
  province?: string;
  ofMigrants?: boolean;
  board: { name: string; function: string }[];
}

const VAULT = {
  receipt: 'Recepisse',
  statutes: 'Statuts',
  board_list: 'Liste du bureau',
  rib_proof: 'Attestation de RIB',
  tax_certificate: 'Attestation fiscale',
};

/** The president asks somebody in, and they accept: from their next sign-in they act for the association. */
export async function joinAssociation(
  president: HttpPerson,
  member: Member,
  plan: { associationId: string; language: string; role: string },
): Promise<void> {
  const { associationId, language, role } = plan;
  const invitation = { email: member.email, name: member.name, language, role };
  const { id } = done(await president.post(`/api/associations/${associationId}/members`, invitation), 'ask somebody in');
  done(await member.post(`/api/member-invitations/${id}/acceptance`), 'accept the invitation');
  await member.signIn();
}

/** A person registers an association and adds the documents of its vault, by kind. Returns its id. */
export async function openRegistration(
  president: Member,
  registration: object,
  vault: Readonly<Record<string, Attachment>>,
  validUntil = '2029-12-31',
): Promise<string> {
  const { id } = done<{ id: string }>(await president.post('/api/associations', registration), 'register an association');
  // The role came with the registration: it counts from the next sign-in, with a second factor.
  await president.signIn();
  for (const [kind, file] of Object.entries(vault))
    done(await president.upload(`/api/associations/${id}/documents/${kind}?validUntil=${validUntil}`, file), `add ${kind}`);
  return id;
}

/** The association sends its registration, and an officer verifies it. */
export async function verifyRegistration(president: HttpPerson, officer: Member | null, id: string): Promise<void> {
  done(await president.post(`/api/associations/${id}/submission`), 'send the registration');
  if (!officer) return;
  await officer.stepUp();
  done(await officer.post(`/api/associations/${id}/verification`), 'verify the association');
}

/** A person registers an association, adds its documents and sends it; an officer verifies it. Returns its id. */
export async function registerAssociation(president: Member, officer: Member | null, plan: AssociationPlan): Promise<string> {
  const documents = Object.entries(VAULT).map(([kind, title]) => {
    const file = samplePdf(`${title.toLowerCase().replaceAll(' ', '-')}.pdf`, `${title} - ${plan.name.fr} (demonstration)`);
    return [kind, file] as const;
  });
  const id = await openRegistration(
    president,
    {
      name: plan.name,
      kind: 'association',
      ofMigrants: plan.ofMigrants ?? false,
      ice: plan.ice,
      receiptNumber: plan.receiptNumber,
      receiptDate: '2019-03-14',
      regionCode: plan.regionCode,
      province: plan.province,
      address: `${plan.name.fr}, avenue de la Démonstration`,
      object: {
        fr: 'Accompagner l’intégration des migrants et des réfugiés.',
        ar: 'مواكبة إدماج المهاجرين واللاجئين.',
      },
      board: plan.board.map((seat) => ({ ...seat, startsOn: '2025-01-15', endsOn: '2029-01-14' })),
      account: { rib: plan.rib, holder: plan.name.fr },
    },
    Object.fromEntries(documents),
  );
  await verifyRegistration(president, officer, id);
  return id;
}
