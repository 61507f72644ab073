import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `programme_of('<parent>', '<column>')`, a trigger: a new row takes the programme of the row that it refers to. Whoever inserts cannot
 * forget it nor say another.
 */
export class ProgrammeOf1790400801000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION programme_of() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('SELECT programme_id FROM %I WHERE id = $1', TG_ARGV[0])
          INTO NEW.programme_id USING (to_jsonb(NEW)->>TG_ARGV[1])::uuid;
        RETURN NEW;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION programme_of()`);
  }
}
