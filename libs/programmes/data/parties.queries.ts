import type { Label, Localized } from '#kernel';
import type { Em } from '#platform';

/** Whose programmes there are: those in which an institution has a part, or every one when none is given. */
export async function ownersBeside(em: Em, institutionId: string | null): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(
    `SELECT DISTINCT owner.institution_id AS id FROM programme_party owner
     WHERE owner.role = 'owner' AND ($1::uuid IS NULL
       OR EXISTS (SELECT FROM programme_party part WHERE part.programme_id = owner.programme_id AND part.institution_id = $1))`,
    [institutionId],
  );
  return rows.map(({ id }) => id);
}

/** SQL of rows `(programme_id, region_code)`: where the institution that an SQL expression names has any part. */
export const partsOf = (institution: string): string =>
  `SELECT p.programme_id, p.region_code FROM programme_party p WHERE p.institution_id = ${institution}`;

/** The programmes not over in which an institution has a part. */
export const programmesHolding = (em: Em, institutionId: string): Promise<Label[]> => openProgrammes(em, 'y.institution_id', institutionId);

/** The programmes not over that are paid from an account by its name. */
export const programmesPaidFrom = (em: Em, accountId: string): Promise<Label[]> => openProgrammes(em, 'y.paying_account_id', accountId);

async function openProgrammes(em: Em, column: 'y.institution_id' | 'y.paying_account_id', id: string): Promise<Label[]> {
  const rows = await em.query<{ title: Localized }[]>(
    `SELECT p.title FROM programme p
     WHERE p.state IN ('draft', 'active') AND EXISTS (SELECT FROM programme_party y WHERE y.programme_id = p.id AND ${column} = $1)
     ORDER BY p.first_year, p.code LIMIT 20`,
    [id],
  );
  return rows.map(({ title }) => ({ fr: `«\u00a0${title.fr}\u00a0»`, ar: `«${title.ar || title.fr}»`, en: `“${title.fr}”` }));
}
