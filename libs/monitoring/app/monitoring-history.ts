import { Injectable } from '@nestjs/common';
import { asReference, asWritten, type DossierSight, type HistoryEntry, type HistorySource } from '#associations';
import { cutText, dayOfInstant, instantOfWall, zonedInstant, type Label } from '#kernel';
import type { Em } from '#platform';
import { followUpOf, type PastFollowUp } from '../data/history.queries.js';
import { reportMachine } from '../domain/report.machine.js';

const JUSTIFIED: Label = { fr: 'justifié', ar: 'مبرر', en: 'justified' };
const DUE: Label = { fr: 'attendu le', ar: 'منتظر بتاريخ', en: 'due on' };
const SUBMITTED: Label = { fr: 'déposé le', ar: 'أودع بتاريخ', en: 'submitted on' };
const OBSERVED: Record<'visit' | 'incident', Label> = {
  visit: { fr: 'Visite faite', ar: 'زيارة منجزة', en: 'Visited' },
  incident: { fr: 'Signalé', ar: 'مبلغ عنه', en: 'Recorded' },
};
const TEXT_AT_MOST = 300;

/** Reports, visits and incidents of an association, for its one-page dossier. */
@Injectable()
export class MonitoringHistory implements HistorySource {
  async entries(em: Em, associationId: string, sight: DossierSight): Promise<HistoryEntry[]> {
    return (await followUpOf(em, associationId, sight)).map((row) => ({
      ...(row.kind === 'report' ? reported(row) : observed(row)),
      href:
        sight.as === 'committee'
          ? null
          : row.kind === 'report'
            ? `/app/monitoring/reports/${row.id}`
            : `/app/monitoring/conventions/${row.conventionId}`,
    }));
  }
}

function reported(report: PastFollowUp & { kind: 'report' }): Omit<HistoryEntry, 'href'> {
  const justified = Number(report.justifiedCentimes);
  const said = (word: string) => `${asReference(report.conventionNumber)} · ${word} ${report.rank}`;
  return {
    topic: 'report',
    about: { fr: said('tranche'), ar: said('الشطر'), en: said('tranche') },
    status: reportMachine.label(report.state),
    at: zonedInstant(report.submittedAt ?? report.dueAt),
    year: Number(dayOfInstant(report.submittedAt ?? report.dueAt).slice(0, 4)),
    days: [
      { label: DUE, day: dayOfInstant(report.dueAt) },
      ...(report.submittedAt ? [{ label: SUBMITTED, day: dayOfInstant(report.submittedAt) }] : []),
    ],
    amount: report.state === 'accepted' ? { label: JUSTIFIED, centimes: justified } : null,
    sums: report.state === 'accepted' ? { justified } : {},
    late: report.state === 'late' || (report.submittedAt !== null && report.submittedAt > report.dueAt),
    imported: false,
  };
}

function observed({ kind, conventionNumber, day, text }: PastFollowUp & { kind: 'visit' | 'incident' }): Omit<HistoryEntry, 'href'> {
  return {
    topic: kind,
    about: asWritten(`${asReference(conventionNumber)} — ${cutText(text, TEXT_AT_MOST)}`),
    status: OBSERVED[kind],
    at: zonedInstant(instantOfWall(`${day}T12:00`)),
    year: Number(day.slice(0, 4)),
    days: [],
    amount: null,
    sums: {},
    late: kind === 'incident',
    imported: false,
  };
}
