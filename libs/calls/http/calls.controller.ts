import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Label, Language } from '#kernel';
import { CurrentActor, CurrentLanguage, IdParam, Lists, Route, type Actor, type ListPage } from '#platform';
import type { Edited } from '../app/call-editing.js';
import type { CallList, CallView, QuestionView, Readiness } from '../app/call.views.js';
import { CallsQuery } from '../app/calls.list.js';
import { DuplicateCall } from '../app/duplicate-call.js';
import { EndCall } from '../app/end-call.js';
import { MoveDeadline } from '../app/move-deadline.js';
import { PrepareCall } from '../app/prepare-call.js';
import { PublishCall } from '../app/publish-call.js';
import { Questions } from '../app/questions.js';
import { OwnQuestionsList, OwnQuestionsQuery, QuestionsList, QuestionsQuery } from '../app/questions.list.js';
import { CallReads } from '../app/calls.reads.js';
import { WriteCall } from '../app/write-call.js';
import {
  AnswerDto,
  AskDto,
  CalendarDto,
  CancelDto,
  CreateCallDto,
  DocumentsDto,
  DuplicateDto,
  EditCallDto,
  FormDto,
  FundingDto,
  GridDto,
  LanguageQuery,
  NewDeadlineDto,
  VersionDto,
} from './calls.dto.js';

const EDITING = ['CALL_ALREADY_OPEN', 'VERSION_CONFLICT', 'WRONG_STATE', 'CALL_NOT_PUBLISHABLE'];

@ApiTags('calls')
@Controller('api/calls')
export class CallsController {
  constructor(
    private readonly read: CallReads,
    private readonly write: WriteCall,
    private readonly prepare: PrepareCall,
    private readonly publishing: PublishCall,
    private readonly deadline: MoveDeadline,
    private readonly ending: EndCall,
    private readonly duplicating: DuplicateCall,
    private readonly questionsOf: Questions,
    private readonly lists: Lists,
    private readonly asked: QuestionsList,
    private readonly ownAsked: OwnQuestionsList,
  ) {}

  @Get()
  @Route({ policy: 'call.read', summary: 'The calls, newest first' })
  list(@CurrentActor() actor: Actor, @Query() query: CallsQuery): Promise<CallList> {
    return this.read.list(actor, query);
  }

  @Get(':id')
  @Route({ policy: 'call.read', summary: 'One call, whole' })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<CallView> {
    return this.read.one(actor, id);
  }

  @Get(':id/readiness')
  @Route({ policy: 'call.read', summary: 'What still stands against publishing' })
  readiness(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() _query: LanguageQuery,
    @CurrentLanguage() language: Language,
  ): Promise<Readiness> {
    return this.read.readiness(actor, id, language);
  }

  @Post()
  @Route({ policy: 'call.edit', summary: 'Begin a call', body: 'large', errors: ['WRONG_STATE'] })
  create(@CurrentActor() actor: Actor, @Body() body: CreateCallDto): Promise<Edited & { number: string }> {
    const { programmeId, ...content } = body;
    return this.write.create(actor, programmeId, content);
  }

  @Post(':id/copies')
  @Route({
    policy: 'call.edit',
    summary: 'Begin a call from an earlier one: everything but its calendar and money',
    errors: ['WRONG_STATE'],
  })
  duplicate(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: DuplicateDto): Promise<Edited & { number: string }> {
    return this.duplicating.execute(actor, id, body.programmeId);
  }

  @Put(':id')
  @Route({ policy: 'call.edit', summary: 'Write what a call is about', errors: EDITING, body: 'large' })
  edit(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: EditCallDto): Promise<Edited> {
    const { version, ...content } = body;
    return this.write.edit(actor, { id, version }, content);
  }

  @Put(':id/form')
  @Route({ policy: 'call.edit', summary: 'Set the form', errors: EDITING, body: 'large' })
  setForm(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: FormDto): Promise<Edited> {
    const { version, sections, fields } = body;
    return this.prepare.setForm(actor, { id, version }, { sections, fields });
  }

  @Put(':id/grid')
  @Route({ policy: 'call.edit', summary: 'Set the scoring grid', errors: EDITING, body: 'large' })
  setGrid(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: GridDto): Promise<Edited> {
    return this.prepare.setGrid(actor, { id, version: body.version }, body.criteria);
  }

  @Get(':id/document-kinds')
  @Route({ policy: 'call.read', summary: 'The documents of associations that a call may ask for', errors: ['NO_INSTITUTION'] })
  documentKinds(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<{ code: string; label: Label }[]> {
    return this.read.documentKinds(actor, id);
  }

  @Put(':id/documents')
  @Route({ policy: 'call.edit', summary: 'Set the required documents', errors: EDITING, body: 'large' })
  setDocuments(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: DocumentsDto): Promise<Edited> {
    return this.prepare.setDocuments(actor, { id, version: body.version }, body.documents);
  }

  @Put(':id/funding')
  @Route({ policy: 'call.edit', summary: 'Say from which sub-envelope each region’s awards are taken', errors: EDITING })
  setFunding(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: FundingDto): Promise<Edited> {
    return this.prepare.setFunding(actor, { id, version: body.version }, body.shares);
  }

  @Put(':id/calendar')
  @Route({ policy: 'call.edit', summary: 'Set the calendar, in wall times', errors: EDITING })
  setCalendar(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CalendarDto): Promise<Edited> {
    const { version, ...typed } = body;
    return this.prepare.setCalendar(actor, { id, version }, typed);
  }

  @Post(':id/publication')
  @HttpCode(200)
  @Route({
    policy: 'call.publish',
    summary: 'Publish a complete call',
    errors: ['CALL_NOT_PUBLISHABLE', 'PROGRAMME_NOT_ACTIVE', 'VERSION_CONFLICT', 'WRONG_STATE'],
  })
  publish(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: VersionDto): Promise<Edited> {
    return this.publishing.execute(actor, { id, version: body.version });
  }

  @Put(':id/deadline')
  @Route({
    policy: 'call.move_deadline',
    summary: 'Move the deadline of an open call later',
    errors: ['CALL_NOT_OPEN', 'DEADLINE_PASSED', 'DEADLINE_ONLY_LATER'],
  })
  moveDeadline(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: NewDeadlineDto): Promise<{ version: number }> {
    return this.deadline.execute(actor, id, body);
  }

  @Post(':id/cancellation')
  @HttpCode(204)
  @Route({ policy: 'call.cancel', summary: 'Give up a call, with a public reason', errors: ['WRONG_STATE'] })
  cancel(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: CancelDto): Promise<void> {
    return this.ending.cancel(actor, id, body.reason);
  }

  @Post(':id/archive')
  @HttpCode(204)
  @Route({ policy: 'call.archive', summary: 'Put away a call whose results are settled', errors: ['WRONG_STATE'] })
  archive(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.ending.archive(actor, id);
  }

  @Get(':id/questions')
  @Route({ policy: 'call.read', summary: 'The questions asked, those that wait first' })
  questions(@CurrentActor() actor: Actor, @IdParam() id: string, @Query() query: QuestionsQuery): Promise<ListPage<QuestionView>> {
    return this.lists.read(actor, this.asked, { ...query, callId: id });
  }

  @Get(':id/own-questions')
  @Route({ policy: 'call.ask', summary: 'What my association has asked' })
  ownQuestions(@CurrentActor() actor: Actor, @IdParam() id: string, @Query() query: OwnQuestionsQuery): Promise<ListPage<QuestionView>> {
    return this.lists.read(actor, this.ownAsked, { ...query, callId: id });
  }

  @Post(':id/questions')
  @Route({ policy: 'call.ask', summary: 'Ask a question; the answer is published to all, without a name', errors: ['QUESTIONS_CLOSED'] })
  ask(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: AskDto): Promise<{ id: string }> {
    return this.questionsOf.ask(actor, id, body.text);
  }

  @Put('questions/:id/answer')
  @HttpCode(204)
  @Route({ policy: 'call.answer', summary: 'Answer a question, for all to read', errors: ['QUESTION_ALREADY_ANSWERED', 'OWN_ASSOCIATION'] })
  answer(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: AnswerDto): Promise<void> {
    return this.questionsOf.answer(actor, id, body);
  }
}
