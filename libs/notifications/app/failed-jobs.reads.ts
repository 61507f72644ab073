import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { FailedJob, JobRegistry, requireAccess, TrailNames, Tx, type Actor, type Em, type Page } from '#platform';

/** Work that gave up, as the administrator reads it. */
export interface FailedJobView {
  id: string;
  /** The code of the job, for whoever looks into the logs. */
  name: string;
  /** What was being prepared; null for work of the program's own. */
  what: Label | null;
  /** Whom or what it keeps waiting, by the name and number that people know. */
  waiting: { subject: string; label: Label; reference: string | null } | null;
  since: ZonedInstant;
  failed: ZonedInstant;
  times: number;
  /** In the operator's English. */
  error: string;
  /** Set while a retry is under way. */
  retried: ZonedInstant | null;
}

/** The dead letter as a list: what still waits, the longest waiting first. */
@Injectable()
export class ReadFailedJobs {
  constructor(
    private readonly tx: Tx,
    private readonly registry: JobRegistry,
    private readonly names: TrailNames,
  ) {}

  page(actor: Actor, page: number, pageSize: number): Promise<Page<FailedJobView>> {
    requireAccess(actor, 'failed-job.manage');
    return this.tx.run((em) => this.read(em, page, pageSize), { readOnly: true });
  }

  private async read(em: Em, page: number, pageSize: number): Promise<Page<FailedJobView>> {
    const [rows, total] = await em.findAndCount(FailedJob, {
      where: { settledAt: IsNull() },
      order: { firstFailedAt: 'ASC', id: 'ASC' },
      take: pageSize,
      skip: (page - 1) * pageSize,
    });
    const waiting = rows.flatMap(({ subject, subjectId }) => (subject && subjectId ? [{ subject, subjectId }] : []));
    const references = await this.names.references(em, waiting);
    return { items: rows.map((row) => this.view(row, references)), page, pageSize, total };
  }

  private view(row: FailedJob, references: ReadonlyMap<string, string>): FailedJobView {
    return {
      id: row.id,
      name: row.name,
      what: this.registry.binding(row.name)?.job.keepsWaiting?.what ?? null,
      waiting:
        row.subject && row.subjectId
          ? { subject: row.subject, label: this.names.subject(row.subject), reference: references.get(row.subjectId) ?? null }
          : null,
      since: zonedInstant(row.firstFailedAt),
      failed: zonedInstant(row.failedAt),
      times: row.times,
      error: row.error,
      retried: row.retriedAt && zonedInstant(row.retriedAt),
    };
  }
}
