import { defineMachine, type StateOf } from '#kernel';

/** The life of an account. */
export const personMachine = defineMachine({
  name: 'person',
  initial: 'unconfirmed',
  states: {
    unconfirmed: { fr: 'Adresse à confirmer', ar: 'في انتظار تأكيد العنوان', en: 'Address to confirm' },
    active: { fr: 'Actif', ar: 'نشط', en: 'Active' },
    suspended: { fr: 'Suspendu', ar: 'موقوف', en: 'Suspended' },
    erased: { fr: 'Effacé', ar: 'محذوف', en: 'Erased', final: true },
  },
  events: {
    confirm: { from: ['unconfirmed', 'active'], to: 'active', by: ['anonymous'], fr: 'Confirmer', ar: 'تأكيد', en: 'Confirm' },
    suspend: { from: ['active'], to: 'suspended', by: ['administrator'], fr: 'Suspendre', ar: 'إيقاف', en: 'Suspend' },
    restore: { from: ['suspended'], to: 'active', by: ['administrator'], fr: 'Rétablir', ar: 'إعادة التفعيل', en: 'Restore' },
    erase: { from: ['unconfirmed', 'active', 'suspended'], to: 'erased', by: ['administrator'], fr: 'Effacer', ar: 'حذف', en: 'Erase' },
  },
});
export type PersonState = StateOf<typeof personMachine>;
