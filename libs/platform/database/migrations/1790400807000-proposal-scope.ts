import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A proposal says of which programme or institution it is, so that whoever has no part in it knows nothing of it. */
export class ProposalScope1790400807000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE proposal ADD COLUMN programme_id uuid, ADD COLUMN institution_id uuid;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE proposal DROP COLUMN programme_id, DROP COLUMN institution_id;`);
  }
}
