import { User } from './people.js';
import { eventually, type World } from './world.js';

/** Everybody whom a grant needs from its convention to its closing: each step by its own person. */
export interface MoneyPeople {
  officer: User;
  signatory: User;
  accountant: User;
  authorising: User;
  president: User;
}

/** `president`: of an association that has one already. */
export async function moneyPeople(world: World, associationId: string, president?: User): Promise<MoneyPeople> {
  const one = (name: string, role: Parameters<typeof User.with>[2][number]['role'], language: 'fr' | 'ar' = 'fr') =>
    User.with(world, name, [{ role }], { language, email: `${role.replace('.', '-')}.${associationId}@jisr.example` });
  return {
    officer: await one('Omar Chargé', 'programme.officer'),
    signatory: await one('Salma Signataire', 'signatory'),
    accountant: await one('Karim Comptable', 'accountant'),
    authorising: await one('Aïcha Ordonnatrice', 'authorising.officer'),
    president:
      president ??
      (await User.with(world, 'Fatima Présidente', [{ role: 'association.president', scope: { associationId } }], {
        language: 'ar',
        email: `president.${associationId}@jisr.example`,
      })),
  };
}

export interface ConventionTerms {
  startsOn?: string;
  endsOn?: string;
  amountCentimes?: number;
  tranches?: { shareBasisPoints: number; conditions: string[]; spentBasisPoints?: number; notBefore?: string }[];
}

/** Drawn up, printed and sent for signature. Returns its id. */
export async function aSentConvention(
  world: World,
  { officer }: Pick<MoneyPeople, 'officer'>,
  applicationId: string,
  terms: ConventionTerms = {},
): Promise<string> {
  const drafted = await officer.post('/api/conventions', { applicationId, startsOn: '2026-01-01', endsOn: '2026-12-31', ...terms });
  if (drafted.status !== 201) throw new Error(`not drafted: ${JSON.stringify(drafted.body)}`);
  const { id } = drafted.body as { id: string };
  await eventually(async () => (await officer.get(`/api/conventions/${id}`)).body.document, `the document of convention ${id}`, 30_000);
  const sent = await officer.post(`/api/conventions/${id}/send`);
  if (sent.status !== 204) throw new Error(`not sent: ${JSON.stringify(sent.body)}`);
  return id;
}

/** Signed by both sides (or decided) and in force. Returns its id. */
export async function aConventionInForce(
  world: World,
  people: MoneyPeople,
  applicationId: string,
  terms: ConventionTerms = {},
): Promise<string> {
  const id = await aSentConvention(world, people, applicationId, terms);
  const { instrument } = (await people.officer.get(`/api/conventions/${id}`)).body as { instrument: string };
  if (instrument === 'convention') await act(people.president, `/api/conventions/${id}/sign`);
  await act(people.signatory, `/api/conventions/${id}/${instrument === 'convention' ? 'countersign' : 'decide'}`);
  return id;
}

/** Gives the code again and acts, as a binding act asks. */
export async function act(user: User, url: string, body?: unknown): Promise<void> {
  await user.stepUp();
  const answer = await user.post(url, body);
  if (answer.status >= 300) throw new Error(`${user.name} cannot ${url}: ${JSON.stringify(answer.body)}`);
}
