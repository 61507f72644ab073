import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label } from '#kernel';
import { ASSOCIATION_ROLES } from '#identity';
import type { TodoItem, TodoSource } from '#notifications';
import type { Actor, Em } from '#platform';
import { firstReportsIn, firstToClose } from '../data/reports.queries.js';
import type { ReportState } from '../domain/report.machine.js';
import { aboutAct } from './about-act.js';

const LABELS: Partial<Record<ReportState, Label>> = {
  due: { fr: 'Rapport à remettre', ar: 'تقرير في انتظار التقديم', en: 'Report to submit' },
  late: { fr: 'Rapport en retard', ar: 'تقرير متأخر', en: 'Report late' },
  returned: { fr: 'Rapport à corriger', ar: 'تقرير للتصحيح', en: 'Report to correct' },
  submitted: { fr: 'Rapport à lire', ar: 'تقرير للقراءة', en: 'Report to read' },
};
const TO_CLOSE: Label = { fr: 'Projet à clôturer', ar: 'مشروع في انتظار الإغلاق', en: 'Project to close' };
const WRITERS = ASSOCIATION_ROLES.filter((role) => role !== 'association.reader');

/** Reports to write or to read, and projects whose last report is accepted. */
@Injectable()
export class MonitoringTodos implements TodoSource {
  readonly roles = [...WRITERS, 'programme.officer'];

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    if (actor.role !== 'programme.officer') return this.reports(em, actor, ['due', 'late', 'returned']);
    return [...(await this.reports(em, actor, ['submitted'])), ...(await this.closings(em, actor))];
  }

  private async reports(em: Em, actor: Actor, states: readonly ReportState[]): Promise<TodoItem[]> {
    const rows = await firstReportsIn(em, actor, states);
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
    const rows = await firstToClose(em, actor);
    return rows.map(({ id, ...act }) => ({
      key: `closing-${id}`,
      label: TO_CLOSE,
      about: aboutAct(act),
      href: `/app/monitoring/conventions/${id}`,
      tone: 'now',
    }));
  }
}
