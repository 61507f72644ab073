import type { Localized } from '#kernel';
import { byName, byWords, type ListSource } from '#platform';
import type { InstructionState } from '../domain/instruction.machine.js';

export interface ListedStudy {
  id: string;
  applicationId: string;
  callId: string;
  number: string;
  title: string;
  askedCentimes: number;
  regionCode: string;
  state: InstructionState;
  instructorId: string | null;
  openedAt: Date;
  association: Localized;
  /** Technical opinions whose time is over. */
  overdue: number;
  items: number;
  decided: number;
}

/** SQL: the coded reasons for which a study was refused, parted by blanks. */
export const REASONS_OF_STUDY = `array_to_string(f.reasons, ' ')`;

/** The studies: those with an overdue opinion first, then the oldest. */
export const STUDIES: ListSource<ListedStudy> = {
  select: {
    id: 'f.id',
    applicationId: 'f.application_id',
    callId: 'f.call_id',
    number: 'f.number',
    title: 'a.title',
    askedCentimes: 'a.asked_centimes',
    regionCode: 'f.region_code',
    state: 'f.state',
    instructorId: 'f.instructor_id',
    openedAt: 'f.opened_at',
    association: 'o.name',
    overdue: `(SELECT count(*) FROM technical_opinion t WHERE t.file_id = f.id AND t.state = 'lapsed')`,
    items: '(SELECT count(*) FROM instruction_item i WHERE i.file_id = f.id)',
    decided: '(SELECT count(*) FROM instruction_item i WHERE i.file_id = f.id AND i.verdict IS NOT NULL)',
  },
  from: 'FROM instruction_file f',
  joined: { a: 'JOIN application a ON a.id = f.application_id', o: 'JOIN association o ON o.id = f.association_id' },
  scope: { programme: 'f.programme_id', region: 'f.region_code', association: 'f.association_id', application: 'f.application_id' },
  filters: {
    state: 'f.state = ANY(:states::text[])',
    callId: 'f.call_id = :callId',
    regionCode: 'f.region_code = :regionCode',
    reason: 'f.reasons @> ARRAY[:reason::text]',
    mine: 'NOT :mine::boolean OR f.instructor_id = ANY(:myselves::uuid[])',
  },
  search: [
    { column: 'f.application_id', of: 'SELECT s.id FROM application s', words: 's.search' },
    {
      column: 'f.application_id',
      of: 'SELECT t.id FROM application t JOIN association s ON s.id = t.association_id',
      words: 's.search',
    },
  ],
  sorts: {
    number: 'f.number',
    title: byWords('a.title'),
    association: byName('o.name'),
    region: 'f.region_code',
    state: 'f.state',
    asked: 'a.asked_centimes',
    opened: 'f.opened_at',
  },
  slow: ['state', 'callId', 'reason', 'mine'],
  order: 'f.overdue DESC, f.opened_at',
  tie: 'f.id',
  sums: { askedCentimes: 'sum(a.asked_centimes)' },
};
