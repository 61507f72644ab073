import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '#institution';

/** The list that was a constant of the source. */
const CARRIERS = [
  {
    code: 'moroccans_abroad',
    label: { fr: 'Porté par des Marocains résidant à l’étranger', ar: 'يحمله مغاربة مقيمون بالخارج', en: 'Led by Moroccans abroad' },
  },
  { code: 'migrants', label: { fr: 'Porté par des migrants', ar: 'يحمله مهاجرون', en: 'Led by migrants' } },
];

/** Who carries a project becomes the institution's own list; what is said of a file says under which. */
export class Carriers1790400841000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await beginParameter(runner, 'applications.carriers', { words: CARRIERS });
    await runner.query(`
      ALTER TABLE application_marker ADD carriers_revision_id uuid
          CONSTRAINT application_marker_carriers_fk REFERENCES parameter_revision (id),
        DROP CONSTRAINT application_marker_carried_ck;
      UPDATE application_marker SET carriers_revision_id = (SELECT id FROM parameter_revision WHERE parameter = 'applications.carriers');
      ALTER TABLE application_marker ALTER carriers_revision_id SET NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE application_marker SET carried_by = ARRAY(
        SELECT code FROM unnest(carried_by) code WHERE code IN ('moroccans_abroad', 'migrants'));
      ALTER TABLE application_marker DROP carriers_revision_id,
        ADD CONSTRAINT application_marker_carried_ck CHECK (carried_by <@ ARRAY['moroccans_abroad', 'migrants']);
    `);
    await endParameter(runner, 'applications.carriers');
  }
}
