import { followers } from '#associations';
import { Global, Module } from '@nestjs/common';
import { parameterDefinitions } from '#institution';
import { bindDeadline, todoSources } from '#notifications';
import { DelegationChanged, holdingSources, RightsChanged } from '#identity';
import { ApplicationSubmitted, CompletionAnswered } from '#applications';
import { bind, bulkActs, defineContext, lists, lives, subscribe, personalData } from '#platform';
import { AssignStudies } from './app/assign-studies.js';
import { AssignStudy } from './app/assign-study.js';
import {
  COMPLETION_ENDS,
  CompletionAnsweredJob,
  completionAnswered,
  CompletionEndsJob,
  completionEnds,
  CompletionsDue,
  EndCompletion,
} from './app/completion.job.js';
import { ConcludeStudy } from './app/conclude-study.js';
import { DecideItem } from './app/decide-item.js';
import { HandBack, handBack, roleEnded } from './app/hand-back.job.js';
import { CompletionRequested, StudyConcluded } from './app/instruction.events.js';
import { TellCompletion, tellCompletion, TellConclusion, tellConclusion } from './app/instruction.messages.js';
import { InstructionReads } from './app/instruction.reads.js';
import { InstructionTodos } from './app/instruction.todos.js';
import { Instruction } from './app/instruction.js';
import { MailService, mailService } from './app/mail-service.job.js';
import { OpenInstruction, openInstruction } from './app/open-instruction.job.js';
import {
  LapseOpinion,
  lapseOpinion,
  OPINION_LAPSE,
  OPINION_REMINDER,
  OpinionsDue,
  RemindService,
  remindService,
} from './app/opinion.job.js';
import { AnswerOpinion, AskOpinion } from './app/opinions.js';
import { refusalReasons } from './app/instruction.parameters.js';
import { RefusalReasons } from './app/refusal-reasons.js';
import { ReasonsOfRefusal1790400843000 } from './data/migrations/1790400843000-reasons-of-refusal.js';
import { RequestCompletion } from './app/request-completion.js';
import { Studies } from './app/studies.js';
import { StudiesList } from './app/studies.list.js';
import { StudyHistory } from './app/study-history.js';
import { WriteNote } from './app/write-note.js';
import { StudiesHeld } from './app/held-alone.js';
import { instructionLife, completionLife, opinionLife } from './app/instruction.lives.js';
import { InstructionFile, InstructionItem, InstructionNote } from './data/instruction-file.entity.js';
import { Instruction1790000700000 } from './data/migrations/1790000700000-instruction.js';
import { StudyLists1790330050000 } from './data/migrations/1790330050000-study-lists.js';
import { StudiesProgramme1790400803000 } from './data/migrations/1790400803000-studies-programme.js';
import { CompletionRequest, TechnicalOpinion } from './data/requests.entity.js';
import { InstructionController } from './http/instruction.controller.js';
import { instructionInvariants } from './instruction.invariants.js';
import { instructionPolicies } from './instruction.policies.js';
import { instructionTrail } from './instruction.trail.js';
import { instructionPersonalData } from './instruction.personal-data.js';

const useCases = [
  AssignStudy,
  AssignStudies,
  DecideItem,
  ConcludeStudy,
  RequestCompletion,
  EndCompletion,
  AskOpinion,
  AnswerOpinion,
  WriteNote,
  Studies,
  StudyHistory,
  RefusalReasons,
  InstructionReads,
  StudiesHeld,
  StudiesList,
];
const jobs = [
  OpenInstruction,
  CompletionAnsweredJob,
  CompletionEndsJob,
  CompletionsDue,
  OpinionsDue,
  LapseOpinion,
  RemindService,
  MailService,
  TellCompletion,
  TellConclusion,
  HandBack,
];

@Global()
@Module({ providers: [Instruction, InstructionTodos, ...useCases, ...jobs], exports: [Instruction, ...useCases] })
export class InstructionModule {}

export const instructionContext = defineContext({
  name: 'instruction',
  module: InstructionModule,
  controllers: [InstructionController],
  entities: [InstructionFile, InstructionItem, InstructionNote, CompletionRequest, TechnicalOpinion],
  migrations: [Instruction1790000700000, StudyLists1790330050000, StudiesProgramme1790400803000, ReasonsOfRefusal1790400843000],
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
    bind(handBack, HandBack),
    bind(roleEnded, HandBack),
  ],
  subscriptions: [
    subscribe(ApplicationSubmitted, openInstruction),
    subscribe(CompletionAnswered, completionAnswered),
    subscribe(CompletionRequested, tellCompletion),
    subscribe(StudyConcluded, tellConclusion),
    subscribe(DelegationChanged, roleEnded),
    subscribe(RightsChanged, roleEnded),
  ],
  schedules: [{ job: handBack, everyMs: 15 * 60_000 }],
  invariants: instructionInvariants,
  brings: [
    parameterDefinitions.with(refusalReasons),
    ...instructionPersonalData.map((entry) => personalData.with(entry)),
    followers.with({ table: 'instruction_file', what: { fr: 'études', ar: 'الدراسات', en: 'studies' } }),
    holdingSources.by(StudiesHeld),
    todoSources.by(InstructionTodos),
    lists.by(StudiesList),
    bulkActs.by(AssignStudies),
    bindDeadline(COMPLETION_ENDS, CompletionsDue),
    bindDeadline(OPINION_LAPSE, OpinionsDue),
    bindDeadline(OPINION_REMINDER),
  ],
});
