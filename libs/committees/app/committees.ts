import { Injectable } from '@nestjs/common';
import type { Label, Localized } from '#kernel';
import type { ScopeNamer } from '#identity';
import type { Em } from '#platform';
import type { Outcome } from '../domain/outcomes.js';

export interface FinalDecision {
  id: string;
  sessionId: string;
  applicationId: string;
  callId: string;
  associationId: string;
  outcome: Outcome;
  /** What is awarded; 0 unless selected. */
  amountCentimes: number;
  subEnvelopeId: string | null;
  conditions: Localized | null;
  decidedAt: Date;
}

const FINAL = `SELECT d.id, d.session_id AS "sessionId", d.application_id AS "applicationId", d.call_id AS "callId",
    d.association_id AS "associationId", d.outcome, d.amount_centimes::float8 AS "amountCentimes", d.sub_envelope_id AS "subEnvelopeId",
    d.conditions, d.decided_at AS "decidedAt"
  FROM committee_decision d WHERE d.state = 'final'`;

/** What later stages may ask of committees: final decisions, and whether they were notified. */
@Injectable()
export class Committees implements ScopeNamer {
  async names(em: Em, ids: readonly string[]): Promise<Map<string, Label>> {
    const rows = await em.query<{ id: string; name: Localized }[]>(`SELECT id, name FROM committee WHERE id = ANY($1::uuid[])`, [ids]);
    return new Map(rows.map(({ id, name }): [string, Label] => [id, { fr: name.fr, ar: name.ar, en: name.en || name.fr }]));
  }

  /** The final decision on a file, or null while there is none; after a deferral, that of the last session. */
  async finalDecision(em: Em, applicationId: string): Promise<FinalDecision | null> {
    const rows = await em.query<FinalDecision[]>(`${FINAL} AND d.application_id = $1 ORDER BY d.decided_at DESC LIMIT 1`, [applicationId]);
    return rows[0] ?? null;
  }

  /** Of these decisions, those whose letter was sent to the association. */
  async notified(em: Em, decisionIds: readonly string[]): Promise<Set<string>> {
    const rows = await em.query<{ id: string }[]>(
      `SELECT l.decision_id AS id FROM decision_letter l WHERE l.state = 'sent' AND l.decision_id = ANY($1::uuid[])`,
      [decisionIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Final awards, newest first; which of them have a convention is known by the stage after. */
  async awards(
    em: Em,
    filter: {
      regionCode?: string | null;
      withoutApplicationIds?: readonly string[];
      withoutAssociationIds?: readonly string[];
      /** Only those whose letter was sent. */
      notified?: boolean;
      page: number;
      pageSize: number;
    },
  ): Promise<{ items: FinalDecision[]; total: number }> {
    const awarded = `d.outcome IN ('selected', 'partially_selected') AND ($1::text IS NULL OR d.region_code = $1)
      AND NOT d.application_id = ANY($2::uuid[]) AND NOT d.association_id = ANY($3::uuid[])
      AND (NOT $4 OR EXISTS (SELECT 1 FROM decision_letter l WHERE l.decision_id = d.id AND l.state = 'sent'))`;
    const params = [
      filter.regionCode ?? null,
      filter.withoutApplicationIds ?? [],
      filter.withoutAssociationIds ?? [],
      filter.notified ?? false,
    ];
    const total = await em.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM committee_decision d WHERE d.state = 'final' AND ${awarded}`,
      params,
    );
    const items = await em.query<FinalDecision[]>(`${FINAL} AND ${awarded} ORDER BY d.decided_at DESC, d.id LIMIT $5 OFFSET $6`, [
      ...params,
      filter.pageSize,
      (filter.page - 1) * filter.pageSize,
    ]);
    return { items, total: total[0]!.count };
  }
}
