import { ACTS_STAY, GROUNDS, KEPT, type PersonalData } from '#platform';
import { EndDocuments, EmptyDrafts } from './app/end-files.js';
import { DRAFTS_GIVEN_UP, REFUSED_DOCUMENTS } from './data/retention.queries.js';

export const applicationsPersonalData: PersonalData[] = [
  {
    code: 'applications',
    what: {
      fr: 'Dossiers de candidature : qui les a écrits, déposés, complétés',
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
    ends: [
      {
        code: 'applications.drafts',
        period: 'draftsMonths',
        what: { fr: 'Brouillons jamais déposés', ar: 'مسودات لم تودع قط', en: 'Drafts that were never submitted' },
        becomes: {
          fr: 'Vidés : réponses, budget et pièces ; que le dossier a été ouvert reste',
          ar: 'تُفرغ: الأجوبة والميزانية والوثائق؛ ويبقى أثر فتح الملف',
          en: 'Emptied: answers, budget and documents; that the file was begun stays',
        },
        rows: DRAFTS_GIVEN_UP,
        by: EmptyDrafts,
      },
      {
        code: 'applications.refused',
        period: 'refusedFilesYears',
        what: { fr: 'Pièces des dossiers non retenus', ar: 'وثائق الملفات غير المنتقاة', en: 'Documents of files that were not selected' },
        becomes: {
          fr: 'Supprimées ; le dossier, son récépissé et sa décision restent',
          ar: 'تُحذف؛ ويبقى الملف ووصله وقراره',
          en: 'Deleted; the file, its receipt and its decision stay',
        },
        rows: REFUSED_DOCUMENTS,
        by: EndDocuments,
      },
    ],
    tables: {
      application_marker: { people: ['marked_by'], erased: 'kept' },
      application: {
        people: ['project_saved_by', 'budget_saved_by', 'created_by', 'submitted_by'],
        own: { of: 'submitted_by', columns: ['number', 'title', 'state', 'submitted_at'] },
        words: ['budget_unfinished'],
        erased: 'kept',
      },
      application_section: { people: ['saved_by'], words: ['answers'], unchanged: 'submitted', erased: 'kept' },
      application_attachment: { people: ['added_by'], erased: 'kept' },
      application_receipt: { people: ['issued_to'], words: ['content'], unchanged: 'sealed', erased: 'kept' },
    },
  },
];
