import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts may be parted by the institution: the CHECK keeps what their classes say of a line. */
export class AccountsOfLines1790400846000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return runner.query(`
      ALTER TABLE application_budget_line DROP CONSTRAINT application_budget_line_side_ck,
        ADD CONSTRAINT application_budget_line_side_ck CHECK (
          (side = 'charge' AND account ~ '^(6[0-8][0-9]{0,2}|86)$' AND funding IS NULL)
          OR (side = 'product' AND NOT overhead AND (account = '87' AND funding IS NULL
            OR account ~ '^7[0-9]{1,3}$' AND funding IS NOT NULL AND funding IN ('asked', 'own', 'other'))));
    `) as Promise<void>;
  }

  down(runner: QueryRunner): Promise<void> {
    return runner.query(`
      UPDATE application_budget_line SET account = left(account, 2);
      ALTER TABLE application_budget_line DROP CONSTRAINT application_budget_line_side_ck,
        ADD CONSTRAINT application_budget_line_side_ck CHECK (
          (side = 'charge' AND account ~ '^(6[0-8]|86)$' AND funding IS NULL)
          OR (side = 'product' AND NOT overhead AND (account = '87' AND funding IS NULL
            OR account ~ '^7[0-9]$' AND funding IS NOT NULL AND funding IN ('asked', 'own', 'other'))));
    `) as Promise<void>;
  }
}
