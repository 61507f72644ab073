import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the source said of the one institution of before: an installation that has people keeps it, as data. */
const BEFORE = {
  code: 'MCMREAM',
  name: {
    fr: 'Ministère chargé des Marocains résidant à l’étranger et des affaires de la migration',
    ar: 'الوزارة المكلفة بالمغاربة المقيمين بالخارج وشؤون الهجرة',
  },
  inSentence: {
    fr: 'le Ministère chargé des Marocains résidant à l’étranger et des affaires de la migration',
    ar: 'الوزارة المكلفة بالمغاربة المقيمين بالخارج وشؤون الهجرة',
  },
  authorisingOfficer: {
    fr: 'L’ordonnateur du Ministère chargé des Marocains résidant à l’étranger et des affaires de la migration',
    ar: 'الآمر بالصرف بالوزارة المكلفة بالمغاربة المقيمين بالخارج وشؤون الهجرة',
  },
  header: {
    fr: ['Royaume du Maroc', 'Ministère chargé des Marocains résidant à l’étranger et des affaires de la migration'],
    ar: ['المملكة المغربية', 'الوزارة المكلفة بالمغاربة المقيمين بالخارج وشؤون الهجرة'],
  },
  seat: { fr: 'Rabat', ar: 'الرباط' },
  certifiedName: 'Ministère chargé des MRE et des affaires de la migration',
};
const ACCOUNT_BEFORE = { title: 'Programmes de partenariat', holder: 'MINISTERE DE DEMONSTRATION', rib: '310810000000000000000176' };

/** Who issues calls, decides, signs and pays, with dated parameters: they were constants of the source. */
export class Institution1790400400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE institution (
        id uuid NOT NULL CONSTRAINT institution_pk PRIMARY KEY,
        code text NOT NULL CONSTRAINT institution_code_uq UNIQUE,
        kind text NOT NULL CONSTRAINT institution_kind_ck CHECK (kind IN ('ministry', 'regional_council', 'public_agency', 'operator')),
        is_principal boolean NOT NULL DEFAULT false,
        name jsonb NOT NULL,
        in_sentence jsonb NOT NULL,
        authorising_officer jsonb NOT NULL,
        header jsonb NOT NULL,
        seat jsonb NOT NULL,
        certified_name text NOT NULL CONSTRAINT institution_certified_name_ck CHECK (char_length(certified_name) BETWEEN 1 AND 64),
        region_code text,
        acts_for_id uuid CONSTRAINT institution_acts_for_fk REFERENCES institution (id),
        number_prefix text NOT NULL DEFAULT '' CONSTRAINT institution_prefix_uq UNIQUE
          CONSTRAINT institution_prefix_ck CHECK (number_prefix ~ '^([A-Z][A-Z0-9]{1,7})?$'),
        default_language text NOT NULL DEFAULT 'fr' CONSTRAINT institution_language_ck CHECK (default_language IN ('fr', 'ar', 'en')),
        legal_notice jsonb,
        legal_bases text[] NOT NULL DEFAULT '{}',
        contact_email text,
        contact_phone text,
        logo_file_id uuid,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT institution_acts_for_ck CHECK (acts_for_id IS DISTINCT FROM id AND (acts_for_id IS NOT NULL) = (kind = 'operator'))
      );
      CREATE UNIQUE INDEX institution_principal_uq ON institution (is_principal) WHERE is_principal;

      CREATE TABLE institution_signatory (
        id uuid NOT NULL CONSTRAINT institution_signatory_pk PRIMARY KEY,
        institution_id uuid NOT NULL CONSTRAINT institution_signatory_institution_fk REFERENCES institution (id),
        person_id uuid,
        name text NOT NULL,
        quality jsonb NOT NULL,
        act text NOT NULL,
        starts_on date NOT NULL,
        ends_on date,
        CONSTRAINT institution_signatory_days_ck CHECK (ends_on >= starts_on)
      );
      CREATE INDEX institution_signatory_institution_ix ON institution_signatory (institution_id);

      CREATE TABLE paying_account (
        id uuid NOT NULL CONSTRAINT paying_account_pk PRIMARY KEY,
        institution_id uuid NOT NULL CONSTRAINT paying_account_institution_fk REFERENCES institution (id),
        title text NOT NULL,
        holder text NOT NULL CONSTRAINT paying_account_holder_ck CHECK (char_length(holder) BETWEEN 1 AND 70),
        rib text NOT NULL CONSTRAINT paying_account_rib_ck CHECK (rib ~ '^[0-9]{24}$' AND rib::numeric % 97 = 0),
        is_default boolean NOT NULL,
        state text NOT NULL CONSTRAINT paying_account_state_ck CHECK (state IN ('in_use', 'retired')),
        opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        retired_at timestamptz,
        CONSTRAINT paying_account_retired_ck CHECK ((retired_at IS NOT NULL) = (state = 'retired'))
      );
      CREATE UNIQUE INDEX paying_account_default_uq ON paying_account (institution_id) WHERE is_default AND state = 'in_use';
      CREATE UNIQUE INDEX paying_account_rib_uq ON paying_account (rib) WHERE state = 'in_use';

      CREATE TABLE parameter_revision (
        id uuid NOT NULL CONSTRAINT parameter_revision_pk PRIMARY KEY,
        institution_id uuid NOT NULL CONSTRAINT parameter_revision_institution_fk REFERENCES institution (id),
        parameter text NOT NULL,
        value jsonb NOT NULL,
        valid_from date NOT NULL,
        reason text,
        entered_by uuid,
        entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        withdrawn_at timestamptz
      );
      CREATE UNIQUE INDEX parameter_revision_day_uq ON parameter_revision (institution_id, parameter, valid_from) WHERE withdrawn_at IS NULL;
    `);
    await queryRunner.query(
      `INSERT INTO institution (id, code, kind, is_principal, name, in_sentence, authorising_officer, header, seat, certified_name)
       SELECT gen_random_uuid(), $1, 'ministry', true, $2, $3, $4, $5, $6, $7 WHERE EXISTS (SELECT FROM person)`,
      [
        BEFORE.code,
        JSON.stringify(BEFORE.name),
        JSON.stringify(BEFORE.inSentence),
        JSON.stringify(BEFORE.authorisingOfficer),
        JSON.stringify(BEFORE.header),
        JSON.stringify(BEFORE.seat),
        BEFORE.certifiedName,
      ],
    );
    await queryRunner.query(
      `INSERT INTO paying_account (id, institution_id, title, holder, rib, is_default, state)
       SELECT gen_random_uuid(), id, $1, $2, $3, true, 'in_use' FROM institution`,
      [ACCOUNT_BEFORE.title, ACCOUNT_BEFORE.holder, ACCOUNT_BEFORE.rib],
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE parameter_revision, paying_account, institution_signatory, institution;`);
  }
}
