import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft remembers the deadline its members know: whether to tell them of another is then no guess. */
export class KnownDeadlines1790000610000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE application ADD COLUMN known_closes_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE application DROP COLUMN known_closes_at');
  }
}
