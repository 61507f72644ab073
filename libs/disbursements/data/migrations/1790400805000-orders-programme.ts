import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addProgrammeOf, dropProgrammeOf } from '#platform';

/** Each row says of which programme it is, for the scope of an institution's people. */
export class OrdersProgramme1790400805000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addProgrammeOf(runner, 'payment_order', 'convention', 'convention_id');
    await addProgrammeOf(runner, 'recovery_order', 'convention', 'convention_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropProgrammeOf(runner, 'recovery_order');
    await dropProgrammeOf(runner, 'payment_order');
  }
}
