import { SeedStep } from '#platform';
import type { Program } from './program.js';
import { loadDemonstrationCalls } from './steps/demonstration.js';
import { loadInstitution } from './steps/institution.js';
import { loadPastProgramme } from './steps/past-programme.js';
import { loadPeople } from './steps/people.js';
import { loadReference } from './steps/reference.js';

type Step = (program: Program) => Promise<void>;

/** In order; each is loaded once. */
const STEPS: Record<string, Step> = {
  reference: loadReference,
  institution: loadInstitution,
  people: loadPeople,
  'past-programme': loadPastProgramme,
  demonstration: loadDemonstrationCalls,
};

/** Which steps a seed is made of: reference data alone for a real ministry, everything for the demonstration. */
export const SEEDS: Record<string, readonly string[]> = {
  reference: ['reference'],
  demonstration: Object.keys(STEPS),
};

/** Loads what is not loaded yet; running it again does nothing. */
export async function loadSeed(program: Program, seed: string): Promise<void> {
  for (const name of SEEDS[seed] ?? []) {
    if (await program.tx((em) => em.existsBy(SeedStep, { name }))) continue;
    await STEPS[name]!(program);
    await program.tx((em) => em.insert(SeedStep, { name }));
    program.say(`Loaded: ${name}.`);
  }
}
