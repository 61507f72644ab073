import { Injectable } from '@nestjs/common';
import type { Em } from '../database/tx.js';
import { ExtensionPoint } from '../extension-point.js';
import { Extensions } from '../extensions.js';

/** SQL of one column: the applications that are hidden from the person whom an SQL expression names. */
export type HiddenFilesSource = (person: string) => string;
export const hiddenFilesSources = new ExtensionPoint<HiddenFilesSource>('files hidden from a person');

/**
 * Applications that are hidden from a person whatever the role they use, as a conflict of interest does. A stage that knows of such
 * pairs brings them; every actor then carries the ids, policies answer NOT_FOUND, and lists leave the rows out.
 */
@Injectable()
export class HiddenFiles {
  constructor(private readonly extensions: Extensions) {}

  /** An SQL array of ids, to be read with whatever else is known of the person: no query of its own. */
  sqlFor(person: string): string {
    const sources = this.extensions.of(hiddenFilesSources);
    return sources.length === 0 ? `ARRAY[]::uuid[]` : `ARRAY(${sources.map((source) => `(${source(person)})`).join(' UNION ')})`;
  }

  /** Of these persons, those from whom an application is hidden. */
  async keptFrom(em: Em, applicationId: string, personIds: readonly string[]): Promise<Set<string>> {
    const rows = await em.query<{ id: string }[]>(
      `SELECT person.id FROM unnest($1::uuid[]) AS person(id) WHERE $2::uuid = ANY(${this.sqlFor('person.id')})`,
      [personIds, applicationId],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
