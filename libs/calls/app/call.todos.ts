import { Injectable } from '@nestjs/common';
import { zonedInstant, type Localized } from '#kernel';
import type { TodoItem, TodoSource } from '#notifications';
import type { Actor, Em } from '#platform';
import { draftsIn } from '../data/calls.queries.js';
import { callsWithOpenQuestions } from '../data/questions.queries.js';

const MOST = 5;

/** What a programme officer must do about calls: answer questions before they close, finish drafts. */
@Injectable()
export class CallTodos implements TodoSource {
  readonly roles = ['programme.officer'];

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    const region = actor.scope.regionCode ?? null;
    return [...(await questionsToAnswer(em, region)), ...(await draftsToFinish(em, region))];
  }
}

const aboutTitle = (title: Localized) => ({ fr: title.fr, ar: title.ar, en: title.en ?? title.fr });

async function questionsToAnswer(em: Em, region: string | null): Promise<TodoItem[]> {
  const rows = await callsWithOpenQuestions(em, region, MOST);
  return rows.map(({ id, title, count, closesAt, zone, late }) => ({
    key: 'calls.answer-questions',
    label: { fr: 'Répondre aux questions', ar: 'الإجابة عن الأسئلة', en: 'Answer the questions' },
    about: aboutTitle(title),
    href: `/app/calls/${id}/questions`,
    due: zonedInstant(closesAt, zone ?? undefined),
    count,
    tone: late ? 'late' : 'now',
  }));
}

/** A regional officer finishes the drafts of the region alone. */
async function draftsToFinish(em: Em, region: string | null): Promise<TodoItem[]> {
  const rows = await draftsIn(em, region, MOST);
  return rows.map(({ id, title }) => ({
    key: 'calls.finish-draft',
    label: { fr: 'Terminer et publier l’appel', ar: 'إتمام طلب المشاريع ونشره', en: 'Finish and publish the call' },
    about: aboutTitle(title),
    href: `/app/calls/${id}`,
    tone: 'soon',
  }));
}
