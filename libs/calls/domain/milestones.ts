import { MOROCCO, type Label } from '#kernel/public';

export const MILESTONES = ['opens', 'questionsUntil', 'closes', 'committee', 'results'] as const;
export type Milestone = (typeof MILESTONES)[number];

export const MILESTONE_LABELS: Record<Milestone, Label> = {
  opens: { fr: 'Ouverture du dépôt', ar: 'فتح باب الترشيح', en: 'Opening' },
  questionsUntil: { fr: 'Questions possibles jusqu’au', ar: 'آخر أجل لطرح الأسئلة', en: 'Questions until' },
  closes: { fr: 'Clôture du dépôt', ar: 'آخر أجل لإيداع الملفات', en: 'Deadline' },
  committee: { fr: 'Réunion du comité', ar: 'اجتماع اللجنة', en: 'Committee' },
  results: { fr: 'Résultats', ar: 'الإعلان عن النتائج', en: 'Results' },
};

/** Morocco, and the zone of the ministry's posts in western Europe. */
export const ZONES = [MOROCCO, 'Europe/Paris'] as const;
