import type { Localized } from '#kernel';
import { byName, type ListSource } from '#platform';
import type { LetterState } from '../domain/letter.machine.js';
import type { Outcome } from '../domain/outcomes.js';

export interface ListedLetter {
  id: string;
  number: string;
  applicationId: string;
  applicationNumber: string;
  association: Localized;
  regionCode: string;
  outcome: Outcome;
  amountCentimes: number;
  state: LetterState;
  /** It was rendered. */
  ready: boolean;
  issuedOn: string;
  appealDays: number;
  appealUntil: string;
}

/** Decision letters, the newest first; an association has its own, once sent. */
export const LETTERS: ListSource<ListedLetter> = {
  select: {
    id: 'l.id',
    number: 'l.number',
    applicationId: 'l.application_id',
    applicationNumber: 'f.number',
    association: 'f.association_name',
    regionCode: 'l.region_code',
    outcome: 'd.outcome',
    amountCentimes: 'd.amount_centimes',
    state: 'l.state',
    ready: 'l.file_id IS NOT NULL',
    issuedOn: 'l.issued_on::text',
    appealDays: 'l.appeal_days',
    appealUntil: 'l.appeal_until::text',
  },
  from: 'FROM decision_letter l',
  joined: { d: 'JOIN committee_decision d ON d.id = l.decision_id', f: 'JOIN session_file f ON f.id = d.file_id' },
  where: `:myAssociation::uuid IS NULL OR l.state = 'sent'`,
  scope: { programme: 'l.programme_id', region: 'l.region_code', association: 'l.association_id', application: 'l.application_id' },
  filters: {
    state: 'l.state = :state',
    outcome: 'd.outcome = :outcome',
    callId: 'd.call_id = :callId',
    regionCode: 'l.region_code = :regionCode',
  },
  search: [
    'l.search',
    {
      column: 'l.decision_id',
      of: 'SELECT t.id FROM committee_decision t JOIN session_file s ON s.id = t.file_id',
      words: 's.search',
    },
  ],
  sorts: {
    number: 'l.number',
    application: 'f.number',
    association: byName('f.association_name'),
    region: 'l.region_code',
    outcome: 'd.outcome',
    amount: 'd.amount_centimes',
    issued: 'l.issued_on',
    state: 'l.state',
  },
  served: ['number'],
  slow: ['state', 'outcome', 'callId'],
  order: 'l.created_at DESC',
  tie: 'l.number',
  id: 'l.id',
  sums: { amountCentimes: 'sum(d.amount_centimes)' },
};
