import { SEARCH_BETWEEN, SEARCH_LIGATURES, SEARCH_MARKS, SEARCH_PAIRS } from '#kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Text as it is searched, folded by the database as `foldText` folds what is typed; trigrams find a word that was typed with an error. */
export class Search1790300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [from, to] = [0, 1].map((side) => SEARCH_PAIRS.map((pair) => pair[side]).join(''));
    const lowered = `lower(regexp_replace(normalize($1, NFKD), '[${SEARCH_MARKS}]', '', 'g'))`;
    const folded = SEARCH_LIGATURES.reduce(
      (text, [one, two]) => `replace(${text}, '${one}', '${two}')`,
      `translate(${lowered}, '${from}', '${to}')`,
    );
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await runner.query(`
      CREATE FUNCTION search_text(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
      RETURN btrim(regexp_replace(${folded}, '[${SEARCH_BETWEEN}]+', ' ', 'g'))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION search_text(text)`);
    await runner.query(`DROP EXTENSION pg_trgm`);
  }
}
