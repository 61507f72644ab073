import { Programmes } from '#programmes';
import type { Program } from '../program.js';

/** Domains of intervention with their labels by year. */
export async function loadReference(program: Program): Promise<void> {
  await program.tx((em) => program.get(Programmes).loadReference(em));
}
