import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import type { Actor, Em } from '#platform';
import { trailStanding } from '../data/audit-checks.queries.js';
import type { TodoItem, TodoSource } from './todos.js';

const ANSWER_WITHIN = '2 days';
const CHECK_WITHIN = '30 days';

/** For the administrator: people who were brought in and have not answered. */
@Injectable()
export class AccountTodos implements TodoSource {
  readonly roles = ['administrator'];
  readonly opens = 'person.list';

  constructor(private readonly directory: Directory) {}

  async todos(em: Em): Promise<TodoItem[]> {
    const { count, late } = await this.directory.unanswered(em, ANSWER_WITHIN);
    if (count === 0) return [];
    return [
      {
        key: 'identity.invitations',
        label: { fr: 'Invitations sans réponse', ar: 'دعوات بدون جواب', en: 'Invitations without an answer' },
        href: '/app/people?invited=1',
        count,
        tone: late ? 'now' : 'soon',
      },
    ];
  }
}

/** For the auditor of the whole: a trail that does not hold, or whose chain this auditor has not had checked this month. */
@Injectable()
export class AuditTodos implements TodoSource {
  readonly roles = ['auditor'];
  readonly opens = 'trail.read';

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    const { broken, due } = await trailStanding(em, actor.personId, CHECK_WITHIN);
    const href = '/app/trail';
    if (broken)
      return [
        {
          key: 'trail.broken',
          label: { fr: 'Le journal des actes a été altéré', ar: 'تم تغيير سجل العمليات', en: 'The audit trail has been altered' },
          href,
          tone: 'late',
        },
      ];
    if (!due) return [];
    return [
      {
        key: 'trail.check',
        label: {
          fr: 'Vérifier l’intégrité du journal des actes',
          ar: 'التحقق من سلامة سجل العمليات',
          en: 'Check that the audit trail is whole',
        },
        href,
        tone: 'now',
      },
    ];
  }
}
