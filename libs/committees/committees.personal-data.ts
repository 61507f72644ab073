import { GROUNDS, KEPT, SIGNED_STAYS, type PersonalData } from '#platform';

export const committeesPersonalData: PersonalData[] = [
  {
    code: 'committees',
    what: {
      fr: 'Sièges et mandats, présences, conflits d’intérêts déclarés, notes, votes, procès-verbaux et leurs signatures',
      ar: 'المقاعد والانتدابات والحضور وحالات تضارب المصالح المصرح بها والتنقيط والتصويت والمحاضر وتوقيعاتها',
      en: 'Seats and mandates, attendance, declared conflicts of interest, scores, votes, minutes and their signatures',
    },
    why: {
      fr: 'Délibérer régulièrement, et le prouver',
      ar: 'التداول بصفة قانونية وإثباته',
      en: 'To deliberate in due form, and to prove it',
    },
    basis: GROUNDS.publicTask,
    kept: KEPT.file,
    stays: SIGNED_STAYS,
    tables: {
      score_sheet: { words: ['comment', 'reason'], unchanged: 'signed', erased: 'kept' },
      committee_member: {
        people: ['person_id'],
        own: { of: 'person_id', columns: ['function', 'college_code', 'mandate_from', 'mandate_until', 'employer', 'ties'] },
        holds: ['employer', 'ties'],
        unchanged: 'signed',
        erased: 'kept',
      },
      committee_session: { people: ['convened_by'], erased: 'kept' },
      committee_decision: { people: ['proposed_by'], words: ['conditions', 'reasons', 'away_text'], unchanged: 'signed', erased: 'kept' },
      decision_act: { people: ['by'], words: ['conditions', 'reasons', 'away_text', 'reason'], unchanged: 'append-only', erased: 'kept' },
      decision_letter: { people: ['approved_by'], erased: 'kept' },
      allocation_scenario: { people: ['created_by'], erased: 'kept' },
      minutes_signature: { people: ['person_id'], erased: 'kept' },
      minutes_absence: { people: ['recorded_by'], words: ['reason'], unchanged: 'append-only', erased: 'kept' },
      session_acting: { people: ['designated_by'], words: ['reason'], unchanged: 'append-only', erased: 'kept' },
      session_attendance: { people: ['recorded_by'], erased: 'kept' },
      session_conflict: { people: ['created_by'], words: ['text'], unchanged: 'append-only', erased: 'kept' },
    },
  },
];
