import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the source said of thresholds, delays and tranches: from now on each institution does. */
const TERMS_BEFORE = {
  awardDecisionCeilingCentimes: 5_000_000,
  signatureDays: 30,
  reportDays: 90,
  finalReportDays: 60,
  terminationNoticeDays: 30,
  retentionYears: 10,
};
const TRANCHES_BEFORE = { shares: [6_000, 4_000], spentBasisPoints: 7_000 };

/** Each act says which institution signs it and under which revision of the terms it was drafted. */
export class InstitutionOfAct1790400420000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [parameter, value] of [
      ['conventions.terms', TERMS_BEFORE],
      ['conventions.tranches', TRANCHES_BEFORE],
    ] as const)
      await queryRunner.query(
        `INSERT INTO parameter_revision (id, institution_id, parameter, value, valid_from)
         SELECT gen_random_uuid(), id, $1, $2, '2000-01-01' FROM institution WHERE is_principal`,
        [parameter, JSON.stringify(value)],
      );
    await queryRunner.query(`
      ALTER TABLE convention
        ADD institution_id uuid CONSTRAINT convention_institution_fk REFERENCES institution (id),
        ADD terms_revision_id uuid CONSTRAINT convention_terms_fk REFERENCES parameter_revision (id);
      UPDATE convention SET institution_id = i.id, terms_revision_id = r.id
        FROM institution i JOIN parameter_revision r ON r.institution_id = i.id AND r.parameter = 'conventions.terms' WHERE i.is_principal;
      ALTER TABLE convention ALTER institution_id SET NOT NULL, ALTER terms_revision_id SET NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE convention DROP institution_id, DROP terms_revision_id;
      DELETE FROM parameter_revision WHERE parameter IN ('conventions.terms', 'conventions.tranches');
    `);
  }
}
