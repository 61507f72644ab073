import { defineMachine, type StateOf } from '#kernel';

/** The life of an account from which an institution pays: two persons open it, what was paid keeps it. */
export const payingAccountMachine = defineMachine({
  name: 'paying_account',
  initial: 'in_use',
  states: {
    in_use: { fr: 'En service', ar: 'قيد الاستعمال', en: 'In use' },
    retired: { fr: 'Retiré', ar: 'مسحوب', en: 'Retired', final: true },
  },
  events: {
    retire: { from: ['in_use'], to: 'retired', by: ['administrator', 'authorising.officer'], fr: 'Retirer', ar: 'سحب', en: 'Retire' },
  },
});
export type PayingAccountState = StateOf<typeof payingAccountMachine>;
