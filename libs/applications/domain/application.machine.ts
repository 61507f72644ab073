import { defineMachine, type StateOf } from '#kernel/public';

const COMMITTEE = ['committee.chair', 'committee.secretary', 'committee.member', 'system'] as const;
/** The president, and who signs in the president's place for a time. */
const BINDING = ['association.president', 'association.delegate'] as const;

/** The life of an application, from its first answer to the committee's decision. */
export const applicationMachine = defineMachine({
  name: 'application',
  initial: 'draft',
  states: {
    draft: { fr: 'En préparation', ar: 'قيد الإعداد', en: 'Draft' },
    submitted: { fr: 'Déposé', ar: 'مودع', en: 'Submitted' },
    completion_requested: { fr: 'Complément demandé', ar: 'طُلب استكماله', en: 'Completion requested' },
    admissible: { fr: 'Recevable', ar: 'مقبول شكلا', en: 'Admissible' },
    inadmissible: { fr: 'Irrecevable', ar: 'غير مقبول شكلا', en: 'Inadmissible', final: true },
    eligible: { fr: 'Éligible', ar: 'مؤهل', en: 'Eligible' },
    ineligible: { fr: 'Inéligible', ar: 'غير مؤهل', en: 'Ineligible', final: true },
    under_review: { fr: 'Devant le comité', ar: 'معروض على اللجنة', en: 'Before the committee' },
    selected: { fr: 'Retenu', ar: 'منتقى', en: 'Selected', final: true },
    partially_selected: { fr: 'Retenu en partie', ar: 'منتقى جزئيا', en: 'Selected in part', final: true },
    reserve: { fr: 'En liste d’attente', ar: 'في لائحة الانتظار', en: 'On the reserve list' },
    deferred: { fr: 'Ajourné', ar: 'مؤجل', en: 'Deferred' },
    rejected: { fr: 'Non retenu', ar: 'غير منتقى', en: 'Not selected', final: true },
    withdrawn: { fr: 'Retiré', ar: 'مسحوب', en: 'Withdrawn', final: true },
    lapsed: { fr: 'Non déposé avant la clôture', ar: 'لم يودع قبل انتهاء الأجل', en: 'Not submitted in time', final: true },
  },
  events: {
    submit: { from: ['draft'], to: 'submitted', by: BINDING, fr: 'Déposer', ar: 'إيداع', en: 'Submit' },
    withdraw: { from: ['draft', 'submitted'], to: 'withdrawn', by: ['association.president'], fr: 'Retirer', ar: 'سحب', en: 'Withdraw' },
    lapse: { from: ['draft'], to: 'lapsed', by: ['system'], fr: 'Laisser échoir', ar: 'فوات الأجل', en: 'Lapse' },
    request_completion: {
      from: ['submitted', 'admissible'],
      to: 'completion_requested',
      by: ['instructor'],
      fr: 'Demander un complément',
      ar: 'طلب استكمال',
      en: 'Request completion',
    },
    answer_completion: {
      from: ['completion_requested'],
      to: 'submitted',
      by: BINDING,
      fr: 'Répondre à la demande',
      ar: 'الجواب على الطلب',
      en: 'Answer the request',
    },
    close_completion: {
      from: ['completion_requested'],
      to: 'submitted',
      by: ['system'],
      fr: 'Clore la demande',
      ar: 'إغلاق الطلب',
      en: 'Close the request',
    },
    admit: { from: ['submitted'], to: 'admissible', by: ['instructor'], fr: 'Déclarer recevable', ar: 'القبول شكلا', en: 'Admit' },
    refuse_admission: {
      from: ['submitted'],
      to: 'inadmissible',
      by: ['instructor'],
      fr: 'Déclarer irrecevable',
      ar: 'عدم القبول شكلا',
      en: 'Refuse admission',
    },
    declare_eligible: {
      from: ['admissible'],
      to: 'eligible',
      by: ['instructor'],
      fr: 'Déclarer éligible',
      ar: 'التصريح بالأهلية',
      en: 'Declare eligible',
    },
    declare_ineligible: {
      from: ['admissible'],
      to: 'ineligible',
      by: ['instructor'],
      fr: 'Déclarer inéligible',
      ar: 'التصريح بعدم الأهلية',
      en: 'Declare ineligible',
    },
    take_up: {
      from: ['eligible', 'deferred'],
      to: 'under_review',
      by: COMMITTEE,
      fr: 'Inscrire devant le comité',
      ar: 'العرض على اللجنة',
      en: 'Put before the committee',
    },
    select: { from: ['under_review', 'reserve'], to: 'selected', by: COMMITTEE, fr: 'Retenir', ar: 'انتقاء', en: 'Select' },
    select_partially: {
      from: ['under_review', 'reserve'],
      to: 'partially_selected',
      by: COMMITTEE,
      fr: 'Retenir en partie',
      ar: 'انتقاء جزئي',
      en: 'Select in part',
    },
    put_on_reserve: {
      from: ['under_review'],
      to: 'reserve',
      by: COMMITTEE,
      fr: 'Mettre en liste d’attente',
      ar: 'الإدراج في لائحة الانتظار',
      en: 'Put on the reserve list',
    },
    defer: { from: ['under_review'], to: 'deferred', by: COMMITTEE, fr: 'Ajourner', ar: 'تأجيل', en: 'Defer' },
    reject: { from: ['under_review', 'reserve'], to: 'rejected', by: COMMITTEE, fr: 'Ne pas retenir', ar: 'عدم الانتقاء', en: 'Reject' },
  },
});
export type ApplicationState = StateOf<typeof applicationMachine>;

/** Outcomes that give a grant. */
export const AWARDED: readonly ApplicationState[] = ['selected', 'partially_selected'];
/** What a committee decides; its association learns it with the letter, not before. */
export const OUTCOMES: readonly ApplicationState[] = [...AWARDED, 'reserve', 'deferred', 'rejected'];

/** The state as the association of the file may know it. */
export const knownState = ({ state, outcomeToldAt }: { state: ApplicationState; outcomeToldAt: Date | null }): ApplicationState =>
  OUTCOMES.includes(state) && outcomeToldAt === null ? 'under_review' : state;

/** States in which nothing was accepted: nobody outside the association ever sees such a file. */
export const NOT_SUBMITTED: readonly ApplicationState[] = ['draft', 'lapsed'];
/** States that do not take a place of the association in the call. */
export const WITHOUT_PLACE: readonly ApplicationState[] = ['draft', 'lapsed', 'withdrawn'];
