import type { MigrationInterface, QueryRunner } from 'typeorm';
import { likenessKeys } from '../../domain/name-likeness.js';

/** Registrations that may be one are found by what their names say and sound, and kept as pairs that an officer may dismiss. */
export class Likeness1790400601000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE association
        ADD name_core_fr text NOT NULL DEFAULT '',
        ADD name_core_ar text NOT NULL DEFAULT '',
        ADD name_sounds text[] NOT NULL DEFAULT '{}',
        ADD compared_at timestamptz;
    `);
    await this.fill(runner);
    await runner.query(`
      CREATE INDEX association_core_fr_ix ON association USING gin (name_core_fr gin_trgm_ops);
      CREATE INDEX association_core_ar_ix ON association USING gin (name_core_ar gin_trgm_ops);
      CREATE INDEX association_sounds_ix ON association USING gin (name_sounds);
      CREATE INDEX association_uncompared_ix ON association (id) WHERE compared_at IS NULL AND state <> 'draft';
      CREATE INDEX board_member_name_ix ON board_member (search_text(name));
      CREATE INDEX bank_account_rib_ix ON bank_account (rib);

      CREATE TABLE association_pair (
        id uuid NOT NULL CONSTRAINT association_pair_pk PRIMARY KEY,
        first_id uuid NOT NULL CONSTRAINT association_pair_first_fk REFERENCES association (id),
        second_id uuid NOT NULL CONSTRAINT association_pair_second_fk REFERENCES association (id),
        reasons jsonb NOT NULL,
        likeness integer NOT NULL CONSTRAINT association_pair_likeness_ck CHECK (likeness BETWEEN 0 AND 100),
        found_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        dismissed_at timestamptz,
        dismissed_by uuid CONSTRAINT association_pair_dismisser_fk REFERENCES person (id),
        dismissal_reason text,
        CONSTRAINT association_pair_order_ck CHECK (first_id < second_id),
        CONSTRAINT association_pair_dismissed_ck CHECK (num_nonnulls(dismissed_at, dismissed_by, dismissal_reason) IN (0, 3))
      );
      CREATE UNIQUE INDEX association_pair_uq ON association_pair (first_id, second_id);
      CREATE INDEX association_pair_second_ix ON association_pair (second_id);
      CREATE INDEX association_pair_list_ix ON association_pair (likeness DESC, id);
    `);
  }

  private async fill(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query(`SELECT id, name FROM association`)) as { id: string; name: { fr: string; ar: string } }[];
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows
        .slice(from, from + BATCH)
        .map(({ id, name }) => ({ id, ...likenessKeys({ fr: name.fr ?? '', ar: name.ar ?? '' }) }));
      await runner.query(
        `UPDATE association a SET name_core_fr = k."nameCoreFr", name_core_ar = k."nameCoreAr",
           name_sounds = ARRAY(SELECT jsonb_array_elements_text(k."nameSounds"))
         FROM jsonb_to_recordset($1::jsonb) AS k (id uuid, "nameCoreFr" text, "nameCoreAr" text, "nameSounds" jsonb) WHERE a.id = k.id`,
        [JSON.stringify(batch)],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE association_pair;
      DROP INDEX board_member_name_ix, bank_account_rib_ix;
      ALTER TABLE association DROP name_core_fr, DROP name_core_ar, DROP name_sounds, DROP compared_at;
    `);
  }
}

const BATCH = 500;
