import { defineMachine, type StateOf } from '#kernel';

/** The life of a programme: prepared, then spent through its calls, then closed. */
export const programmeMachine = defineMachine({
  name: 'programme',
  initial: 'draft',
  states: {
    draft: { fr: 'En préparation', ar: 'قيد الإعداد', en: 'In preparation' },
    active: { fr: 'Actif', ar: 'نشط', en: 'Active' },
    closed: { fr: 'Clos', ar: 'مغلق', en: 'Closed', final: true },
  },
  events: {
    activate: { from: ['draft'], to: 'active', by: ['programme.officer'], fr: 'Activer', ar: 'تفعيل', en: 'Activate' },
    close: { from: ['active'], to: 'closed', by: ['programme.officer'], fr: 'Clore', ar: 'إغلاق', en: 'Close' },
  },
});
export type ProgrammeState = StateOf<typeof programmeMachine>;

export const OPEN_STATES = programmeMachine.states.filter((state) => !programmeMachine.isFinal(state));
