import { defineMachine, type StateOf } from '#kernel';

/** The life of an order to give money back. */
export const recoveryOrderMachine = defineMachine({
  name: 'recovery_order',
  initial: 'issued',
  states: {
    issued: { fr: 'Émis', ar: 'صادر', en: 'Issued' },
    settled: { fr: 'Encaissé', ar: 'مستخلص', en: 'Settled', final: true },
    cancelled: { fr: 'Annulé', ar: 'ملغى', en: 'Cancelled', final: true },
  },
  events: {
    settle: { from: ['issued'], to: 'settled', by: ['accountant'], fr: 'Constater l’encaissement', ar: 'معاينة الاستخلاص', en: 'Settle' },
    cancel: { from: ['issued'], to: 'cancelled', by: ['authorising.officer'], fr: 'Annuler', ar: 'إلغاء', en: 'Cancel' },
  },
});
export type RecoveryOrderState = StateOf<typeof recoveryOrderMachine>;
