import type { Program } from '../program.js';

/** A current call at each stage of the road. */
export async function loadDemonstrationCalls(program: Program): Promise<void> {
  program.say('No current call yet.');
}
