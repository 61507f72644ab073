import { defineParameter } from '#institution';

/** What the institution that signs decides about its acts. */
export const conventionTerms = defineParameter({
  name: 'conventions.terms',
  label: { fr: 'Conventions : seuil et délais', ar: 'الاتفاقيات: العتبة والآجال', en: 'Conventions: threshold and delays' },
  twoPersons: true,
  fields: {
    awardDecisionCeilingCentimes: {
      kind: 'centimes',
      min: 0,
      max: 100_000_000_00,
      initial: 50_000_00,
      label: { fr: 'Une décision d’octroi suffit jusqu’à', ar: 'يكفي قرار المنح إلى غاية', en: 'An award decision is enough up to' },
      hint: {
        fr: 'Au-delà, une convention est signée (circulaire du Premier ministre nº\u00a07/2003).',
        ar: 'ما فوق ذلك تُوقع اتفاقية (منشور الوزير الأول رقم 7/2003).',
        en: 'Above it a convention is signed (circular of the Prime Minister no. 7/2003).',
      },
    },
    signatureDays: {
      kind: 'days',
      min: 1,
      max: 365,
      initial: 30,
      label: { fr: 'Délai de signature de chaque partie', ar: 'أجل توقيع كل طرف', en: 'Days each side has to sign' },
    },
    reportDays: {
      kind: 'days',
      min: 1,
      max: 730,
      initial: 90,
      label: { fr: 'Rapport après le versement d’une tranche', ar: 'التقرير بعد صرف الشطر', en: 'Report after the payment of a tranche' },
    },
    finalReportDays: {
      kind: 'days',
      min: 1,
      max: 730,
      initial: 60,
      label: { fr: 'Dernier rapport après la fin', ar: 'التقرير الأخير بعد النهاية', en: 'Last report after the end' },
    },
    terminationNoticeDays: {
      kind: 'days',
      min: 1,
      max: 365,
      initial: 30,
      label: { fr: 'Mise en demeure avant résiliation', ar: 'الإنذار قبل الفسخ', en: 'Formal notice before termination' },
    },
    retentionYears: {
      kind: 'years',
      min: 1,
      max: 50,
      initial: 10,
      label: { fr: 'Conservation des pièces', ar: 'حفظ الوثائق', en: 'Keeping of vouchers' },
    },
  },
});

/** How a grant is usually paid; an officer may plan one otherwise. */
export const tranchePlan = defineParameter({
  name: 'conventions.tranches',
  label: { fr: 'Plan de versement habituel', ar: 'برنامج الصرف المعتاد', en: 'Usual payment plan' },
  fields: {
    shares: {
      kind: 'shares',
      most: 6,
      initial: [6_000, 4_000],
      label: { fr: 'Parts des tranches', ar: 'حصص الأشطر', en: 'Shares of the tranches' },
    },
    spentBasisPoints: {
      kind: 'basis_points',
      min: 0,
      max: 10_000,
      initial: 7_000,
      label: {
        fr: 'Part dépensée avant la tranche suivante',
        ar: 'الحصة المصروفة قبل الشطر الموالي',
        en: 'Share spent before the next tranche',
      },
    },
  },
});
