import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import { TrailNames, type Em } from '#platform';
import { auditOfStudy } from '../data/instruction.queries.js';

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

/** What happened to a study, newest first, from the audit trail. */
@Injectable()
export class StudyHistory {
  constructor(
    private readonly directory: Directory,
    private readonly names: TrailNames,
  ) {}

  async of(em: Em, studyId: string): Promise<FileHistoryEntry[]> {
    const rows = await auditOfStudy(em, studyId);
    const people = await this.directory.people(
      em,
      rows.flatMap((row) => row.personId ?? []),
    );
    return rows.map((row) => ({
      id: row.id,
      at: zonedInstant(row.at),
      person: row.personId && (people.get(row.personId)?.name ?? null),
      what: this.names.act(row.subject, row.event),
      item: row.item,
      reason: row.reason,
    }));
  }
}
