import { beginParameter, endParameter } from '#institution';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long there is to give money back was a constant of the source. */
export class RecoveryDelay1790400831000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return beginParameter(runner, 'disbursements.delays', { recoveryDays: 30 });
  }

  async down(runner: QueryRunner): Promise<void> {
    await endParameter(runner, 'disbursements.delays');
  }
}
