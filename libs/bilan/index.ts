export { Bilan, type PublicBilan } from './app/bilan.js';
export type { CountedProjectItem } from './app/counted.list.js';
export type { EditionItem } from './app/edition-item.js';
export type { BilanFigures, BilanRow, BilanYear } from './domain/bilan.js';
export { bilanEditionMachine, type BilanEditionState } from './domain/bilan-edition.machine.js';
export { bilanContext, BilanModule } from './bilan.module.js';
