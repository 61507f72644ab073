import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who owns a programme, signs its conventions and pays them: the one institution of before. */
export class ProgrammeParties1790400410000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE programme_party (
        id uuid NOT NULL CONSTRAINT programme_party_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT programme_party_programme_fk REFERENCES programme (id),
        role text NOT NULL CONSTRAINT programme_party_role_ck CHECK (role IN ('owner', 'contracting', 'paying', 'operating')),
        region_code text,
        institution_id uuid NOT NULL CONSTRAINT programme_party_institution_fk REFERENCES institution (id),
        paying_account_id uuid CONSTRAINT programme_party_account_fk REFERENCES paying_account (id),
        CONSTRAINT programme_party_uq UNIQUE NULLS NOT DISTINCT (programme_id, role, region_code),
        CONSTRAINT programme_party_owner_ck CHECK (role <> 'owner' OR region_code IS NULL)
      );
      CREATE INDEX programme_party_institution_ix ON programme_party (institution_id);
      INSERT INTO programme_party (id, programme_id, role, institution_id)
        SELECT gen_random_uuid(), p.id, 'owner', i.id FROM programme p CROSS JOIN institution i WHERE i.is_principal;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE programme_party;`);
  }
}
