import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addProgrammeOf, dropProgrammeOf } from '#platform';

/** Each row says of which programme it is, for the scope of an institution's people. */
export class StudiesProgramme1790400803000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addProgrammeOf(runner, 'instruction_file', 'call', 'call_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropProgrammeOf(runner, 'instruction_file');
  }
}
