import { beginParameter, endParameter } from '#institution';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The colleges and the rules of voting that were constants of the source. */
const COLLEGES = [
  { code: 'local_authorities', label: { fr: 'Collectivités territoriales', ar: 'الجماعات الترابية', en: 'Local authorities' } },
  { code: 'state_services', label: { fr: 'Services de l’État', ar: 'مصالح الدولة', en: 'State services' } },
  { code: 'civil_society', label: { fr: 'Société civile', ar: 'المجتمع المدني', en: 'Civil society' } },
];
const RULES = {
  colleges: COLLEGES,
  quorumBasisPoints: 5_000,
  quorumPerCollege: 1,
  majorityBasisPoints: 5_000,
  castingVote: true,
  convocationDays: 15,
  appealDays: 30,
  minutesDays: 15,
};

/**
 * A committee copies the rules of its institution when it is made, and a session those of its committee when it opens: what was voted is
 * counted again as it was.
 */
export class RulesOfCommittee1790400835000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await beginParameter(runner, 'committees.rules', RULES);
    await runner.query(
      `
      ALTER TABLE committee
        ADD colleges jsonb,
        ADD majority_basis_points integer NOT NULL DEFAULT 5000
          CONSTRAINT committee_majority_ck CHECK (majority_basis_points BETWEEN 5000 AND 10000),
        ADD casting_vote boolean NOT NULL DEFAULT true,
        ADD minutes_days integer NOT NULL DEFAULT 15 CONSTRAINT committee_minutes_days_ck CHECK (minutes_days > 0),
        ADD rules_revision_id uuid CONSTRAINT committee_rules_fk REFERENCES parameter_revision (id);
      ALTER TABLE committee DISABLE TRIGGER USER;
      `,
    );
    await runner.query(
      `UPDATE committee SET colleges = $1, rules_revision_id = (SELECT id FROM parameter_revision WHERE parameter = 'committees.rules')`,
      [JSON.stringify(COLLEGES)],
    );
    await runner.query(`
      ALTER TABLE committee ENABLE TRIGGER USER;
      ALTER TABLE committee ALTER colleges SET NOT NULL, ALTER rules_revision_id SET NOT NULL,
        ALTER majority_basis_points DROP DEFAULT, ALTER casting_vote DROP DEFAULT, ALTER minutes_days DROP DEFAULT;
      ALTER TABLE committee_member DROP CONSTRAINT committee_member_college_ck;

      ALTER TABLE committee_session ADD rules jsonb;
      ALTER TABLE committee_session DISABLE TRIGGER USER;
      UPDATE committee_session s SET rules = jsonb_build_object('quorumBasisPoints', k.quorum_basis_points,
          'quorumPerCollege', k.quorum_per_college, 'majorityBasisPoints', k.majority_basis_points, 'castingVote', k.casting_vote)
        FROM committee k WHERE k.id = s.committee_id AND s.opened_at IS NOT NULL;
      ALTER TABLE committee_session ENABLE TRIGGER USER;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE committee_session DROP rules;
      ALTER TABLE committee_member ADD CONSTRAINT committee_member_college_ck
        CHECK (college_code IN ('local_authorities', 'state_services', 'civil_society')) NOT VALID;
      ALTER TABLE committee DROP colleges, DROP majority_basis_points, DROP casting_vote, DROP minutes_days, DROP rules_revision_id;
    `);
    await endParameter(runner, 'committees.rules');
  }
}
