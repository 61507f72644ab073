import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const applicationsTrail: TrailWords = {
  subjects: {
    application: { fr: 'Dossier de candidature', ar: 'ملف الترشيح', en: 'Application' },
  },
  acts: {
    'application.mark': { fr: 'Marquer le dossier', ar: 'وسم الملف', en: 'Mark the file' },
    'application.create': { fr: 'Commencer le dossier', ar: 'بدء الملف', en: 'Start the file' },
    'application.attach': { fr: 'Joindre une pièce', ar: 'إرفاق وثيقة', en: 'Attach a document' },
    'application.detach': { fr: 'Retirer une pièce', ar: 'سحب وثيقة مرفقة', en: 'Remove an attachment' },
    'application.import_past': { fr: 'Reprendre du programme passé', ar: 'استيراد من برنامج سابق', en: 'Import from a past programme' },
  },
  references: {
    application: `SELECT id, coalesce(number, title) AS reference FROM application`,
  },
};
