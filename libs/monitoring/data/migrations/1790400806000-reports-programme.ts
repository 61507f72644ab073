import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addProgrammeOf, dropProgrammeOf } from '#platform';

/** Each row says of which programme it is, for the scope of an institution's people. */
export class ReportsProgramme1790400806000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addProgrammeOf(runner, 'report', 'convention', 'convention_id');
    await addProgrammeOf(runner, 'closing', 'convention', 'convention_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropProgrammeOf(runner, 'closing');
    await dropProgrammeOf(runner, 'report');
  }
}
