import { ACTS_STAY, GROUNDS, KEPT, type PersonalData } from '#platform';

export const applicationsPersonalData: PersonalData[] = [
  {
    code: 'applications',
    what: {
      fr: 'Dossiers de candidature : qui les a écrits, déposés, complétés',
      ar: 'ملفات الترشيح: من كتبها وأودعها وأكملها',
      en: 'Applications: who wrote, submitted and completed them',
    },
    why: {
      fr: 'Étudier le dossier et prouver son dépôt',
      ar: 'دراسة الملف وإثبات إيداعه',
      en: 'To study the file and to prove its submission',
    },
    basis: GROUNDS.publicTask,
    kept: KEPT.file,
    stays: ACTS_STAY,
    tables: {
      application_marker: { people: ['marked_by'], erased: 'kept' },
      application: {
        people: ['project_saved_by', 'budget_saved_by', 'created_by', 'submitted_by'],
        own: { of: 'submitted_by', columns: ['number', 'title', 'state', 'submitted_at'] },
        words: ['budget_unfinished'],
        erased: 'kept',
      },
      application_section: { people: ['saved_by'], words: ['answers'], erased: 'kept' },
      application_attachment: { people: ['added_by'], erased: 'kept' },
      application_receipt: { people: ['issued_to'], words: ['content'], erased: 'kept' },
    },
  },
];
