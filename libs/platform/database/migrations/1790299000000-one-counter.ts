import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where each room counted, as series, year and last number. */
const FORMER: Readonly<Record<string, string>> = {
  call_counter: `SELECT 'AP', year, last FROM call_counter`,
  committee_counter: `SELECT kind, year, value FROM committee_counter`,
  convention_counter: `SELECT CASE instrument WHEN 'convention' THEN 'C' ELSE 'DO' END, year, last FROM convention_counter`,
  disbursement_counter: `SELECT kind, year, last FROM disbursement_counter`,
};

/** Four rooms counted their numbers in four tables: one counts them all, from where each stood. */
export class OneCounter1790299000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE number_counter (
        series text NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL CONSTRAINT number_counter_last_ck CHECK (last >= 1),
        CONSTRAINT number_counter_pk PRIMARY KEY (series, year)
      )`);
    for (const [table, rows] of Object.entries(FORMER)) {
      // A program composed of fewer rooms never had their tables.
      if (!(await runner.hasTable(table))) continue;
      await runner.query(`INSERT INTO number_counter (series, year, last) ${rows}`);
      await runner.query(`DROP TABLE ${table}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE call_counter (year integer NOT NULL CONSTRAINT call_counter_pk PRIMARY KEY, last integer NOT NULL);
      CREATE TABLE committee_counter (kind text NOT NULL, year integer NOT NULL, value integer NOT NULL,
        CONSTRAINT committee_counter_pk PRIMARY KEY (kind, year));
      CREATE TABLE convention_counter (instrument text NOT NULL, year integer NOT NULL, last integer NOT NULL,
        CONSTRAINT convention_counter_pk PRIMARY KEY (instrument, year));
      CREATE TABLE disbursement_counter (kind text NOT NULL, year integer NOT NULL, last integer NOT NULL,
        CONSTRAINT disbursement_counter_pk PRIMARY KEY (kind, year));
      INSERT INTO call_counter SELECT year, last FROM number_counter WHERE series = 'AP';
      INSERT INTO committee_counter SELECT series, year, last FROM number_counter WHERE series IN ('PV', 'L');
      INSERT INTO convention_counter SELECT CASE series WHEN 'C' THEN 'convention' ELSE 'award_decision' END, year, last
        FROM number_counter WHERE series IN ('C', 'DO');
      INSERT INTO disbursement_counter SELECT series, year, last FROM number_counter WHERE series IN ('OP', 'BE', 'OR');
      DROP TABLE number_counter;
    `);
  }
}
