import { addSearchColumn, dropSearchColumn } from '#platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications are found by their number and the words of their title. */
export class ApplicationSearch1790300200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addSearchColumn(runner, 'application', ['NEW.number', 'NEW.title']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropSearchColumn(runner, 'application');
  }
}
