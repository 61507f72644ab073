import { defineMachine, type StateOf } from '#kernel';

/** The life of an account. */
export const personMachine = defineMachine({
  name: 'person',
  initial: 'unconfirmed',
  states: {
    unconfirmed: { fr: 'Adresse à confirmer', ar: 'في انتظار تأكيد العنوان', en: 'Address to confirm' },
    active: { fr: 'Actif', ar: 'نشط', en: 'Active' },
    suspended: { fr: 'Suspendu', ar: 'موقوف', en: 'Suspended' },
    closed: { fr: 'Clos', ar: 'مغلق', en: 'Closed' },
    erased: { fr: 'Effacé', ar: 'محذوف', en: 'Erased', final: true },
  },
  events: {
    /** Also the way back into a closed account, which holds no role any more: whoever reads the mailbox proves the address anew. */
    confirm: { from: ['unconfirmed', 'active', 'closed'], to: 'active', by: ['anonymous'], fr: 'Confirmer', ar: 'تأكيد', en: 'Confirm' },
    suspend: { from: ['active'], to: 'suspended', by: ['administrator'], fr: 'Suspendre', ar: 'إيقاف', en: 'Suspend' },
    restore: { from: ['suspended'], to: 'active', by: ['administrator'], fr: 'Rétablir', ar: 'إعادة التفعيل', en: 'Restore' },
    close: { from: ['unconfirmed', 'active'], to: 'closed', by: ['administrator'], fr: 'Clore', ar: 'إغلاق', en: 'Close' },
    leave: { from: ['active'], to: 'closed', by: ['*'], fr: 'Clore son compte', ar: 'إغلاق حسابه', en: 'Close one’s account' },
    erase: {
      from: ['unconfirmed', 'active', 'suspended', 'closed'],
      to: 'erased',
      by: ['administrator', 'system'],
      fr: 'Effacer',
      ar: 'حذف',
      en: 'Erase',
    },
  },
});
export type PersonState = StateOf<typeof personMachine>;

/** Nobody acts by it, and nothing is given to it. */
export const ENDED: readonly PersonState[] = ['closed', 'erased'];
