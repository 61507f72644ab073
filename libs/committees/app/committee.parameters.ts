import { defineParameter } from '#institution';
import { OF_CRITERION, UNDECIDABLE } from '../domain/reasons.js';

const reason = (code: string, fr: string, ar: string, en: string) => ({ code, label: { fr, ar, en } });
const ofCriterion = (code: string, fr: string, ar: string, en: string) => ({ ...reason(code, fr, ar, en), marks: [OF_CRITERION] });

/** Why a committee decides as it does; a decision keeps the list under which it was written. */
export const codedReasons = defineParameter({
  name: 'committees.reasons',
  label: { fr: 'Motifs des décisions des comités', ar: 'تعليلات قرارات اللجان', en: 'Reasons of the decisions of committees' },
  fields: {
    reasons: {
      kind: 'words',
      label: { fr: 'Motifs', ar: 'التعليلات', en: 'Reasons' },
      hint: {
        fr: 'Imprimés dans le procès-verbal et dans la lettre à l’association.',
        ar: 'تُطبع في المحضر وفي الرسالة الموجهة إلى الجمعية.',
        en: 'Printed in the minutes and in the letter to the association.',
      },
      marks: {
        [OF_CRITERION]: { fr: 'Vise un critère de la grille', ar: 'يخص معيارا من الشبكة', en: 'Speaks of a criterion of the grid' },
      },
      needed: [UNDECIDABLE],
      initial: [
        reason(
          'ranking.outside_envelope',
          'Le classement du projet ne permet pas de le financer dans l’enveloppe disponible.',
          'ترتيب المشروع لا يسمح بتمويله في حدود الغلاف المالي المتوفر.',
          'The rank of the project does not allow funding within the envelope.',
        ),
        reason(
          'ranking.reserve',
          'Le projet est retenu sur la liste d’attente, dans l’ordre du classement.',
          'أُدرج المشروع في لائحة الانتظار حسب الترتيب.',
          'The project is on the reserve list, in order of rank.',
        ),
        ofCriterion(
          'criterion.insufficient',
          'Le critère n’est pas suffisamment satisfait.',
          'المعيار غير مستوفى بالقدر الكافي.',
          'The criterion is not met sufficiently.',
        ),
        ofCriterion('criterion.strong', 'Le critère est pleinement satisfait.', 'المعيار مستوفى بالكامل.', 'The criterion is fully met.'),
        reason(
          'budget.reduced',
          'Certaines dépenses demandées dépassent le besoin décrit.',
          'بعض النفقات المطلوبة تفوق الحاجة الموصوفة.',
          'Some expenses asked exceed the need described.',
        ),
        reason(
          'budget.envelope',
          'Le montant est limité par l’enveloppe restante.',
          'المبلغ محدود بما تبقى من الغلاف المالي.',
          'The amount is limited by what is left of the envelope.',
        ),
        reason(
          'file.documents_awaited',
          'Des pièces ou précisions sont attendues avant la décision.',
          'تُنتظر وثائق أو توضيحات قبل اتخاذ القرار.',
          'Documents or clarifications are awaited before deciding.',
        ),
        reason(
          UNDECIDABLE,
          'La séance n’a pas pu délibérer valablement sur le dossier : il est renvoyé à une autre séance.',
          'تعذر على الجلسة التداول بشكل صحيح في الملف: أُحيل على جلسة أخرى.',
          'The session could not validly deliberate on the file: it goes to another session.',
        ),
        reason(
          'file.outside_object',
          'Le projet s’écarte de l’objet de l’appel.',
          'المشروع لا يندرج ضمن موضوع طلب المشاريع.',
          'The project departs from the object of the call.',
        ),
      ],
    },
  },
});

const college = (code: string, fr: string, ar: string, en: string) => ({ code, label: { fr, ar, en } });

/** How a committee sits and votes: it copies them when it is made. */
export const committeeRules = defineParameter({
  name: 'committees.rules',
  label: {
    fr: 'Comités : collèges, quorum, vote et délais',
    ar: 'اللجان: الهيئات والنصاب والتصويت والآجال',
    en: 'Committees: colleges, quorum, vote and delays',
  },
  fields: {
    colleges: {
      kind: 'words',
      label: { fr: 'Collèges', ar: 'الهيئات', en: 'Colleges' },
      hint: {
        fr: 'Un comité garde les collèges qu’il avait à sa création, jusqu’à ce qu’il prenne les règles en vigueur.',
        ar: 'تحتفظ اللجنة بالهيئات التي كانت لها عند إحداثها إلى أن تأخذ القواعد السارية.',
        en: 'A committee keeps the colleges that it had when it was made, until it takes the rules in force.',
      },
      initial: [
        college('local_authorities', 'Collectivités territoriales', 'الجماعات الترابية', 'Local authorities'),
        college('state_services', 'Services de l’État', 'مصالح الدولة', 'State services'),
        college('civil_society', 'Société civile', 'المجتمع المدني', 'Civil society'),
      ],
    },
    quorumBasisPoints: {
      kind: 'basis_points',
      min: 1,
      max: 10_000,
      initial: 5_000,
      label: { fr: 'Quorum habituel : part des sièges', ar: 'النصاب المعتاد: حصة المقاعد', en: 'Usual quorum: share of the seats' },
    },
    quorumPerCollege: {
      kind: 'count',
      min: 0,
      max: 100,
      initial: 1,
      label: {
        fr: 'Sièges pourvus dans chaque collège, au moins',
        ar: 'المقاعد المشغولة في كل هيئة، على الأقل',
        en: 'Seats filled in each college, at least',
      },
    },
    majorityBasisPoints: {
      kind: 'basis_points',
      min: 5_000,
      max: 10_000,
      initial: 5_000,
      label: { fr: 'Majorité des voix exprimées', ar: 'أغلبية الأصوات المعبر عنها', en: 'Majority of the votes cast' },
      hint: {
        fr: 'À 50\u00a0%, il faut plus de voix pour que contre ; au-delà, au moins cette part.',
        ar: 'عند 50 % يلزم عدد من الأصوات الموافقة أكبر من المعارضة؛ وما فوق ذلك تلزم هذه الحصة على الأقل.',
        en: 'At 50%, more votes for than against; above it, at least this share.',
      },
    },
    castingVote: {
      kind: 'switch',
      initial: true,
      label: {
        fr: 'À égalité, la voix de la présidence décide',
        ar: 'عند التساوي يرجح صوت الرئاسة',
        en: 'Equal votes are decided by the chair’s own',
      },
    },
    convocationDays: {
      kind: 'days',
      min: 0,
      max: 365,
      initial: 15,
      label: { fr: 'Délai de convocation habituel', ar: 'أجل الاستدعاء المعتاد', en: 'Usual delay to convene' },
    },
    appealDays: {
      kind: 'days',
      min: 1,
      max: 365,
      initial: 30,
      label: { fr: 'Délai de recours habituel', ar: 'أجل الطعن المعتاد', en: 'Usual delay to appeal' },
    },
    minutesDays: {
      kind: 'days',
      min: 1,
      max: 90,
      initial: 15,
      label: { fr: 'Signature du procès-verbal', ar: 'توقيع المحضر', en: 'To sign the minutes' },
    },
  },
});
