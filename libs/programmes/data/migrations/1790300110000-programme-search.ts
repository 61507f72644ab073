import { addSearchColumn, dropSearchColumn } from '#platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes are found by their code and the words of their title in both languages. */
export class ProgrammeSearch1790300110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addSearchColumn(runner, 'programme', ['NEW.code', `NEW.title->>'fr'`, `NEW.title->>'ar'`]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropSearchColumn(runner, 'programme');
  }
}
