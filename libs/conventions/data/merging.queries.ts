import type { MergeObstacle } from '#associations';

/** An act binds who signed it. */
export const boundByAct: MergeObstacle = async (em, { otherId, applicationIds }) => {
  const [row] = await em.query<[{ found: boolean }]>(
    `SELECT EXISTS (SELECT FROM convention c WHERE c.association_id = $1 OR c.application_id = ANY($2::uuid[])) AS found`,
    [otherId, applicationIds],
  );
  if (!row.found) return null;
  return {
    fr: 'L’inscription à réunir est partie à une convention ou à une décision d’octroi.',
    ar: 'التسجيل المراد دمجه طرف في اتفاقية أو قرار منح.',
    en: 'The registration to be merged is a party to a convention or an award decision.',
  };
};
