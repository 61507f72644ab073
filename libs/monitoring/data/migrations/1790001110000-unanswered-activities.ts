import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports once opened with every activity declared undone: where nothing was written yet, nothing is declared any more. */
export class UnansweredActivities1790001110000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE report SET activities = (
        SELECT coalesce(jsonb_agg(a.activity || '{"done": null}' ORDER BY a.position), '[]')
        FROM jsonb_array_elements(activities) WITH ORDINALITY AS a(activity, position))
      WHERE state IN ('due', 'late') AND summary IS NULL AND declared_total IS NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE report SET activities = (
        SELECT coalesce(jsonb_agg(CASE WHEN a.activity->>'done' IS NULL THEN a.activity || '{"done": "no"}' ELSE a.activity END
          ORDER BY a.position), '[]')
        FROM jsonb_array_elements(activities) WITH ORDINALITY AS a(activity, position))`);
  }
}
