import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gender marker of a file, and who carries its project. */
export class ApplicationMarkers1790400704000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE application_marker (
        application_id uuid NOT NULL CONSTRAINT application_marker_pk PRIMARY KEY
          CONSTRAINT application_marker_application_fk REFERENCES application (id),
        gender text CONSTRAINT application_marker_gender_ck CHECK (gender IN ('none', 'significant', 'principal')),
        carried_by text[] NOT NULL CONSTRAINT application_marker_carried_ck CHECK (carried_by <@ ARRAY['moroccans_abroad', 'migrants']),
        version integer NOT NULL DEFAULT 1,
        marked_by uuid CONSTRAINT application_marker_person_fk REFERENCES person (id),
        marked_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE application_marker;`);
  }
}
