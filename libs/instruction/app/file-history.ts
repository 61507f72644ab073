import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import { TrailNames, type Em } from '#platform';

export interface FileHistoryEntry {
  id: string;
  at: ZonedInstant;
  /** Null when the program itself acted. */
  person: string | null;
  what: Label;
  /** The point of the checklist that was decided. */
  item: Localized | null;
  reason: string | null;
}

interface AuditRow {
  id: string;
  at: Date;
  person_id: string | null;
  subject: string;
  event: string;
  reason: string | null;
  item: Localized | null;
}

/** What happened to a file under study, newest first, from the audit trail. */
@Injectable()
export class FileHistory {
  constructor(
    private readonly directory: Directory,
    private readonly names: TrailNames,
  ) {}

  async of(em: Em, fileId: string): Promise<FileHistoryEntry[]> {
    const rows = await em.query<AuditRow[]>(
      `SELECT a.id::text, a.at, a.person_id, a.subject, a.event, a.reason, i.label AS item
       FROM audit_entry a LEFT JOIN instruction_item i ON i.file_id = $1 AND i.code = a.detail->>'item'
       WHERE (a.subject = 'instruction' AND a.subject_id = $1)
          OR (a.subject = 'opinion' AND a.subject_id IN (SELECT id FROM technical_opinion WHERE file_id = $1))
       ORDER BY a.id DESC`,
      [fileId],
    );
    const people = await this.directory.people(
      em,
      rows.flatMap((row) => row.person_id ?? []),
    );
    return rows.map((row) => ({
      id: row.id,
      at: zonedInstant(row.at),
      person: row.person_id && (people.get(row.person_id)?.name ?? null),
      what: this.names.act(row.subject, row.event),
      item: row.item,
      reason: row.reason,
    }));
  }
}
