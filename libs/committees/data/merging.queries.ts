import type { MergeObstacle } from '#associations';

/** What a committee was convened on is written for ever under the association that asked. */
export const beforeCommittee: MergeObstacle = async (em, { applicationIds, otherId }) => {
  const [row] = await em.query<[{ found: boolean }]>(
    `SELECT EXISTS (SELECT FROM session_file f WHERE f.application_id = ANY($1::uuid[]) OR f.association_id = $2) AS found`,
    [applicationIds, otherId],
  );
  if (!row.found) return null;
  return {
    fr: 'Un dossier de l’inscription à réunir a été porté devant un comité : ses décisions et ses versements restent à son nom.',
    ar: 'عرض ملف للتسجيل المراد دمجه على لجنة: تبقى قراراته وأداءاته باسمه.',
    en: 'A file of the registration to be merged has been before a committee: its decisions and payments stay in its name.',
  };
};
