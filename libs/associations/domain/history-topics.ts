import type { Label } from '#kernel/public';

/** The parts of a dossier, in the order in which it is read. */
export const HISTORY_TOPICS = {
  imported: { fr: 'Projets repris du passé', ar: 'مشاريع سابقة مستوردة', en: 'Projects of the past' },
  application: { fr: 'Candidatures', ar: 'الترشيحات', en: 'Applications' },
  decision: { fr: 'Décisions', ar: 'القرارات', en: 'Decisions' },
  convention: { fr: 'Conventions et décisions d’octroi', ar: 'الاتفاقيات وقرارات منح الدعم', en: 'Conventions and award decisions' },
  elsewhere: {
    fr: 'Subventions d’autres régions ou institutions',
    ar: 'إعانات من جهات أو مؤسسات أخرى',
    en: 'Grants of other regions or institutions',
  },
  payment: { fr: 'Paiements', ar: 'الأداءات', en: 'Payments' },
  report: { fr: 'Rapports', ar: 'التقارير', en: 'Reports' },
  visit: { fr: 'Visites', ar: 'الزيارات', en: 'Visits' },
  incident: { fr: 'Incidents', ar: 'الحوادث', en: 'Incidents' },
  recovery: { fr: 'Reversements', ar: 'الاسترجاعات', en: 'Recoveries' },
} as const satisfies Record<string, Label>;
export type HistoryTopic = keyof typeof HISTORY_TOPICS;
