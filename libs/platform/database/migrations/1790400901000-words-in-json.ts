import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Other words for those of a pattern (ARE, whatever the case) in the texts of a JSON value: never in a key, a number or what holds it together,
 * nor in a code of the program, a day or an identifier, which are letters and signs without a blank.
 */
export class WordsInJson1790400901000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION json_words_replaced(said jsonb, pattern text, instead text) RETURNS jsonb
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT CASE jsonb_typeof(said)
          WHEN 'string' THEN CASE WHEN said #>> '{}' ~ '^[A-Za-z0-9_.:-]*$' THEN said
            ELSE to_jsonb(regexp_replace(said #>> '{}', pattern, instead, 'gi')) END
          WHEN 'object' THEN (
            SELECT coalesce(jsonb_object_agg(key, json_words_replaced(value, pattern, instead)), '{}'::jsonb) FROM jsonb_each(said)
          )
          WHEN 'array' THEN (
            SELECT coalesce(jsonb_agg(json_words_replaced(value, pattern, instead) ORDER BY place), '[]'::jsonb)
            FROM jsonb_array_elements(said) WITH ORDINALITY AS items(value, place)
          )
          ELSE said
        END
      $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION json_words_replaced(jsonb, text, text)`);
  }
}
