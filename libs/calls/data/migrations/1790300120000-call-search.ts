import { addSearchColumn, dropSearchColumn } from '#platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls are found by their number and the words of their title in both languages. */
export class CallSearch1790300120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addSearchColumn(runner, 'call', ['NEW.number', `NEW.title->>'fr'`, `NEW.title->>'ar'`]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropSearchColumn(runner, 'call');
  }
}
