import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A line of a budget may say how its amount comes about; the lines there were give none. */
export class Quantities1790321000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE application_budget_line
        ADD COLUMN quantity_thousandths integer,
        ADD COLUMN unit text,
        ADD COLUMN unit_price_centimes bigint,
        ADD CONSTRAINT application_budget_line_quantity_ck CHECK (
          (quantity_thousandths IS NULL) = (unit_price_centimes IS NULL)
          AND (quantity_thousandths IS NULL OR quantity_thousandths BETWEEN 1 AND 1000000000 AND unit_price_centimes >= 0)
          AND (unit IS NULL OR quantity_thousandths IS NOT NULL AND char_length(unit) BETWEEN 1 AND 40)),
        ADD CONSTRAINT application_budget_line_product_ck CHECK (
          quantity_thousandths IS NULL
          OR amount_centimes = div(quantity_thousandths::numeric * unit_price_centimes * 2 + 1000, 2000))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE application_budget_line DROP COLUMN quantity_thousandths, DROP COLUMN unit, DROP COLUMN unit_price_centimes',
    );
  }
}
