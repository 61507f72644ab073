import type { MigrationInterface, QueryRunner } from 'typeorm';

const ENTRY = (table: string) => `version integer NOT NULL DEFAULT 1,
        withdrawn_at timestamptz,
        withdrawn_by uuid,
        withdrawn_reason text,
        CONSTRAINT ${table}_withdrawn_ck CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3))`;

/** Who was at a gathering, the list that was signed on paper, and what certifies it. */
export class Attendance1790400703000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attendee (
        id uuid NOT NULL CONSTRAINT attendee_pk PRIMARY KEY,
        gathering_id uuid NOT NULL CONSTRAINT attendee_gathering_fk REFERENCES gathering (id),
        name text NOT NULL,
        organisation text,
        quality text,
        ${ENTRY('attendee')}
      );
      CREATE INDEX attendee_gathering_ix ON attendee (gathering_id);
      CREATE TABLE attendance_sheet (
        id uuid NOT NULL CONSTRAINT attendance_sheet_pk PRIMARY KEY,
        gathering_id uuid NOT NULL CONSTRAINT attendance_sheet_gathering_fk REFERENCES gathering (id),
        file_id uuid NOT NULL CONSTRAINT attendance_sheet_file_fk REFERENCES stored_file (id),
        added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ${ENTRY('attendance_sheet')}
      );
      CREATE INDEX attendance_sheet_gathering_ix ON attendance_sheet (gathering_id);
      CREATE TABLE attendance_certificate (
        id uuid NOT NULL CONSTRAINT attendance_certificate_pk PRIMARY KEY,
        attendee_id uuid NOT NULL CONSTRAINT attendance_certificate_attendee_fk REFERENCES attendee (id),
        number text NOT NULL CONSTRAINT attendance_certificate_number_uq UNIQUE,
        verification_code text NOT NULL CONSTRAINT attendance_certificate_code_uq UNIQUE,
        name text NOT NULL,
        organisation text,
        issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        file_id uuid CONSTRAINT attendance_certificate_file_fk REFERENCES stored_file (id),
        withdrawn_at timestamptz,
        withdrawn_reason text,
        CONSTRAINT attendance_certificate_withdrawn_ck CHECK (num_nulls(withdrawn_at, withdrawn_reason) IN (0, 2))
      );
      CREATE UNIQUE INDEX attendance_certificate_standing_uq ON attendance_certificate (attendee_id) WHERE withdrawn_at IS NULL;
      CREATE INDEX attendance_certificate_attendee_ix ON attendance_certificate (attendee_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE attendance_certificate, attendance_sheet, attendee;`);
  }
}
