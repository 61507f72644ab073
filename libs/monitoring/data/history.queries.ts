import { inSight, type DossierSight } from '#associations';
import { positional, type Em } from '#platform';
import type { ReportState } from '../domain/report.machine.js';

interface Followed {
  id: string;
  conventionId: string;
  conventionNumber: string;
}
export type PastFollowUp =
  | (Followed & {
      kind: 'report';
      state: ReportState;
      rank: number;
      dueAt: Date;
      submittedAt: Date | null;
      /** What an accepted report says was spent as agreed. */
      justifiedCentimes: number;
      day: null;
      text: null;
    })
  | (Followed & {
      kind: 'visit' | 'incident';
      state: null;
      rank: null;
      dueAt: null;
      submittedAt: null;
      justifiedCentimes: 0;
      day: string;
      text: string;
    });

/** Reports, visits and incidents of an association by one statement; a committee sees the reports that are accepted or late. */
export function followUpOf(em: Em, associationId: string, sight: DossierSight): Promise<PastFollowUp[]> {
  const scope = inSight(sight, { application: 'c.application_id', region: 'c.region_code', programme: 'c.programme_id' });
  const { text, params } = positional(
    `SELECT 'report' AS kind, r.id, r.convention_id AS "conventionId", c.number AS "conventionNumber", r.state, r.tranche_rank AS rank,
       r.due_at AS "dueAt", r.submitted_at AS "submittedAt", NULL::date AS day, NULL AS text,
       CASE WHEN r.state = 'accepted' THEN greatest(0, coalesce((SELECT sum(l.actual_centimes) FROM report_line l WHERE l.report_id = r.id), 0)
         - r.ineligible_centimes) ELSE 0 END::bigint AS "justifiedCentimes"
     FROM report r JOIN convention c ON c.id = r.convention_id
     WHERE c.association_id = :associationId AND (:everything::boolean OR r.state IN ('accepted', 'late')) AND ${scope.sql}
     UNION ALL
     SELECT 'visit', v.id, v.convention_id, c.number, NULL, NULL, NULL, NULL, v.visited_on, v.findings, 0
     FROM site_visit v JOIN convention c ON c.id = v.convention_id
     WHERE c.association_id = :associationId AND :everything::boolean AND ${scope.sql}
     UNION ALL
     SELECT 'incident', i.id, i.convention_id, c.number, NULL, NULL, NULL, NULL, i.occurred_on, i.description, 0
     FROM incident i JOIN convention c ON c.id = i.convention_id
     WHERE c.association_id = :associationId AND :everything::boolean AND ${scope.sql}`,
    { ...scope.values, associationId, everything: sight.as !== 'committee' },
  );
  return em.query(text, params);
}
