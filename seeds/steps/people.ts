import { Grants, Passwords, Person, SecondFactor } from '#identity';
import { newId } from '#platform';
import { DEMONSTRATION_PASSWORD, DEMONSTRATION_PEOPLE, type DemonstrationPerson } from '../people.js';
import type { Program } from '../program.js';

/** Opens the accounts of the demonstration people; those of the administration get their roles at once. */
export async function loadPeople(program: Program): Promise<void> {
  const passwordHash = await program.get(Passwords).hash(DEMONSTRATION_PASSWORD);
  await program.tx(async (em) => {
    for (const person of DEMONSTRATION_PEOPLE as readonly DemonstrationPerson[]) {
      if (await em.existsBy(Person, { email: person.email })) continue;
      const id = newId();
      await em.insert(Person, {
        id,
        email: person.email,
        name: person.name,
        language: person.language,
        state: 'active',
        passwordHash,
        totpSecret: program.get(SecondFactor).enrol(person.email).sealed,
        totpConfirmed: true,
        demonstration: true,
        version: 1,
      });
      for (const role of person.roles) {
        if (role.startsWith('association.') || role.startsWith('committee.')) continue;
        await program.get(Grants).grant(em, program.actor, id, role, { regionCode: person.regionCode ?? null });
      }
    }
  });
}
