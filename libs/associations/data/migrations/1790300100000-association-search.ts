import { addSearchColumn, dropSearchColumn } from '#platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Associations are found by their names in both scripts, their ICE and their receipt. */
export class AssociationSearch1790300100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addSearchColumn(runner, 'association', [`NEW.name->>'fr'`, `NEW.name->>'ar'`, 'NEW.ice', 'NEW.receipt_number']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropSearchColumn(runner, 'association');
  }
}
