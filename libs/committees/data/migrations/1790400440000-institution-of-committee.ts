import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A committee sits in the name of an institution: the one of before. */
export class InstitutionOfCommittee1790400440000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE committee ADD institution_id uuid CONSTRAINT committee_institution_fk REFERENCES institution (id);
      UPDATE committee SET institution_id = i.id FROM institution i WHERE i.is_principal;
      ALTER TABLE committee ALTER institution_id SET NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE committee DROP institution_id;`);
  }
}
