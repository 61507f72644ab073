import { Body, Controller, Get, HttpCode, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CountedReasonView, OfferedReasonView } from '#institution';
import type { FastifyReply } from 'fastify';
import {
  ATTACHMENTS,
  Bulk,
  CurrentActor,
  IdempotencyKeyHeader,
  IdParam,
  Lists,
  Route,
  sendFile,
  type Actor,
  type BulkAnswer,
  type ListPage,
} from '#platform';
import { AssignStudies } from '../app/assign-studies.js';
import { AssignStudy } from '../app/assign-study.js';
import { ConcludeStudy } from '../app/conclude-study.js';
import { DecideItem } from '../app/decide-item.js';
import type { AssociationBeside } from '#associations';
import { InstructionReads, type InstructionDetail } from '../app/instruction.reads.js';
import { AnswerOpinion, AskOpinion } from '../app/opinions.js';
import { RefusalReasons } from '../app/refusal-reasons.js';
import { RequestCompletion } from '../app/request-completion.js';
import { InstructionQuery, RefusalsQuery, StudiesList, type InstructionRow } from '../app/studies.list.js';
import { WriteNote } from '../app/write-note.js';
import {
  AdmissionDto,
  AssignDto,
  AssignStudiesDto,
  CompletionDto,
  ConcludeEligibilityDto,
  NoteDto,
  OpinionAnswerDto,
  OpinionDto,
  VerdictDto,
} from './instruction.dto.js';

const OWN = ['NOT_YOUR_FILE', 'OWN_ASSOCIATION', 'WRONG_STATE'];

@ApiTags('instruction')
@Controller('api/instruction')
export class InstructionController {
  constructor(
    private readonly reads: InstructionReads,
    private readonly assignment: AssignStudy,
    private readonly items: DecideItem,
    private readonly completions: RequestCompletion,
    private readonly conclusions: ConcludeStudy,
    private readonly opinions: AskOpinion,
    private readonly answers: AnswerOpinion,
    private readonly notes: WriteNote,
    private readonly lists: Lists,
    private readonly studies: StudiesList,
    private readonly bulk: Bulk,
    private readonly assignments: AssignStudies,
    private readonly reasons: RefusalReasons,
  ) {}

  @Get('files')
  @Route({ policy: 'instruction.read', summary: 'The files of my region under study, oldest first' })
  list(@CurrentActor() actor: Actor, @Query() query: InstructionQuery): Promise<ListPage<InstructionRow>> {
    return this.lists.read(actor, this.studies, query);
  }

  @Get('files/:id')
  @Route({
    policy: 'instruction.read',
    summary: 'One file: checklist, requests, opinions, notes and the whole dossier',
    errors: ['OWN_ASSOCIATION'],
  })
  detail(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<InstructionDetail> {
    return this.reads.detail(actor, id);
  }

  @Get('files/:id/association')
  @Route({
    policy: 'instruction.read',
    summary: 'The dossier of the association whose file it is; of grants of other regions who gave, how much and when',
    errors: ['OWN_ASSOCIATION'],
  })
  association(@IdParam() id: string, @CurrentActor() actor: Actor): Promise<AssociationBeside> {
    return this.reads.association(actor, id);
  }

  @Get('files/:id/attachments/:attachmentId')
  @Route({ policy: 'instruction.read', summary: 'One attachment of a file', errors: ['OWN_ASSOCIATION'], sends: ATTACHMENTS })
  async attachment(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('attachmentId') attachmentId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, bytes } = await this.reads.attachment(actor, id, attachmentId);
    sendFile(reply, file, bytes);
  }

  @Get('files/:id/reasons')
  @Route({
    policy: 'instruction.read',
    summary: 'What a refusal of this file may be written with',
    errors: ['OWN_ASSOCIATION', 'NO_INSTITUTION'],
  })
  offeredReasons(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<OfferedReasonView[]> {
    return this.reasons.offered(actor, id);
  }

  @Get('reasons')
  @Route({ policy: 'instruction.read', summary: 'For what files were refused, and how many' })
  countedReasons(@CurrentActor() actor: Actor, @Query() query: RefusalsQuery): Promise<CountedReasonView[]> {
    return this.reasons.counted(actor, query);
  }

  @Get('files/:id/instructors')
  @Route({ policy: 'instruction.assign', summary: 'Who may study this file, with their open files' })
  instructors(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<{ personId: string; name: string; openFiles: number }[]> {
    return this.reads.instructors(actor, id);
  }

  @Post('files/:id/assignments')
  @HttpCode(204)
  @Route({
    policy: 'instruction.assign',
    summary: 'Give a file to an instructor',
    errors: ['NO_INSTRUCTOR', 'ALREADY_ASSIGNED', 'WRONG_STATE'],
  })
  assign(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: AssignDto): Promise<void> {
    return this.assignment.execute(actor, { fileId: id, instructorId: body.instructorId });
  }

  @Get('instructors')
  @Route({ policy: 'instruction.assign', summary: 'Who studies files in my region, with their open files' })
  instructorsHere(@CurrentActor() actor: Actor): Promise<{ personId: string; name: string; openFiles: number }[]> {
    return this.reads.instructorsHere(actor);
  }

  @Post('assignments/preview')
  @HttpCode(200)
  @Route({ policy: 'instruction.assign', summary: 'Which of these files could be given to an instructor, and which not and why' })
  previewAssignments(@CurrentActor() actor: Actor, @Body() { ids, instructorId }: AssignStudiesDto): Promise<BulkAnswer> {
    return this.bulk.preview(actor, this.assignments, ids, { instructorId });
  }

  @Post('assignments')
  @HttpCode(200)
  @Route({
    policy: 'instruction.assign',
    summary: 'Give files to an instructor, each for itself',
    errors: ['IDEMPOTENCY_KEY_REQUIRED'],
  })
  assignAll(
    @CurrentActor() actor: Actor,
    @Body() { ids, instructorId }: AssignStudiesDto,
    @IdempotencyKeyHeader() key: string,
  ): Promise<BulkAnswer> {
    return this.bulk.run(actor, this.assignments, ids, { instructorId }, key);
  }

  @Put('files/:id/items/:itemId')
  @HttpCode(204)
  @Route({ policy: 'instruction.check', summary: 'Decide one point of the checklist', errors: [...OWN, 'REASON_REQUIRED'] })
  decide(@CurrentActor() actor: Actor, @IdParam() id: string, @IdParam('itemId') itemId: string, @Body() body: VerdictDto): Promise<void> {
    return this.items.execute(actor, { fileId: id, itemId, verdict: body.verdict, remark: body.remark ?? null });
  }

  @Post('files/:id/completions')
  @Route({
    policy: 'instruction.request_completion',
    summary: 'Ask the association to complete named fields and documents',
    errors: [...OWN, 'COMPLETION_TOO_SOON', 'WALL_TIME_MISSING', 'WALL_TIME_AMBIGUOUS'],
  })
  requestCompletion(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CompletionDto): Promise<{ id: string }> {
    return this.completions.execute(actor, { fileId: id, ...body });
  }

  @Post('files/:id/admission')
  @HttpCode(200)
  @Route({
    policy: 'instruction.admit',
    summary: 'Declare a file admissible or not',
    errors: [...OWN, 'ITEMS_PENDING', 'ITEMS_CONTRADICT', 'REASON_REQUIRED'],
  })
  admission(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: AdmissionDto): Promise<{ state: string }> {
    return this.conclusions.execute(actor, {
      fileId: id,
      conclusion: body.admissible ? 'admit' : 'refuse_admission',
      reason: body.reason ?? null,
      reasons: body.reasons ?? [],
    });
  }

  @Post('files/:id/eligibility')
  @HttpCode(200)
  @Route({
    policy: 'instruction.declare_eligible',
    summary: 'Declare a file eligible or not',
    errors: [...OWN, 'ITEMS_PENDING', 'ITEMS_CONTRADICT', 'REASON_REQUIRED'],
  })
  eligibility(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ConcludeEligibilityDto): Promise<{ state: string }> {
    return this.conclusions.execute(actor, {
      fileId: id,
      conclusion: body.eligible ? 'declare_eligible' : 'declare_ineligible',
      reason: body.reason ?? null,
      reasons: body.reasons ?? [],
    });
  }

  @Post('files/:id/opinions')
  @Route({
    policy: 'opinion.ask',
    summary: 'Ask a named service for its technical opinion',
    errors: [...OWN, 'COMPLETION_TOO_SOON', 'WALL_TIME_MISSING', 'WALL_TIME_AMBIGUOUS'],
  })
  askOpinion(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: OpinionDto): Promise<{ id: string }> {
    return this.opinions.execute(actor, { fileId: id, ...body });
  }

  @Post('opinions/:id/answer')
  @HttpCode(204)
  @Route({ policy: 'opinion.answer', summary: 'Record the opinion a service gave', errors: OWN })
  answerOpinion(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: OpinionAnswerDto): Promise<void> {
    return this.answers.execute(actor, { opinionId: id, ...body });
  }

  @Post('files/:id/notes')
  @Route({
    policy: 'instruction.note',
    summary: 'Write a note for colleagues; never shown to the association or the committee',
    errors: ['OWN_ASSOCIATION'],
  })
  addNote(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: NoteDto): Promise<{ id: string }> {
    return this.notes.execute(actor, { fileId: id, text: body.text });
  }
}
