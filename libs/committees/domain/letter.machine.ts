import { defineMachine, type StateOf } from '#kernel/public';

/** The letter that tells an association its decision: rendered, approved by an officer, sent; the rendered copy is kept. */
export const letterMachine = defineMachine({
  name: 'letter',
  initial: 'drafted',
  states: {
    drafted: { fr: 'À approuver', ar: 'في انتظار الموافقة', en: 'To approve' },
    approved: { fr: 'Approuvée', ar: 'تمت الموافقة', en: 'Approved' },
    sent: { fr: 'Envoyée', ar: 'مرسلة', en: 'Sent', final: true },
  },
  events: {
    approve: { from: ['drafted'], to: 'approved', by: ['programme.officer'], fr: 'Approuver', ar: 'الموافقة', en: 'Approve' },
    send: { from: ['approved'], to: 'sent', by: ['system'], fr: 'Envoyer', ar: 'إرسال', en: 'Send' },
  },
});
export type LetterState = StateOf<typeof letterMachine>;
