import { ACTS_STAY, GROUNDS, KEPT, type PersonalData } from '#platform';

export const instructionPersonalData: PersonalData[] = [
  {
    code: 'instruction',
    what: {
      fr: 'Étude des dossiers : qui étudie, note, demande un complément ou un avis, et l’adresse du service consulté',
      ar: 'دراسة الملفات: من يدرس ويدون ويطلب استكمالا أو رأيا، وعنوان المصلحة المستشارة',
      en: 'Study of files: who studies, notes, asks for completion or an opinion, and the address of the service that is asked',
    },
    why: { fr: 'Instruire, et savoir qui a décidé', ar: 'الدراسة ومعرفة من قرر', en: 'To study, and to know who decided' },
    basis: GROUNDS.publicTask,
    kept: KEPT.file,
    stays: ACTS_STAY,
    tables: {
      instruction_file: { people: ['instructor_id'], words: ['reason'], erased: 'kept' },
      instruction_item: { people: ['decided_by'], words: ['remark'], erased: 'kept' },
      instruction_note: {
        people: ['author_id'],
        words: ['text'],
        own: { of: 'author_id', columns: ['text', 'created_at'] },
        erased: 'kept',
      },
      completion_request: { people: ['created_by'], words: ['message'], erased: 'kept' },
      technical_opinion: { people: ['asked_by'], holds: ['service_email'], words: ['question', 'answer'], erased: 'kept' },
    },
  },
];
