import { Injectable } from '@nestjs/common';
import type { Actor, Em } from '#platform';
import type { TodoItem, TodoSource } from './todos.js';

const ANSWER_WITHIN = '2 days';

/** For the administrator: people who were brought in and have not answered. */
@Injectable()
export class AccountTodos implements TodoSource {
  readonly roles = ['administrator'];

  async todos(em: Em): Promise<TodoItem[]> {
    const [row] = await em.query<{ count: number; late: boolean }[]>(
      `SELECT count(*)::int AS count, coalesce(min(created_at) < clock_timestamp() - interval '${ANSWER_WITHIN}', false) AS late
       FROM person WHERE state = 'unconfirmed' AND invited_at IS NOT NULL`,
    );
    if (!row?.count) return [];
    return [
      {
        key: 'identity.invitations',
        label: { fr: 'Invitations sans réponse', ar: 'دعوات بدون جواب', en: 'Invitations without an answer' },
        href: '/app/people?invited=1',
        count: row.count,
        tone: row.late ? 'now' : 'soon',
      },
    ];
  }
}

/** For the auditor of the whole: a trail that does not hold, or whose chain this auditor has not had checked this month. */
@Injectable()
export class AuditTodos implements TodoSource {
  readonly roles = ['auditor'];

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    if (actor.scope.regionCode) return [];
    const [row] = await em.query<{ broken: boolean; due: boolean }[]>(
      `SELECT coalesce((SELECT jsonb_array_length(defects) > 0 FROM audit_check WHERE finished_at IS NOT NULL ORDER BY asked_at DESC LIMIT 1), false) AS broken,
         NOT EXISTS (SELECT FROM audit_check WHERE asked_by = $1 AND asked_at > clock_timestamp() - interval '30 days') AS due`,
      [actor.personId],
    );
    const href = '/app/trail';
    if (row!.broken)
      return [
        {
          key: 'trail.broken',
          label: { fr: 'Le journal des actes a été altéré', ar: 'تم تغيير سجل العمليات', en: 'The audit trail has been altered' },
          href,
          tone: 'late',
        },
      ];
    if (!row!.due) return [];
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
