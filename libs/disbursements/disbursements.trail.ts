import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const disbursementsTrail: TrailWords = {
  subjects: {
    payment_order: { fr: 'Ordre de paiement', ar: 'أمر بالأداء', en: 'Payment order' },
    payment_batch: { fr: 'Fichier bancaire', ar: 'ملف بنكي', en: 'Bank file' },
    bank_statement: { fr: 'Relevé bancaire', ar: 'كشف بنكي', en: 'Bank statement' },
    statement_case: { fr: 'Mouvement à examiner', ar: 'حركة في انتظار الدراسة', en: 'Movement to look at' },
    recovery_order: { fr: 'Ordre de recette', ar: 'أمر بالاستخلاص', en: 'Recovery order' },
  },
  acts: {
    'payment_order.prepare': { fr: 'Préparer l’ordre', ar: 'إعداد الأمر', en: 'Prepare the order' },
    'payment_order.import': { fr: 'Reprendre du programme passé', ar: 'استيراد من برنامج سابق', en: 'Import from a past programme' },
    'payment_batch.build': { fr: 'Constituer le fichier', ar: 'تكوين الملف', en: 'Build the file' },
    'payment_batch.render': { fr: 'Produire le bordereau', ar: 'إصدار بيان الإرسال', en: 'Produce the issue slip' },
    'bank_statement.import': { fr: 'Lire le relevé', ar: 'قراءة الكشف', en: 'Read the statement' },
    'recovery_order.issue': { fr: 'Émettre l’ordre de recette', ar: 'إصدار أمر الاستخلاص', en: 'Issue the recovery order' },
    'convention.report_accepted': { fr: 'Rapport pris en compte', ar: 'اعتماد التقرير', en: 'Report taken into account' },
  },
  references: {
    payment_order: `SELECT id, number AS reference FROM payment_order`,
    payment_batch: `SELECT id, number AS reference FROM payment_batch`,
    recovery_order: `SELECT id, number AS reference FROM recovery_order`,
    statement_case: `SELECT k.id, coalesce(e.end_to_end_id, e.batch_reference, e.bank_reference, '') AS reference
      FROM statement_case k JOIN statement_entry e ON e.id = k.entry_id`,
  },
};
