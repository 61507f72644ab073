import { defineMachine, type StateOf } from '#kernel';

const SCORERS = ['committee.member', 'committee.chair'] as const;

/** One version of the score sheet of one member on one file. */
export const scoreSheetMachine = defineMachine({
  name: 'score_sheet',
  initial: 'draft',
  states: {
    draft: { fr: 'Brouillon', ar: 'مسودة', en: 'Draft' },
    sent: { fr: 'Envoyée', ar: 'مرسلة', en: 'Sent' },
    superseded: { fr: 'Remplacée', ar: 'معوضة', en: 'Superseded', final: true },
    excluded: { fr: 'Écartée (conflit d’intérêts)', ar: 'مستبعدة (تضارب المصالح)', en: 'Excluded (conflict of interest)', final: true },
  },
  events: {
    send: { from: ['draft'], to: 'sent', by: SCORERS, fr: 'Envoyer la notation', ar: 'إرسال التنقيط', en: 'Send the scores' },
    supersede: { from: ['sent'], to: 'superseded', by: ['system'], fr: 'Remplacer', ar: 'تعويض', en: 'Supersede' },
    exclude: { from: ['draft', 'sent'], to: 'excluded', by: ['system'], fr: 'Écarter', ar: 'استبعاد', en: 'Exclude' },
  },
});
export type ScoreSheetState = StateOf<typeof scoreSheetMachine>;
