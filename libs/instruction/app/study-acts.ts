import { actsAs, decide, type Actor, type PolicyName } from '#platform';
import type { InstructionFile } from '../data/instruction-file.entity.js';
import { conclusion, type DecidedItem } from '../domain/checklist.js';
import { CONCLUSIONS, type ConclusionAct } from '../domain/conclusions.js';
import { instructionMachine } from '../domain/instruction.machine.js';
import { subjectOf } from './studies.js';

/** What a reader may do with a study. */
export type StudyAct = ConclusionAct | 'assign' | 'check' | 'request_completion' | 'ask_opinion' | 'note';

/** The acts open to the reader now, by role, assignment, state and checklist; each use case decides again when it is asked. */
export function actsOn(actor: Actor, study: InstructionFile, items: readonly DecidedItem[]): StudyAct[] {
  const may = (policy: PolicyName) => decide(actor, policy, subjectOf(study)).allowed;
  const own = study.instructorId !== null && actsAs(actor).includes(study.instructorId);
  const concluded = instructionMachine.isFinal(study.state);
  const acts: StudyAct[] = [];
  if (own && !concluded && study.state !== 'completing' && may('instruction.check')) acts.push('check');
  for (const { act, kind, favourable } of CONCLUSIONS) {
    const { pending, contradicts } = conclusion(items, kind, favourable);
    const ready = instructionMachine.can(study.state, act) && pending === 0 && !contradicts;
    if (own && ready && may(`instruction.${act}`)) acts.push(act);
  }
  if (own && instructionMachine.can(study.state, 'request_completion') && may('instruction.request_completion'))
    acts.push('request_completion');
  if (own && !concluded && may('opinion.ask')) acts.push('ask_opinion');
  if (!concluded && may('instruction.assign')) acts.push('assign');
  if (may('instruction.note')) acts.push('note');
  return acts;
}
