import { Injectable } from '@nestjs/common';
import { zonedInstant } from '#kernel';
import {
  columnsFor,
  found,
  IdField,
  inWords,
  ListQuery,
  momentOf,
  platformErrors,
  type Actor,
  type Em,
  type List,
  type Named,
} from '#platform';
import { Call } from '../data/call.entity.js';
import { OWN_QUESTIONS, QUESTIONS, type QuestionRow } from '../data/questions.queries.js';
import { requireMayRead } from './call-access.js';
import type { QuestionView } from './call.views.js';

export class QuestionsQuery extends ListQuery {
  @IdField({ optional: true, description: 'Where the address does not name the call' }) callId?: string;
}
export class OwnQuestionsQuery extends QuestionsQuery {}

const { text, instant } = columnsFor<QuestionView>();
const COLUMNS = [
  instant({ fr: 'Posée le', ar: 'تاريخ السؤال', en: 'Asked on' }, (item) => momentOf(item.asked)),
  text({ fr: 'Question posée', ar: 'السؤال المطروح', en: 'Question asked' }, (item) => item.text),
  instant({ fr: 'Répondue le', ar: 'تاريخ الجواب', en: 'Answered on' }, (item) => momentOf(item.answered)),
  text({ fr: 'Question publiée', ar: 'السؤال المنشور', en: 'Published question' }, (item, language) => inWords(item.question, language)),
  text({ fr: 'Réponse', ar: 'الجواب', en: 'Answer' }, (item, language) => inWords(item.answer, language)),
];

const asRead = ({ askedAt, answeredAt, ...row }: QuestionRow): QuestionView => ({
  ...row,
  asked: zonedInstant(askedAt),
  answered: answeredAt && zonedInstant(answeredAt),
});

/** @throws INVALID_REQUEST {callId} */
function requiredCall(callId: string | undefined): string {
  if (!callId) throw platformErrors.INVALID_REQUEST({}, [{ path: 'callId', code: 'required' }]);
  return callId;
}

/** The questions of one call; officers never learn a person's name here either. */
@Injectable()
export class QuestionsList implements List<QuestionRow, QuestionView, QuestionsQuery> {
  readonly name = 'call-questions';
  readonly title = { fr: 'Questions sur l’appel', ar: 'أسئلة حول الطلب', en: 'Questions on the call' };
  readonly policy = 'call.read';
  readonly query = QuestionsQuery;
  readonly source = QUESTIONS;
  readonly columns = COLUMNS;

  /** @throws NOT_FOUND for a call that does not concern the reader */
  async values(em: Em, actor: Actor, { callId }: QuestionsQuery): Promise<Named> {
    requireMayRead(actor, 'call.read', await found(em, Call, requiredCall(callId)));
    return { callId };
  }

  items(_em: Em, _actor: Actor, rows: readonly QuestionRow[]): Promise<QuestionView[]> {
    return Promise.resolve(rows.map(asRead));
  }
}

/** What the reader's association has asked on one call. */
@Injectable()
export class OwnQuestionsList implements List<QuestionRow, QuestionView, OwnQuestionsQuery> {
  readonly name = 'own-call-questions';
  readonly title = { fr: 'Mes questions', ar: 'أسئلتي', en: 'My questions' };
  readonly policy = 'call.ask';
  readonly query = OwnQuestionsQuery;
  readonly source = OWN_QUESTIONS;
  readonly columns = COLUMNS;

  values(_em: Em, _actor: Actor, { callId }: OwnQuestionsQuery): Promise<Named> {
    return Promise.resolve({ callId: requiredCall(callId) });
  }

  items(_em: Em, _actor: Actor, rows: readonly QuestionRow[]): Promise<QuestionView[]> {
    return Promise.resolve(rows.map(asRead));
  }
}
