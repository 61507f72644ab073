import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which column says what is remembered for the files of one institution, and a run says whose correction it follows. What was remembered for
 * all is its own whose correction it was, by the trail; where that cannot be found, the principal's.
 */
export class MappingsOfInstitutions1790400911000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_mapping
        ADD COLUMN institution_id uuid CONSTRAINT import_mapping_institution_fk REFERENCES institution (id),
        ADD COLUMN saved_by uuid CONSTRAINT import_mapping_person_fk REFERENCES person (id);
      UPDATE import_mapping m SET institution_id = found.institution_id, saved_by = found.person_id
      FROM (
        SELECT DISTINCT ON (m.id) m.id, r.institution_id, e.person_id FROM import_mapping m
        JOIN import_run r ON r.kind = m.kind
        JOIN audit_entry e ON e.subject = 'import_run' AND e.subject_id = r.id AND e.event = 'map_columns'
        WHERE e.at BETWEEN m.saved_at - interval '5 seconds' AND m.saved_at + interval '5 seconds'
        ORDER BY m.id, greatest(e.at, m.saved_at) - least(e.at, m.saved_at)
      ) found WHERE found.id = m.id;
      UPDATE import_mapping SET institution_id = (SELECT id FROM institution WHERE is_principal) WHERE institution_id IS NULL;
      DELETE FROM import_mapping WHERE institution_id IS NULL;
      ALTER TABLE import_mapping ALTER COLUMN institution_id SET NOT NULL, DROP CONSTRAINT import_mapping_columns_uq,
        ADD CONSTRAINT import_mapping_columns_uq UNIQUE (institution_id, kind, columns);
      ALTER TABLE import_run
        ADD COLUMN mapped_like_by uuid CONSTRAINT import_run_mapper_fk REFERENCES person (id),
        ADD COLUMN mapped_like_at timestamptz,
        ADD CONSTRAINT import_run_mapped_like_ck CHECK (mapped_like_by IS NULL OR mapped_like_at IS NOT NULL);
    `);
  }

  /** Of several institutions the last word counts. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM import_mapping m USING import_mapping o
        WHERE o.kind = m.kind AND o.columns = m.columns AND (o.saved_at, o.id) > (m.saved_at, m.id);
      ALTER TABLE import_run DROP COLUMN mapped_like_by, DROP COLUMN mapped_like_at;
      ALTER TABLE import_mapping DROP COLUMN institution_id, DROP COLUMN saved_by,
        ADD CONSTRAINT import_mapping_columns_uq UNIQUE (kind, columns);
    `);
  }
}
