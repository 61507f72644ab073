import type { Localized } from '#kernel';
import { wantedSql, type Wanted } from '#notifications';
import type { Em } from '#platform';
import type { AssociationKind, BoardFunction } from '../domain/association-kinds.js';
import { ABROAD } from '../domain/seat.js';

interface DueOfAssociation {
  id: string;
  /** `YYYY-MM-DD`, this day included. */
  day: string;
  name: Localized;
  associationId: string;
  /** {@link ABROAD} where it has none. */
  regionCode: string;
}

const ASSOCIATION = `a.name, a.id AS "associationId", coalesce(a.region_code, '${ABROAD}') AS "regionCode"`;
const SCOPE = { region: 'a.region_code', association: 'a.id' };

/** Documents of vaults that nothing has replaced, by the last day of their validity; nothing of registrations that were never sent. */
export function documentsDue(
  em: Em,
  wanted: Wanted,
): Promise<(DueOfAssociation & { kind: string; title: string | null; kindsRevisionId: string | null; owner: AssociationKind })[]> {
  const { sql, params } = wantedSql(wanted, { subject: 'v.id', due: { day: 'v.valid_until' }, ...SCOPE });
  return em.query(
    `SELECT v.id, v.valid_until AS day, v.kind, v.title, v.kinds_revision_id AS "kindsRevisionId", a.kind AS owner, ${ASSOCIATION}
     FROM vault_document v JOIN association a ON a.id = v.association_id WHERE v.replaced_at IS NULL AND a.state <> 'draft' AND ${sql}`,
    params,
  );
}

/** Seats of boards as they stand, by the last day of their mandate; nothing where another board waits for an officer. */
export function boardSeatsDue(em: Em, wanted: Wanted): Promise<(DueOfAssociation & { function: BoardFunction })[]> {
  const { sql, params } = wantedSql(wanted, { subject: 'b.id', due: { day: 'b.ends_on' }, ...SCOPE });
  return em.query(
    `SELECT b.id, b.ends_on AS day, b.function, ${ASSOCIATION}
     FROM board_member b JOIN association a ON a.id = b.association_id WHERE a.state <> 'draft' AND a.merged_into IS NULL
       AND NOT EXISTS (SELECT FROM association_revision r WHERE r.association_id = a.id AND r.state = 'waiting' AND r.changes ? 'board')
       AND ${sql}`,
    params,
  );
}

/** Invitations that nobody has answered, by the instant at which they end. */
export function invitationsDue(em: Em, wanted: Wanted): Promise<{ id: string; dueAt: Date; personId: string; name: Localized }[]> {
  const { sql, params } = wantedSql(wanted, { subject: 'i.id', due: 'i.expires_at', person: 'i.person_id' });
  return em.query(
    `SELECT i.id, i.expires_at AS "dueAt", i.person_id AS "personId", a.name
     FROM member_invitation i JOIN association a ON a.id = i.association_id WHERE i.state = 'waiting' AND ${sql}`,
    params,
  );
}
