import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const callsTrail: TrailWords = {
  subjects: {
    call: { fr: 'Appel à projets', ar: 'طلب مشاريع', en: 'Call for projects' },
  },
  acts: {
    'call.create': { fr: 'Créer l’appel', ar: 'إحداث الطلب', en: 'Create the call' },
    'call.duplicate': { fr: 'Copier d’un autre appel', ar: 'نسخ من طلب آخر', en: 'Copy from another call' },
    'call.import': { fr: 'Reprendre du programme passé', ar: 'استيراد من برنامج سابق', en: 'Import from a past programme' },
    'call.edit': { fr: 'Modifier le contenu', ar: 'تعديل المحتوى', en: 'Edit the content' },
    'call.set_form': { fr: 'Arrêter le formulaire', ar: 'ضبط الاستمارة', en: 'Set the form' },
    'call.set_grid': { fr: 'Arrêter la grille', ar: 'ضبط شبكة التنقيط', en: 'Set the grid' },
    'call.set_documents': { fr: 'Arrêter les pièces', ar: 'ضبط الوثائق', en: 'Set the documents' },
    'call.set_funding': { fr: 'Arrêter le financement', ar: 'ضبط التمويل', en: 'Set the funding' },
    'call.set_calendar': { fr: 'Arrêter le calendrier', ar: 'ضبط الجدول الزمني', en: 'Set the calendar' },
    'call.move_deadline': { fr: 'Déplacer la clôture', ar: 'تغيير آخر أجل', en: 'Move the deadline' },
    'call.ask': { fr: 'Poser une question', ar: 'طرح سؤال', en: 'Ask a question' },
    'call.answer': { fr: 'Répondre à une question', ar: 'الإجابة عن سؤال', en: 'Answer a question' },
  },
  references: {
    call: `SELECT id, number AS reference FROM call`,
  },
};
