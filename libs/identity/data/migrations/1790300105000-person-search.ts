import { addSearchColumn, dropSearchColumn } from '#platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People are found by their name and address. */
export class PersonSearch1790300105000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addSearchColumn(runner, 'person', ['NEW.name', 'NEW.email']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropSearchColumn(runner, 'person');
  }
}
