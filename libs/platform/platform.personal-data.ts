import { Uploads } from './files/uploads.js';
import { ACTS_STAY, GROUNDS, type PersonalData } from './personal-data.js';

/** Files that nothing has taken: since something of them last arrived. */
const UNFINISHED_UPLOADS = `SELECT u.id, u.changed_at, NULL::uuid[] FROM upload u WHERE u.used_at IS NULL`;

export const platformPersonalData: PersonalData[] = [
  {
    code: 'trail',
    what: {
      fr: 'Journal d’audit : quel compte a fait quel acte, et quand ; propositions à deux personnes ; qui a déposé chaque fichier',
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
      idempotency_key: { words: ['response'], carries: true, erased: 'kept' },
      outbox: { words: ['payload'], carries: true, erased: 'kept' },
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
        words: ['payload', 'reason', 'decision_reason', 'said'],
        erased: 'kept',
      },
      stored_file: {
        people: ['created_by'],
        holds: ['name'],
        own: { of: 'created_by', columns: ['name', 'media_type', 'size', 'created_at'] },
        erased: 'kept',
      },
      failed_job: { people: ['retried_by'], words: ['payload'], carries: true, erased: 'kept' },
    },
  },
  {
    code: 'uploads',
    what: {
      fr: 'Fichiers en cours d’envoi : qui les envoie, leur nom, ce qui en est arrivé',
      ar: 'ملفات قيد الإرسال: من يرسلها واسمها وما وصل منها',
      en: 'Files on their way: who sends them, their name, what of them has arrived',
    },
    why: {
      fr: 'Reprendre un envoi où une ligne coupée l’a laissé',
      ar: 'استئناف الإرسال من حيث توقف عند انقطاع الشبكة',
      en: 'To take an upload up again where a broken line left it',
    },
    basis: GROUNDS.publicTask,
    kept: {
      fr: 'Jusqu’à leur dépôt, puis une heure ; un jour s’ils sont abandonnés',
      ar: 'إلى حين إيداعها ثم ساعة واحدة؛ ويوم واحد إذا تم التخلي عنها',
      en: 'Until they are handed in, and an hour; a day where they are given up',
    },
    stays: {
      fr: 'Ce qui n’a pas fini d’arriver part de lui-même le jour suivant.',
      ar: 'ما لم يكتمل وصوله يُحذف تلقائيا في اليوم الموالي.',
      en: 'What has not wholly arrived goes by itself the next day.',
    },
    tables: {
      upload: {
        people: ['person_id'],
        holds: ['name'],
        own: { of: 'person_id', columns: ['name', 'size', 'received', 'created_at', 'used_at'] },
        erased: 'kept',
      },
      upload_part: { erased: 'kept' },
    },
    ends: [
      {
        code: 'platform.uploads',
        period: 'uploadsDays',
        what: { fr: 'Envois de fichiers abandonnés', ar: 'عمليات إرسال ملفات تم التخلي عنها', en: 'Uploads given up' },
        becomes: { fr: 'Supprimés, chaque heure', ar: 'تُحذف كل ساعة', en: 'Deleted, every hour' },
        rows: UNFINISHED_UPLOADS,
        by: Uploads,
        byItself: true,
      },
    ],
  },
];
