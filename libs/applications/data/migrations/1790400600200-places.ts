import type { MigrationInterface, QueryRunner } from 'typeorm';
import { matchPlace } from '#kernel';

interface Item {
  regionCode: string;
  province: string | null;
}

/**
 * The provinces of drafts are chosen from a list: what was written freely becomes a code where one alone can be meant, else it stays, and the
 * file says that it is to be chosen. What was sent stays as it was certified.
 */
export class Places1790400600200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const drafts = (await runner.query(
      `SELECT s.application_id AS id, s.answers->'items' AS items FROM application_section s JOIN application a ON a.id = s.application_id
       WHERE a.state = 'draft' AND s.kind = 'part' AND s.code = 'places' AND jsonb_typeof(s.answers->'items') = 'array'`,
    )) as { id: string; items: Item[] }[];
    for (const { id, items } of drafts) {
      const known = items.map((item) => ({ ...item, province: coded(item) }));
      await runner.query(
        `UPDATE application_section SET answers = jsonb_set(answers, '{items}', $2) WHERE application_id = $1 AND kind = 'part' AND code = 'places'`,
        [id, JSON.stringify(known)],
      );
    }
  }

  async down(): Promise<void> {
    // A code reads as it stands.
  }
}

const coded = ({ regionCode, province }: Item): string | null => matchPlace({ regionCode, province, commune: null }).province ?? province;
