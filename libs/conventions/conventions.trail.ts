import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const conventionsTrail: TrailWords = {
  subjects: {
    convention: { fr: 'Convention', ar: 'اتفاقية', en: 'Convention' },
  },
  acts: {
    'convention.draft': { fr: 'Préparer l’acte', ar: 'إعداد الوثيقة', en: 'Draft the act' },
    'convention.import': { fr: 'Reprendre du programme passé', ar: 'استيراد من برنامج سابق', en: 'Import from a past programme' },
    'convention.render': { fr: 'Produire le document', ar: 'إصدار الوثيقة', en: 'Produce the document' },
    'convention.recut': { fr: 'Redécouper le budget', ar: 'إعادة تقطيع الميزانية', en: 'Re-cut the budget' },
  },
  references: {
    convention: `SELECT id, number AS reference FROM convention`,
  },
};
