import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `amended` was in the list of states and nothing could lead there: the list says what can be. */
export class NoAmended1790260000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return listStates(runner, `'in_force', 'completed', 'terminated'`);
  }

  down(runner: QueryRunner): Promise<void> {
    return listStates(runner, `'in_force', 'amended', 'completed', 'terminated'`);
  }
}

const listStates = (runner: QueryRunner, inEffect: string): Promise<void> =>
  runner.query(`ALTER TABLE convention
    DROP CONSTRAINT convention_state_ck,
    DROP CONSTRAINT convention_effect_ck,
    ADD CONSTRAINT convention_state_ck
      CHECK (state IN ('drafted', 'sent', 'signed_by_association', 'countersigned', ${inEffect}, 'cancelled')),
    ADD CONSTRAINT convention_effect_ck CHECK (imported OR (in_force_at IS NOT NULL) = (state IN (${inEffect})))`);
