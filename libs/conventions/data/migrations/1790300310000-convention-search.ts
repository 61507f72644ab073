import { addSearchColumn, dropSearchColumn } from '#platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acts are found by their number and the title of the project. */
export class ConventionSearch1790300310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addSearchColumn(runner, 'convention', ['NEW.number', 'NEW.title']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropSearchColumn(runner, 'convention');
  }
}
