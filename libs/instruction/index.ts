export { Instruction } from './app/instruction.js';
export { CompletionRequested, StudyConcluded } from './app/instruction.events.js';
export type { InstructionDetail, OpinionView } from './app/instruction.reads.js';
export type { InstructionRow } from './app/studies.list.js';
export { instructionContext, InstructionModule } from './instruction.module.js';
export type { FileHistoryEntry } from './app/study-history.js';
export type { StudyAct } from './app/study-acts.js';
export type { ItemKind, Verdict } from './domain/checklist.js';
export type { InstructionState } from './domain/instruction.machine.js';
