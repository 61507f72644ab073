import type { MigrationInterface, QueryRunner } from 'typeorm';
import { beginParameter, endParameter } from '#institution';

interface KindRow {
  code: string;
  label: object;
  retired: boolean;
}

/** Kinds of gatherings were rows of the installation, edited on a screen of their own: they become the institution's first list, with their codes. */
export class GatheringKinds1790400895000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query(`SELECT code, label, retired FROM gathering_kind ORDER BY code`)) as KindRow[];
    const words = rows.map(({ code, label, retired }) => ({ code, label, ...(retired ? { retired } : {}) }));
    await beginParameter(runner, 'programmes.gathering-kinds', { words });
    await runner.query(`
      ALTER TABLE gathering DROP CONSTRAINT gathering_kind_fk,
        ADD CONSTRAINT gathering_kind_ck CHECK (kind ~ '^[a-z0-9][a-z0-9_.-]{0,59}$'),
        ADD kind_revision_id uuid CONSTRAINT gathering_kind_revision_fk REFERENCES parameter_revision (id);
      UPDATE gathering SET kind_revision_id = (SELECT id FROM parameter_revision WHERE parameter = 'programmes.gathering-kinds');
      ALTER TABLE gathering ALTER kind_revision_id SET NOT NULL;
      DROP TABLE gathering_kind;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gathering_kind (
        id uuid NOT NULL CONSTRAINT gathering_kind_pk PRIMARY KEY,
        code text NOT NULL CONSTRAINT gathering_kind_code_uq UNIQUE,
        label jsonb NOT NULL,
        retired boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1
      );
      INSERT INTO gathering_kind (id, code, label, retired)
        SELECT gen_random_uuid(), word->>'code', (array_agg(word->'label' ORDER BY r.valid_from DESC))[1],
          (array_agg(coalesce((word->>'retired')::boolean, false) ORDER BY r.valid_from DESC))[1]
        FROM parameter_revision r CROSS JOIN jsonb_array_elements(r.value->'words') AS word
        WHERE r.parameter = 'programmes.gathering-kinds' GROUP BY word->>'code';
      DELETE FROM gathering g WHERE NOT EXISTS (SELECT FROM gathering_kind k WHERE k.code = g.kind);
      ALTER TABLE gathering DROP kind_revision_id, DROP CONSTRAINT gathering_kind_ck,
        ADD CONSTRAINT gathering_kind_fk FOREIGN KEY (kind) REFERENCES gathering_kind (code);
    `);
    await runner.query(`ALTER TABLE gathering_kind ADD CONSTRAINT gathering_kind_code_ck CHECK (code ~ '^[a-z0-9][a-z0-9_.-]{0,59}$')`);
    await endParameter(runner, 'programmes.gathering-kinds');
  }
}
