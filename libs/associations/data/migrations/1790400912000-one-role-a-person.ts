import type { MigrationInterface, QueryRunner } from 'typeorm';

/** SQL: the first of two roles is the one that stays. */
const RANK = (grant: string) =>
  `(array_position(ARRAY['association.president', 'association.treasurer', 'association.editor', 'association.reader'], ${grant}.role), ${grant}.valid_from, ${grant}.id)`;
/** SQL: it counts now. */
const COUNTS = (grant: string) =>
  `${grant}.revoked_at IS NULL AND ${grant}.valid_from <= clock_timestamp() AND (${grant}.valid_until IS NULL OR ${grant}.valid_until > clock_timestamp())`;

/** One person has one role in an association: of several, the one stays that may do the others' acts too, and lasts as long. */
export class OneRoleAPerson1790400912000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE role_grant g SET revoked_at = clock_timestamp()
      WHERE g.role IN ('association.treasurer', 'association.editor', 'association.reader') AND ${COUNTS('g')} AND EXISTS (
        SELECT FROM role_grant h
        WHERE h.association_id = g.association_id AND h.person_id = g.person_id AND ${COUNTS('h')}
          AND h.role IN ('association.president', 'association.treasurer', 'association.editor', 'association.reader')
          AND ${RANK('h')} < ${RANK('g')} AND (h.valid_until IS NULL OR h.valid_until >= g.valid_until));
    `);
  }

  /** A role that was ended is given again by the president. */
  async down(): Promise<void> {}
}
