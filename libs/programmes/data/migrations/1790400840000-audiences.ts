import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '#institution';

/** The list that was a constant of the source. */
const AUDIENCES = [
  { code: 'everyone', label: { fr: 'Toutes les personnes', ar: 'جميع الأشخاص', en: 'Everyone' } },
  { code: 'women', label: { fr: 'Femmes', ar: 'النساء', en: 'Women' } },
  { code: 'minors', label: { fr: 'Mineurs', ar: 'القاصرون', en: 'Minors' } },
];

/** Whom targets count becomes the institution's own list; each target says under which it was written. */
export class Audiences1790400840000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await beginParameter(runner, 'programmes.audiences', { words: AUDIENCES });
    await runner.query(`
      ALTER TABLE component_target ADD audience_revision_id uuid
          CONSTRAINT component_target_audience_fk REFERENCES parameter_revision (id),
        DROP CONSTRAINT component_target_audience_ck,
        ADD CONSTRAINT component_target_audience_ck CHECK (audience ~ '^[a-z0-9][a-z0-9_.-]{0,59}$');
      UPDATE component_target SET audience_revision_id = (SELECT id FROM parameter_revision WHERE parameter = 'programmes.audiences');
      ALTER TABLE component_target ALTER audience_revision_id SET NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE component_target SET audience = 'everyone' WHERE audience NOT IN ('everyone', 'women', 'minors');
      ALTER TABLE component_target DROP audience_revision_id,
        DROP CONSTRAINT component_target_audience_ck,
        ADD CONSTRAINT component_target_audience_ck CHECK (audience IN ('everyone', 'women', 'minors'));
    `);
    await endParameter(runner, 'programmes.audiences');
  }
}
