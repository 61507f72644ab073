import { Global, Module } from '@nestjs/common';
import { todoSources } from '#notifications';
import { ApplicationSubmitted, CompletionAnswered } from '#applications';
import { bind, defineContext, subscribe, lives } from '#platform';
import { AssignFile } from './app/assign-file.js';
import {
  CompletionAnsweredJob,
  completionAnswered,
  CompletionEndsJob,
  completionEnds,
  EndCompletion,
  RequestCompletion,
} from './app/completions.js';
import { ConcludeStudy } from './app/conclude-study.js';
import { DecideItem } from './app/decide-item.js';
import { FileHistory } from './app/file-history.js';
import { InstructionFiles } from './app/files.js';
import { CompletionRequested, StudyConcluded } from './app/instruction.events.js';
import { TellCompletion, tellCompletion, TellConclusion, tellConclusion } from './app/instruction.messages.js';
import { InstructionReads } from './app/instruction-reads.js';
import { InstructionTodos } from './app/instruction.todos.js';
import { Instruction } from './app/instruction.js';
import { MailService, mailService } from './app/mail-service.job.js';
import { OpenInstruction, openInstruction } from './app/open-instruction.js';
import { AnswerOpinion, AskOpinion, LapseOpinion, lapseOpinion, RemindService, remindService } from './app/opinions.js';
import { instructionLife, completionLife, opinionLife } from './app/instruction.lives.js';
import { InstructionFile, InstructionItem, InstructionNote } from './data/instruction-file.entity.js';
import { Instruction1790000700000 } from './data/migrations/1790000700000-instruction.js';
import { CompletionRequest, TechnicalOpinion } from './data/requests.entity.js';
import { InstructionController } from './http/instruction.controller.js';
import { instructionPolicies } from './instruction.policies.js';
import { instructionTrail } from './instruction.trail.js';

const useCases = [
  AssignFile,
  DecideItem,
  ConcludeStudy,
  RequestCompletion,
  EndCompletion,
  AskOpinion,
  AnswerOpinion,
  InstructionFiles,
  FileHistory,
  InstructionReads,
];
const jobs = [
  OpenInstruction,
  CompletionAnsweredJob,
  CompletionEndsJob,
  LapseOpinion,
  RemindService,
  MailService,
  TellCompletion,
  TellConclusion,
];

@Global()
@Module({ providers: [Instruction, InstructionTodos, ...useCases, ...jobs], exports: [Instruction, ...useCases] })
export class InstructionModule {}

export const instructionContext = defineContext({
  name: 'instruction',
  module: InstructionModule,
  controllers: [InstructionController],
  entities: [InstructionFile, InstructionItem, InstructionNote, CompletionRequest, TechnicalOpinion],
  migrations: [Instruction1790000700000],
  lives: lives(instructionLife, completionLife, opinionLife),
  policies: instructionPolicies,
  trail: instructionTrail,
  jobs: [
    bind(openInstruction, OpenInstruction),
    bind(completionAnswered, CompletionAnsweredJob),
    bind(completionEnds, CompletionEndsJob),
    bind(lapseOpinion, LapseOpinion),
    bind(remindService, RemindService),
    bind(mailService, MailService),
    bind(tellCompletion, TellCompletion),
    bind(tellConclusion, TellConclusion),
  ],
  subscriptions: [
    subscribe(ApplicationSubmitted, openInstruction),
    subscribe(CompletionAnswered, completionAnswered),
    subscribe(CompletionRequested, tellCompletion),
    subscribe(StudyConcluded, tellConclusion),
  ],
  invariants: [
    {
      name: 'instruction: a file waits for completion if and only if one request is open',
      sql: `SELECT f.id FROM instruction_file f LEFT JOIN completion_request r ON r.file_id = f.id AND r.state = 'open'
            WHERE (f.state = 'completing') <> (r.id IS NOT NULL)`,
    },
    {
      name: 'instruction: a favourable conclusion has no point left open or not conform',
      sql: `SELECT f.id, i.code FROM instruction_file f JOIN instruction_item i ON i.file_id = f.id
            WHERE (f.state IN ('admissible', 'eligible', 'ineligible') AND i.kind = 'admissibility' AND i.verdict IS DISTINCT FROM 'conform')
               OR (f.state = 'eligible' AND i.verdict IS DISTINCT FROM 'conform')`,
    },
    {
      name: 'instruction: an unfavourable conclusion has its reason',
      sql: `SELECT id FROM instruction_file WHERE state IN ('inadmissible', 'ineligible') AND coalesce(reason, '') = ''`,
    },
  ],
  brings: [todoSources.by(InstructionTodos)],
});
