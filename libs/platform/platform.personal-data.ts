import { ACTS_STAY, GROUNDS, type PersonalData } from './personal-data.js';

export const platformPersonalData: PersonalData[] = [
  {
    code: 'trail',
    what: {
      fr: 'Journal d’audit : quel compte a fait quel acte, et quand ; propositions à deux personnes ; qui a déposé chaque fichier',
      ar: 'سجل التدقيق: أي حساب قام بأي إجراء ومتى؛ الاقتراحات التي تتطلب شخصين؛ من أودع كل ملف',
      en: 'Audit trail: which account did which act, and when; proposals by two persons; who handed in each file',
    },
    why: {
      fr: 'Rendre compte de chaque décision et de chaque dirham, et découvrir une altération',
      ar: 'تبرير كل قرار وكل درهم، وكشف أي تلاعب',
      en: 'To account for each decision and each dirham, and to find an alteration',
    },
    basis: GROUNDS.legalDuty,
    kept: { fr: 'Aussi longtemps que les dossiers', ar: 'ما دامت الملفات', en: 'As long as the files' },
    stays: ACTS_STAY,
    tables: {
      idempotency_key: { words: ['response'], namesAnybody: true, erased: 'kept' },
      outbox: { words: ['payload'], namesAnybody: true, erased: 'kept' },
      audit_entry: {
        people: ['person_id'],
        own: { of: 'person_id', columns: ['at', 'role', 'subject', 'event'] },
        words: ['reason', 'detail'],
        unchanged: 'append-only',
        erased: 'kept',
      },
      audit_check: { people: ['asked_by'], erased: 'kept' },
      proposal: {
        people: ['proposed_by', 'decided_by', 'barred'],
        own: { of: 'proposed_by', columns: ['kind', 'state', 'proposed_at'] },
        words: ['payload', 'reason', 'decision_reason'],
        erased: 'kept',
      },
      stored_file: {
        people: ['created_by'],
        holds: ['name'],
        own: { of: 'created_by', columns: ['name', 'media_type', 'size', 'created_at'] },
        erased: 'kept',
      },
      failed_job: { people: ['retried_by'], words: ['payload'], namesAnybody: true, erased: 'kept' },
    },
  },
];
