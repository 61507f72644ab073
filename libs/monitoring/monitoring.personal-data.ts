import { ACTS_STAY, GROUNDS, KEPT, type PersonalData } from '#platform';

export const monitoringPersonalData: PersonalData[] = [
  {
    code: 'monitoring',
    what: {
      fr: 'Rapports, visites et incidents : qui les a écrits ; les bénéficiaires n’y sont que comptés',
      ar: 'التقارير والزيارات والحوادث: من كتبها؛ أما المستفيدون فيُحصون فقط',
      en: 'Reports, visits and incidents: who wrote them; beneficiaries are only counted in them',
    },
    why: { fr: 'Suivre l’emploi de l’aide', ar: 'تتبع استعمال الدعم', en: 'To follow the use of the grant' },
    basis: GROUNDS.publicTask,
    kept: KEPT.file,
    stays: ACTS_STAY,
    tables: {
      report: { people: ['written_by'], words: ['summary', 'difficulties', 'activities', 'indicators', 'reason'], erased: 'kept' },
      site_visit: {
        people: ['visitor_id'],
        words: ['findings'],
        own: { of: 'visitor_id', columns: ['visited_on', 'findings', 'created_at'] },
        erased: 'kept',
      },
      incident: {
        people: ['author_id'],
        words: ['description'],
        own: { of: 'author_id', columns: ['occurred_on', 'description', 'created_at'] },
        erased: 'kept',
      },
    },
  },
];
