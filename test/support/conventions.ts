import { countersignConvention, done, draftConvention, readConvention, sendConvention, signConvention } from '#seeds';
import { User } from './people.js';
import type { World } from './world.js';

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
  _world: World,
  { officer }: Pick<MoneyPeople, 'officer'>,
  applicationId: string,
  terms: ConventionTerms = {},
): Promise<string> {
  const id = await draftConvention(officer, applicationId, { startsOn: '2026-01-01', endsOn: '2026-12-31', ...terms });
  await sendConvention(officer, id);
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
  const { instrument } = await readConvention(people.officer, id);
  if (instrument === 'convention') {
    await signConvention(people.president, id);
    await countersignConvention(people.signatory, id);
  } else await act(people.signatory, `/api/conventions/${id}/decide`);
  return id;
}

/** Gives the code again and acts, as a binding act asks. */
export async function act(user: User, url: string, body?: unknown): Promise<void> {
  await user.stepUp();
  done(await user.post(url, body), `${user.name} cannot ${url}`);
}
