import { defineMachine, type StateOf } from '#kernel';

/** The life of an institution: described, in use, closed once nothing rests on it. What it issued keeps its name and its numbers. */
export const institutionMachine = defineMachine({
  name: 'institution',
  initial: 'in_use',
  states: {
    in_use: { fr: 'En activité', ar: 'قيد الاشتغال', en: 'In activity' },
    closed: { fr: 'Fermée', ar: 'مغلقة', en: 'Closed' },
  },
  events: {
    close: { from: ['in_use'], to: 'closed', by: ['administrator'], fr: 'Fermer', ar: 'إغلاق', en: 'Close' },
    reopen: { from: ['closed'], to: 'in_use', by: ['administrator'], fr: 'Rouvrir', ar: 'إعادة فتح', en: 'Reopen' },
  },
});
export type InstitutionState = StateOf<typeof institutionMachine>;
