import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Studies in the order of their list, those with an overdue opinion first: a trigger says of each study whether it has one. */
export class StudyLists1790330050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE instruction_file ADD overdue boolean NOT NULL DEFAULT false;
      UPDATE instruction_file f SET overdue = true
        WHERE EXISTS (SELECT FROM technical_opinion t WHERE t.file_id = f.id AND t.state = 'lapsed');
      CREATE FUNCTION technical_opinion_overdue() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        study uuid := coalesce(NEW.file_id, OLD.file_id);
        lapsed boolean;
      BEGIN
        -- Of two opinions that change at once the second sees the first.
        PERFORM FROM instruction_file WHERE id = study FOR NO KEY UPDATE;
        lapsed := EXISTS (SELECT FROM technical_opinion WHERE file_id = study AND state = 'lapsed');
        UPDATE instruction_file SET overdue = lapsed WHERE id = study AND overdue <> lapsed;
        RETURN NULL;
      END $$;
      CREATE TRIGGER technical_opinion_overdue AFTER INSERT OR DELETE OR UPDATE OF state ON technical_opinion
        FOR EACH ROW EXECUTE FUNCTION technical_opinion_overdue();
      CREATE INDEX instruction_file_list_ix ON instruction_file (overdue DESC, opened_at, id);
      CREATE INDEX instruction_file_to_study_ix ON instruction_file (overdue DESC, opened_at, id)
        WHERE state IN ('to_assign', 'assigned', 'completing', 'admissible');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER technical_opinion_overdue ON technical_opinion;
      DROP FUNCTION technical_opinion_overdue();
      ALTER TABLE instruction_file DROP overdue;
    `);
  }
}
