import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addProgrammeOf, dropProgrammeOf } from '#platform';

/** Each row says of which programme it is, for the scope of an institution's people. */
export class DecisionsProgramme1790400804000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addProgrammeOf(runner, 'committee_session', 'call', 'call_id');
    await addProgrammeOf(runner, 'committee_decision', 'call', 'call_id');
    await addProgrammeOf(runner, 'decision_letter', 'application', 'application_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropProgrammeOf(runner, 'decision_letter');
    await dropProgrammeOf(runner, 'committee_decision');
    await dropProgrammeOf(runner, 'committee_session');
  }
}
