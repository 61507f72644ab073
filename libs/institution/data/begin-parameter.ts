import type { QueryRunner } from 'typeorm';

/**
 * For the migration that makes a constant of the source a parameter: what it said is what the principal begins with, from before anything
 * was issued; others inherit it. An installation without a principal begins with what the declaration says.
 */
export async function beginParameter(runner: QueryRunner, parameter: string, value: object): Promise<void> {
  await runner.query(
    `INSERT INTO parameter_revision (id, institution_id, parameter, value, valid_from)
     SELECT gen_random_uuid(), id, $1, $2, '2000-01-01' FROM institution WHERE is_principal`,
    [parameter, JSON.stringify(value)],
  );
}

export const endParameter = (runner: QueryRunner, parameter: string): Promise<unknown> =>
  runner.query(`DELETE FROM parameter_revision WHERE parameter = $1`, [parameter]);
