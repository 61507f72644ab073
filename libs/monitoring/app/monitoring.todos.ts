import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label } from '#kernel';
import { ASSOCIATION_ROLES } from '#identity';
import type { TodoItem, TodoSource } from '#notifications';
import type { Actor, Em } from '#platform';
import { actName, scopeParams, scopeSql, type Instrument } from '#conventions';
import type { ReportState } from '../domain/report.machine.js';

const LABELS: Partial<Record<ReportState, Label>> = {
  due: { fr: 'Rapport à remettre', ar: 'تقرير في انتظار التقديم', en: 'Report to submit' },
  late: { fr: 'Rapport en retard', ar: 'تقرير متأخر', en: 'Report late' },
  returned: { fr: 'Rapport à corriger', ar: 'تقرير للتصحيح', en: 'Report to correct' },
  submitted: { fr: 'Rapport à lire', ar: 'تقرير للقراءة', en: 'Report to read' },
};
const TO_CLOSE: Label = { fr: 'Projet à clôturer', ar: 'مشروع في انتظار الإغلاق', en: 'Project to close' };
const WRITERS = ASSOCIATION_ROLES.filter((role) => role !== 'association.reader');

interface Act {
  number: string;
  instrument: Instrument;
  title: string;
}
interface Row extends Act {
  id: string;
  state: ReportState;
  rank: number;
  dueAt: Date;
}

/** Reports to write or to read, and projects whose last report is accepted. */
@Injectable()
export class MonitoringTodos implements TodoSource {
  readonly roles = [...WRITERS, 'programme.officer'];

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    if (actor.role !== 'programme.officer') return this.reports(em, actor, ['due', 'late', 'returned']);
    return [...(await this.reports(em, actor, ['submitted'])), ...(await this.closings(em, actor))];
  }

  private async reports(em: Em, actor: Actor, states: readonly ReportState[]): Promise<TodoItem[]> {
    const rows = await em.query<Row[]>(
      `SELECT r.id, c.number, c.instrument, c.title, r.state, r.tranche_rank AS rank, r.due_at AS "dueAt"
       FROM report r JOIN convention c ON c.id = r.convention_id WHERE r.state = ANY($1) AND ${scopeSql('r', 2)} ORDER BY r.due_at LIMIT 5`,
      [states, ...scopeParams(actor)],
    );
    return rows.map(({ id, state, rank, dueAt, ...act }) => ({
      key: `report-${id}`,
      label: LABELS[state]!,
      about: aboutAct(act, { fr: `, tranche ${rank}`, ar: `، الشطر ${rank}`, en: `, tranche ${rank}` }),
      href: `/app/monitoring/reports/${id}`,
      due: zonedInstant(dueAt),
      tone: state === 'late' ? 'late' : state === 'due' ? 'soon' : 'now',
    }));
  }

  private async closings(em: Em, actor: Actor): Promise<TodoItem[]> {
    const rows = await em.query<(Act & { id: string })[]>(
      `SELECT c.id, c.number, c.instrument, c.title FROM convention c JOIN report r ON r.convention_id = c.id AND r.final AND r.state = 'accepted'
       WHERE c.state = 'in_force' AND ${scopeSql('c', 1)}
         AND NOT EXISTS (SELECT FROM closing k WHERE k.convention_id = c.id AND k.state = 'recovering')
       ORDER BY r.decided_at LIMIT 5`,
      scopeParams(actor),
    );
    return rows.map(({ id, ...act }) => ({
      key: `closing-${id}`,
      label: TO_CLOSE,
      about: aboutAct(act),
      href: `/app/monitoring/conventions/${id}`,
      tone: 'now',
    }));
  }
}

/** "Convention C-2027-0042, tranche 1 · title"; the title is what people wrote, the same in every language. */
function aboutAct(act: Act, part: Label = { fr: '', ar: '', en: '' }): Label {
  const name = actName(act);
  const title = ` · \u2068${act.title}\u2069`;
  return { fr: name.fr + part.fr + title, ar: name.ar + part.ar + title, en: name.en + part.en + title };
}
