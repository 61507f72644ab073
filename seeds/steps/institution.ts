import { Institutions, ManageInstitution, PayingAccounts } from '#institution';
import { SYSTEM, type Em } from '#platform';
import { DEMONSTRATION_ACCOUNT, DEMONSTRATION_MINISTRY } from '../institutions/ministry.js';
import type { Program } from '../program.js';

/** Describes the demonstration's ministry with its account; an installation that has an institution keeps its own. */
export const loadInstitution = (program: Program): Promise<void> => program.tx((em) => describeInstitution(program, em));

export async function describeInstitution(program: Pick<Program, 'get'>, em: Em): Promise<void> {
  if (await program.get(Institutions).principalIfAny(em)) return;
  const { id } = await program.get(ManageInstitution).createIn(em, SYSTEM, DEMONSTRATION_MINISTRY);
  await program.get(PayingAccounts).openIn(em, SYSTEM, { institutionId: id, ...DEMONSTRATION_ACCOUNT });
}
