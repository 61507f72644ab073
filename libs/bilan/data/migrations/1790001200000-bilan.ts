import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Bilan1790001200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE bilan_edition (
        id uuid NOT NULL CONSTRAINT bilan_edition_pk PRIMARY KEY,
        year integer NOT NULL,
        number integer NOT NULL,
        state text NOT NULL CONSTRAINT bilan_edition_state_ck CHECK (state IN ('draft', 'frozen', 'published')),
        figures jsonb,
        sha256 text,
        file_id uuid CONSTRAINT bilan_edition_file_fk REFERENCES stored_file (id),
        frozen_at timestamptz,
        published_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT bilan_edition_number_uq UNIQUE (year, number),
        CONSTRAINT bilan_edition_frozen_ck CHECK ((state <> 'draft') = (figures IS NOT NULL AND sha256 IS NOT NULL AND frozen_at IS NOT NULL)),
        CONSTRAINT bilan_edition_published_ck CHECK ((state = 'published') = (published_at IS NOT NULL))
      );

      CREATE FUNCTION keep_frozen_figures() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state <> 'draft' AND (TG_OP = 'DELETE' OR NEW.figures IS DISTINCT FROM OLD.figures OR NEW.sha256 <> OLD.sha256
          OR NEW.year <> OLD.year OR NEW.number <> OLD.number) THEN
          RAISE EXCEPTION 'edition % of % is frozen', OLD.number, OLD.year USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER bilan_edition_frozen BEFORE UPDATE OR DELETE ON bilan_edition FOR EACH ROW EXECUTE FUNCTION keep_frozen_figures();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE bilan_edition; DROP FUNCTION keep_frozen_figures();`);
  }
}
