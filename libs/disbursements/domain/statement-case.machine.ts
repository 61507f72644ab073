import { defineMachine, type StateOf } from '#kernel/public';

/** The life of a movement of the bank that somebody has to look at. */
export const statementCaseMachine = defineMachine({
  name: 'statement_case',
  initial: 'open',
  states: {
    open: { fr: 'À examiner', ar: 'في انتظار الدراسة', en: 'To look at' },
    matched: { fr: 'Rapproché', ar: 'تمت مطابقته', en: 'Matched', final: true },
    closed: { fr: 'Classé avec motif', ar: 'محفوظ مع التعليل', en: 'Closed with a reason', final: true },
    corrected: { fr: 'Corrigé par la banque', ar: 'صححه البنك', en: 'Corrected by the bank', final: true },
  },
  events: {
    match: { from: ['open'], to: 'matched', by: ['accountant'], fr: 'Rapprocher', ar: 'مطابقة', en: 'Match' },
    close: { from: ['open'], to: 'closed', by: ['accountant'], fr: 'Classer', ar: 'حفظ', en: 'Close' },
    correct: {
      from: ['open'],
      to: 'corrected',
      by: ['system'],
      fr: 'Constater la correction',
      ar: 'معاينة التصحيح',
      en: 'Record the correction',
    },
  },
});
export type StatementCaseState = StateOf<typeof statementCaseMachine>;
