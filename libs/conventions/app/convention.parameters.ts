import { defineParameter, defineReasons } from '#institution';

/** What the institution that signs decides about its acts. */
export const conventionTerms = defineParameter({
  name: 'conventions.terms',
  label: { fr: 'Conventions : seuil et délais', ar: 'الاتفاقيات: العتبة والآجال', en: 'Conventions: threshold and delays' },
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

const reason = (code: string, fr: string, ar: string, en: string, mark?: string) => ({
  code,
  label: { fr, ar, en },
  ...(mark ? { marks: [mark] } : {}),
});

/** Why an act ends before its time. */
export const endingReasons = defineReasons({
  name: 'conventions.reasons',
  label: {
    fr: 'Motifs d’annulation et de résiliation des actes',
    ar: 'أسباب إلغاء الوثائق وفسخها',
    en: 'Reasons for cancelling and terminating acts',
  },
  hint: {
    fr: 'Dits à l’association avant le texte, et comptés. Un motif sans case sert dans les deux cas.',
    ar: 'تُبلغ للجمعية قبل النص وتُحصى. والسبب غير المؤشر عليه يصلح للحالتين.',
    en: 'Told to the association before the text, and counted. A reason that is not ticked serves both.',
  },
  marks: {
    cancel: { fr: 'Annulation', ar: 'الإلغاء', en: 'Cancellation' },
    terminate: { fr: 'Résiliation', ar: 'الفسخ', en: 'Termination' },
  },
  initial: [
    reason(
      'association.withdrew',
      'L’association renonce au projet.',
      'تتخلى الجمعية عن المشروع.',
      'The association gives the project up.',
    ),
    reason(
      'association.dissolved',
      'L’association n’existe plus ou a perdu sa capacité.',
      'لم تعد الجمعية قائمة أو فقدت أهليتها.',
      'The association no longer exists or has lost its capacity.',
    ),
    reason(
      'act.error',
      'L’acte contient une erreur et sera refait.',
      'تتضمن الوثيقة خطأ وسيعاد إعدادها.',
      'The act contains an error and will be drawn up again.',
      'cancel',
    ),
    reason(
      'signature.late',
      'L’acte n’a pas été signé dans le délai.',
      'لم توقع الوثيقة داخل الأجل.',
      'The act was not signed in time.',
      'cancel',
    ),
    reason(
      'obligations.unmet',
      'Des obligations de la convention ne sont pas tenues.',
      'لم يُوفَ بالتزامات الاتفاقية.',
      'Obligations of the agreement are not kept.',
      'terminate',
    ),
    reason(
      'reports.missing',
      'Les rapports ne sont pas remis malgré les rappels.',
      'لم تُقدم التقارير رغم التذكير بها.',
      'Reports are not submitted in spite of reminders.',
      'terminate',
    ),
    reason(
      'funds.misused',
      'Les fonds ont servi à autre chose que le projet.',
      'استُعملت الأموال في غير المشروع.',
      'The funds served something other than the project.',
      'terminate',
    ),
    reason(
      'project.stopped',
      'Le projet est arrêté ou ne peut plus être mené.',
      'توقف المشروع أو لم يعد إنجازه ممكنا.',
      'The project has stopped or can no longer be carried out.',
      'terminate',
    ),
    reason('other', 'Autre motif, précisé dans le texte.', 'سبب آخر مبين في النص.', 'Another reason, said in the text.'),
  ],
});
