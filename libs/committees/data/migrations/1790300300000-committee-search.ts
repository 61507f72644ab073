import { addSearchColumn, dropSearchColumn } from '#platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By table, the words by which its rows are found. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  committee: [`NEW.name->>'fr'`, `NEW.name->>'ar'`],
  committee_session: ['NEW.minutes_number', `NEW.place->>'fr'`, `NEW.place->>'ar'`],
  session_file: ['NEW.number', 'NEW.title', `NEW.association_name->>'fr'`, `NEW.association_name->>'ar'`],
  decision_letter: ['NEW.number'],
};

/** Committees and sessions are found by their names and places, what was decided by the file and its association. */
export class CommitteeSearch1790300300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, words] of Object.entries(WORDS)) await addSearchColumn(runner, table, words);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(WORDS)) await dropSearchColumn(runner, table);
  }
}
