import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const bilanTrail: TrailWords = {
  subjects: {
    bilan_edition: { fr: 'Édition du bilan', ar: 'نسخة الحصيلة', en: 'Edition of the bilan' },
  },
  acts: {
    'bilan_edition.open': { fr: 'Ouvrir l’édition', ar: 'فتح النسخة', en: 'Open the edition' },
    'bilan_edition.render': { fr: 'Produire le document', ar: 'إصدار الوثيقة', en: 'Produce the document' },
  },
};
