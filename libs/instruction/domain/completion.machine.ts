import { defineMachine, type StateOf } from '#kernel';

/** One request for completion: the clock of the file stands still while it is open. */
export const completionMachine = defineMachine({
  name: 'completion',
  initial: 'open',
  states: {
    open: { fr: 'En attente de l’association', ar: 'في انتظار الجمعية', en: 'Waiting for the association' },
    answered: { fr: 'Répondue', ar: 'تمت الإجابة', en: 'Answered', final: true },
    expired: { fr: 'Sans réponse', ar: 'بدون جواب', en: 'Not answered', final: true },
  },
  events: {
    answer: { from: ['open'], to: 'answered', by: ['system'], fr: 'Répondre', ar: 'الإجابة', en: 'Answer' },
    expire: { from: ['open'], to: 'expired', by: ['system'], fr: 'Échoir', ar: 'انقضاء الأجل', en: 'Expire' },
  },
});
export type CompletionState = StateOf<typeof completionMachine>;
