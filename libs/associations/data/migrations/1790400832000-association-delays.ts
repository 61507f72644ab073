import { beginParameter, endParameter } from '#institution';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long a president has to object to a successor was a constant of the source. */
export class AssociationDelays1790400832000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return beginParameter(runner, 'associations.delays', { objectionDays: 10 });
  }

  async down(runner: QueryRunner): Promise<void> {
    await endParameter(runner, 'associations.delays');
  }
}
