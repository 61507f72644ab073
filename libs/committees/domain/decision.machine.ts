import { defineMachine, type StateOf } from '#kernel';

/** The committee's decision on one file: provisional until the minutes are signed; only a final one is told to anybody. */
export const decisionMachine = defineMachine({
  name: 'decision',
  initial: 'provisional',
  states: {
    provisional: { fr: 'Provisoire', ar: 'مؤقت', en: 'Provisional' },
    final: { fr: 'Définitive', ar: 'نهائي', en: 'Final', final: true },
  },
  events: {
    propose: {
      from: ['provisional'],
      to: 'provisional',
      // A member only once designated to act for one of the others.
      by: ['committee.chair', 'committee.secretary', 'committee.member'],
      fr: 'Proposer ou revoir',
      ar: 'اقتراح أو مراجعة',
      en: 'Propose or revise',
    },
    finalise: { from: ['provisional'], to: 'final', by: ['system'], fr: 'Rendre définitive', ar: 'جعله نهائيا', en: 'Make final' },
  },
});
export type DecisionState = StateOf<typeof decisionMachine>;
