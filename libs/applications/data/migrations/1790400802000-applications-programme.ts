import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addProgrammeOf, dropProgrammeOf } from '#platform';

/** Each row says of which programme it is, for the scope of an institution's people. */
export class ApplicationsProgramme1790400802000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addProgrammeOf(runner, 'application', 'call', 'call_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropProgrammeOf(runner, 'application');
  }
}
