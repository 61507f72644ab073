import { defineLife } from '#platform';
import { BilanEdition } from '../data/bilan-edition.entity.js';
import { bilanEditionMachine } from '../domain/bilan-edition.machine.js';

export const bilanEditionLife = defineLife({
  machine: bilanEditionMachine,
  entity: BilanEdition,
  detail: ({ year, number, sha256 }) => ({ year, number, sha256 }),
});
