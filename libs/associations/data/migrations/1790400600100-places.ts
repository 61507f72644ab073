import type { MigrationInterface, QueryRunner } from 'typeorm';
import { matchPlace } from '#kernel';

interface Written {
  regionCode: string | null;
  province: string | null;
  commune: string | null;
}

/**
 * Province and commune are chosen from lists: what was written freely becomes a code where one thing alone can be meant, and stays beside it
 * to be corrected where it does not. A change that waits keeps its words as a remark.
 */
export class Places1790400600100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE association ADD place_typed text`);
    const written = (await runner.query(
      `SELECT DISTINCT region_code AS "regionCode", province, commune FROM association WHERE province IS NOT NULL OR commune IS NOT NULL`,
    )) as Written[];
    for (const place of written) await this.replace(runner, place);
    await runner.query(`
      ALTER TABLE association
        ADD CONSTRAINT association_province_ck CHECK (province ~ '^MA-[A-Z]{3}$'),
        ADD CONSTRAINT association_commune_ck CHECK (commune ~ '^[0-9]{2}[.][0-9]{3}[.][0-9]{2}[.][0-9]{2}$');
    `);
    await this.replaceWaiting(runner);
  }

  private async replace(runner: QueryRunner, { regionCode, province, commune }: Written): Promise<void> {
    const known = matchPlace({ regionCode, province, commune });
    const left = [commune && known.commune === null ? commune : null, province && known.province === null ? province : null];
    await runner.query(
      `UPDATE association SET province = $4, commune = $5, place_typed = $6
       WHERE region_code IS NOT DISTINCT FROM $1 AND province IS NOT DISTINCT FROM $2 AND commune IS NOT DISTINCT FROM $3`,
      [regionCode, province, commune, known.province, known.commune, left.filter(Boolean).join(', ') || null],
    );
  }

  private async replaceWaiting(runner: QueryRunner): Promise<void> {
    const waiting = (await runner.query(
      `SELECT r.id, r.changes, a.region_code AS "regionCode", a.province FROM association_revision r JOIN association a ON a.id = r.association_id
       WHERE r.changes ? 'province' OR r.changes ? 'commune'`,
    )) as { id: string; changes: Partial<Written>; regionCode: string | null; province: string | null }[];
    for (const { id, changes, regionCode, province } of waiting) {
      const kept: Record<string, unknown> = { ...changes };
      const remarks: Record<string, string> = {};
      const known = matchPlace({
        regionCode: changes.regionCode ?? regionCode,
        province: 'province' in changes ? (changes.province ?? null) : province,
        commune: changes.commune ?? null,
      });
      for (const field of ['province', 'commune'] as const) {
        const typed = changes[field];
        if (typed === undefined) continue;
        kept[field] = known[field];
        if (typed && known[field] === null) remarks[field] = typed;
      }
      await runner.query(`UPDATE association_revision SET changes = $2, remarks = remarks || $3 WHERE id = $1`, [
        id,
        JSON.stringify(kept),
        JSON.stringify(remarks),
      ]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE association DROP CONSTRAINT association_province_ck, DROP CONSTRAINT association_commune_ck;
      ALTER TABLE association DROP place_typed;
    `);
  }
}
