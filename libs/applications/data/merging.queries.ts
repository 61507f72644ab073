import type { MergeObstacle } from '#associations';

/** Two files of one call, each under its own association, would be one association’s: nobody knows which counts. */
export const sameCall: MergeObstacle = async (em, { keptId, otherId, undo }) => {
  if (undo) return null;
  const rows = await em.query<{ number: string | null }[]>(
    `SELECT coalesce(o.number, o.title) AS number FROM application o JOIN application k ON k.call_id = o.call_id
     WHERE o.association_id = $1 AND k.association_id = $2 ORDER BY 1 LIMIT 5`,
    [otherId, keptId],
  );
  if (rows.length === 0) return null;
  const files = rows.map(({ number }) => number).join(', ');
  return {
    fr: `Les deux ont un dossier au même appel (${files}) : l’un doit d’abord être retiré ou refusé hors de cet appel.`,
    ar: `لكل منهما ملف في نفس طلب المشاريع (${files}).`,
    en: `Both have a file in the same call (${files}).`,
  };
};
