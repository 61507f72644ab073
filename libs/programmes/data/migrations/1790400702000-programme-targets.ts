import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a component sets out to reach; kinds of gatherings as data; partners of one component. */
export class ProgrammeTargets1790400702000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE component_target (
        id uuid NOT NULL CONSTRAINT component_target_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT component_target_programme_fk REFERENCES programme (id),
        component_id uuid NOT NULL CONSTRAINT component_target_component_fk REFERENCES component (id),
        indicator jsonb NOT NULL,
        audience text NOT NULL CONSTRAINT component_target_audience_ck CHECK (audience IN ('everyone', 'women', 'minors')),
        minimum integer NOT NULL CONSTRAINT component_target_minimum_ck CHECK (minimum > 0),
        unit text NOT NULL CONSTRAINT component_target_unit_ck CHECK (unit IN ('persons', 'count')),
        source text,
        version integer NOT NULL DEFAULT 1,
        withdrawn_at timestamptz,
        withdrawn_by uuid,
        withdrawn_reason text,
        CONSTRAINT component_target_withdrawn_ck CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3)),
        CONSTRAINT component_target_counted_ck CHECK (unit = 'persons' OR audience = 'everyone')
      );
      CREATE INDEX component_target_programme_ix ON component_target (programme_id);
      CREATE INDEX component_target_component_ix ON component_target (component_id);

      CREATE TABLE gathering_kind (
        id uuid NOT NULL CONSTRAINT gathering_kind_pk PRIMARY KEY,
        code text NOT NULL CONSTRAINT gathering_kind_code_uq UNIQUE CONSTRAINT gathering_kind_code_ck CHECK (code ~ '^[a-z][a-z0-9_]{1,39}$'),
        label jsonb NOT NULL,
        retired boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1
      );
      INSERT INTO gathering_kind (id, code, label) VALUES
        (gen_random_uuid(), 'capacity_building', '{"fr": "Renforcement des capacités", "ar": "تقوية القدرات", "en": "Capacity building"}'),
        (gen_random_uuid(), 'concertation', '{"fr": "Rencontre de concertation", "ar": "لقاء تشاوري", "en": "Concertation meeting"}'),
        (gen_random_uuid(), 'public_event', '{"fr": "Manifestation publique", "ar": "تظاهرة عمومية", "en": "Public event"}');
      ALTER TABLE gathering DROP CONSTRAINT gathering_kind_ck,
        ADD CONSTRAINT gathering_kind_fk FOREIGN KEY (kind) REFERENCES gathering_kind (code);

      ALTER TABLE partner ADD component_id uuid CONSTRAINT partner_component_fk REFERENCES component (id);
      CREATE INDEX partner_component_ix ON partner (component_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE partner DROP component_id;
      DELETE FROM gathering WHERE kind NOT IN ('capacity_building', 'concertation');
      ALTER TABLE gathering DROP CONSTRAINT gathering_kind_fk,
        ADD CONSTRAINT gathering_kind_ck CHECK (kind IN ('capacity_building', 'concertation'));
      DROP TABLE gathering_kind, component_target;
    `);
  }
}
