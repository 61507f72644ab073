import { byName, byWords, type ListSource } from '#platform';
import type { FinalDecision } from './decisions.queries.js';

/** Final awards, the newest first. Which of them have an act is known by the stage after, which adds that. */
export const AWARDS: ListSource<FinalDecision> = {
  select: {
    id: 'd.id',
    sessionId: 'd.session_id',
    applicationId: 'd.application_id',
    callId: 'd.call_id',
    associationId: 'd.association_id',
    outcome: 'd.outcome',
    amountCentimes: 'd.amount_centimes',
    subEnvelopeId: 'd.sub_envelope_id',
    conditions: 'd.conditions',
    decidedAt: 'd.decided_at',
  },
  from: 'FROM committee_decision d',
  joined: { f: 'JOIN session_file f ON f.id = d.file_id' },
  where: `d.state = 'final' AND d.outcome IN ('selected', 'partially_selected')`,
  scope: { programme: 'd.programme_id', region: 'd.region_code', association: 'd.association_id', application: 'd.application_id' },
  filters: { regionCode: 'd.region_code = :regionCode', callId: 'd.call_id = :callId' },
  search: [{ column: 'd.file_id', of: 'SELECT s.id FROM session_file s', words: 's.search' }],
  sorts: {
    number: 'f.number',
    title: byWords('f.title'),
    association: byName('f.association_name'),
    region: 'd.region_code',
    amount: 'd.amount_centimes',
    decided: 'd.decided_at',
  },
  served: ['decided'],
  slow: ['callId'],
  order: 'd.decided_at DESC',
  tie: 'd.id',
  sums: { amountCentimes: 'sum(d.amount_centimes)' },
};

/** Of {@link AWARDS}: the association was sent its letter. */
export const AWARD_TOLD = `EXISTS (SELECT FROM decision_letter l WHERE l.decision_id = d.id AND l.state = 'sent')`;
