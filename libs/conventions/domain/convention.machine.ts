import { defineMachine, type StateOf } from '#kernel/public';

/** The life of a convention or of an award decision, from its draft to its end. */
export const conventionMachine = defineMachine({
  name: 'convention',
  initial: 'drafted',
  states: {
    drafted: { fr: 'En préparation', ar: 'قيد الإعداد', en: 'Drafted' },
    sent: { fr: 'Envoyée à la signature', ar: 'محالة على التوقيع', en: 'Sent for signature' },
    signed_by_association: { fr: 'Signée par l’association', ar: 'موقعة من طرف الجمعية', en: 'Signed by the association' },
    countersigned: { fr: 'Signée par l’administration', ar: 'موقعة من طرف الإدارة', en: 'Signed by the administration' },
    in_force: { fr: 'En vigueur', ar: 'سارية المفعول', en: 'In force' },
    completed: { fr: 'Achevée', ar: 'منتهية', en: 'Completed', final: true },
    terminated: { fr: 'Résiliée', ar: 'مفسوخة', en: 'Terminated', final: true },
    cancelled: { fr: 'Annulée', ar: 'ملغاة', en: 'Cancelled', final: true },
  },
  events: {
    send: {
      from: ['drafted'],
      to: 'sent',
      by: ['programme.officer'],
      fr: 'Envoyer à la signature',
      ar: 'إحالة على التوقيع',
      en: 'Send for signature',
    },
    sign: {
      from: ['sent'],
      to: 'signed_by_association',
      by: ['association.president', 'association.delegate'],
      fr: 'Signer',
      ar: 'توقيع',
      en: 'Sign',
    },
    countersign: {
      from: ['signed_by_association'],
      to: 'countersigned',
      by: ['signatory'],
      fr: 'Contresigner',
      ar: 'توقيع الإدارة',
      en: 'Countersign',
    },
    decide: {
      from: ['sent'],
      to: 'countersigned',
      by: ['signatory'],
      fr: 'Signer la décision',
      ar: 'توقيع القرار',
      en: 'Sign the decision',
    },
    take_effect: {
      from: ['countersigned'],
      to: 'in_force',
      by: ['system'],
      fr: 'Prendre effet',
      ar: 'دخول حيز التنفيذ',
      en: 'Take effect',
    },
    complete: { from: ['in_force'], to: 'completed', by: ['system'], fr: 'Achever', ar: 'إنهاء', en: 'Complete' },
    terminate: { from: ['in_force'], to: 'terminated', by: ['signatory'], fr: 'Résilier', ar: 'فسخ', en: 'Terminate' },
    cancel: { from: ['drafted', 'sent'], to: 'cancelled', by: ['programme.officer'], fr: 'Annuler', ar: 'إلغاء', en: 'Cancel' },
  },
});
export type ConventionState = StateOf<typeof conventionMachine>;

/** Money may be ordered under a convention in one of these states. */
export const PAYING_STATES: readonly ConventionState[] = ['in_force'];

/** Those in which an act is or was in force: a project of the bilan. */
export const STATES_IN_EFFECT: readonly ConventionState[] = ['in_force', 'completed', 'terminated'];
/** Those in which the association may still cut the grant again. */
export const STATES_BEFORE_SIGNING: readonly ConventionState[] = ['drafted', 'sent'];
