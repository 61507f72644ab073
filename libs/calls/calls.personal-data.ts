import { ACTS_STAY, GROUNDS, KEPT, type PersonalData } from '#platform';

export const callsPersonalData: PersonalData[] = [
  {
    code: 'calls',
    what: {
      fr: 'Questions posées sur un appel : qui demande, qui répond (la publication ne nomme personne)',
      ar: 'الأسئلة المطروحة حول طلب مشاريع: من يسأل ومن يجيب (لا يذكر النشر أي اسم)',
      en: 'Questions asked about a call: who asks, who answers (what is published names nobody)',
    },
    why: { fr: 'Répondre à la personne', ar: 'إجابة الشخص', en: 'To answer the person' },
    basis: GROUNDS.publicTask,
    kept: KEPT.file,
    stays: ACTS_STAY,
    tables: {
      call: { words: ['cancel_reason'], erased: 'kept' },
      call_question: {
        people: ['asked_by', 'answered_by'],
        own: { of: 'asked_by', columns: ['text', 'asked_at'] },
        words: ['text', 'answer'],
        erased: 'kept',
      },
    },
  },
];
