import { defineLife } from '#platform';
import { InstructionFile } from '../data/instruction-file.entity.js';
import { CompletionRequest, TechnicalOpinion } from '../data/requests.entity.js';
import { completionMachine } from '../domain/completion.machine.js';
import { instructionMachine } from '../domain/instruction.machine.js';
import { opinionMachine } from '../domain/opinion.machine.js';

export const instructionLife = defineLife({
  machine: instructionMachine,
  entity: InstructionFile,
  also: (_row, to) => (instructionMachine.isFinal(to) ? { concludedAt: () => 'clock_timestamp()' } : {}),
});

export const completionLife = defineLife({ machine: completionMachine, entity: CompletionRequest });

export const opinionLife = defineLife({ machine: opinionMachine, entity: TechnicalOpinion });
