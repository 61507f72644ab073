export { Instruction } from './app/instruction.js';
export { CompletionRequested, StudyConcluded } from './app/instruction.events.js';
export type { InstructionDetail, InstructionRow, OpinionView } from './app/instruction-reads.js';
export { instructionContext, InstructionModule } from './instruction.module.js';
