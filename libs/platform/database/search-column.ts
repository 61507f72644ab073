import type { QueryRunner } from 'typeorm';
import { Column } from 'typeorm';

/** The column of a row's words as they are searched; the database writes it, nobody reads it but searches. */
export const SearchColumn = () => Column({ type: 'text', default: '', select: false, insert: false, update: false });

/**
 * Adds the column `search` to a table, kept by a trigger from expressions on its row (`NEW.number`, `NEW.name->>'fr'`), with the index that
 * serves both an exact search and one for words typed with an error. Rows that exist are filled.
 */
export async function addSearchColumn(runner: QueryRunner, table: string, words: readonly string[]): Promise<void> {
  const columns = [...new Set(words.flatMap((word) => [...word.matchAll(/NEW\.(\w+)/g)].map(([, column]) => column)))];
  await runner.query(`
    ALTER TABLE "${table}" ADD search text NOT NULL DEFAULT '';
    CREATE FUNCTION ${table}_search() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.search := search_text(concat_ws(' ', ${words.join(', ')}));
      RETURN NEW;
    END $$;
    CREATE TRIGGER ${table}_search BEFORE INSERT OR UPDATE OF ${columns.join(', ')} ON "${table}"
      FOR EACH ROW EXECUTE FUNCTION ${table}_search();
    ALTER TABLE "${table}" DISABLE TRIGGER USER;
    UPDATE "${table}" SET search = search_text(concat_ws(' ', ${words.map((word) => word.replaceAll('NEW.', '')).join(', ')}));
    ALTER TABLE "${table}" ENABLE TRIGGER USER;
    CREATE INDEX ${table}_search_ix ON "${table}" USING gin (search gin_trgm_ops);
  `);
}

export async function dropSearchColumn(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`
    DROP TRIGGER ${table}_search ON "${table}";
    DROP FUNCTION ${table}_search();
    ALTER TABLE "${table}" DROP search;
  `);
}
