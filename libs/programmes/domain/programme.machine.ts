import { defineMachine, type StateOf } from '#kernel';

/** The life of a programme: prepared, then spent through its calls, then closed. What was begun or closed by mistake is taken back. */
export const programmeMachine = defineMachine({
  name: 'programme',
  initial: 'draft',
  states: {
    draft: { fr: 'En préparation', ar: 'قيد الإعداد', en: 'In preparation' },
    active: { fr: 'Actif', ar: 'نشط', en: 'Active' },
    closed: { fr: 'Clos', ar: 'مغلق', en: 'Closed' },
    withdrawn: { fr: 'Abandonné', ar: 'متخلى عنه', en: 'Given up' },
  },
  events: {
    activate: { from: ['draft'], to: 'active', by: ['programme.officer'], fr: 'Activer', ar: 'تفعيل', en: 'Activate' },
    close: { from: ['active'], to: 'closed', by: ['programme.officer'], fr: 'Clore', ar: 'إغلاق', en: 'Close' },
    reopen: { from: ['closed'], to: 'active', by: ['programme.officer'], fr: 'Rouvrir', ar: 'إعادة فتح', en: 'Reopen' },
    withdraw: { from: ['draft'], to: 'withdrawn', by: ['programme.officer'], fr: 'Abandonner', ar: 'التخلي', en: 'Give up' },
    resume: { from: ['withdrawn'], to: 'draft', by: ['programme.officer'], fr: 'Reprendre', ar: 'استئناف', en: 'Resume' },
  },
});
export type ProgrammeState = StateOf<typeof programmeMachine>;
export const PROGRAMME_EVENTS = ['activate', 'close', 'reopen', 'withdraw', 'resume'] as const;
export type ProgrammeEvent = (typeof PROGRAMME_EVENTS)[number];

/** In which it may be described and spent: a closed or given up programme keeps what it had. */
export const OPEN_STATES: readonly ProgrammeState[] = ['draft', 'active'];
