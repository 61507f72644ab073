import { defineMachine, type StateOf } from '#kernel/public';

/** The life of an import: looked at, carried out by the worker, taken back as a whole. */
export const importRunMachine = defineMachine({
  name: 'import_run',
  initial: 'read',
  states: {
    read: { fr: 'À contrôler', ar: 'في انتظار المراجعة', en: 'To be checked' },
    running: { fr: 'En cours', ar: 'قيد التنفيذ', en: 'Under way' },
    done: { fr: 'Terminé', ar: 'منجز', en: 'Done' },
    undoing: { fr: 'Annulation en cours', ar: 'قيد الإلغاء', en: 'Being undone' },
    undone: { fr: 'Annulé', ar: 'ملغى', en: 'Undone', final: true },
    abandoned: { fr: 'Abandonné', ar: 'متخلى عنه', en: 'Abandoned', final: true },
  },
  events: {
    carry: { from: ['read'], to: 'running', by: ['programme.officer'], fr: 'Lancer l’import', ar: 'إطلاق الاستيراد', en: 'Carry out' },
    stop: { from: ['running'], to: 'done', by: ['programme.officer'], fr: 'Arrêter', ar: 'إيقاف', en: 'Stop' },
    finish: { from: ['running'], to: 'done', by: ['system'], fr: 'Terminer', ar: 'إنهاء', en: 'Finish' },
    undo: { from: ['done'], to: 'undoing', by: ['programme.officer'], fr: 'Annuler l’import', ar: 'إلغاء الاستيراد', en: 'Undo' },
    finish_undoing: {
      from: ['undoing'],
      to: 'undone',
      by: ['system'],
      fr: 'Terminer l’annulation',
      ar: 'إنهاء الإلغاء',
      en: 'Finish undoing',
    },
    lapse: { from: ['read'], to: 'abandoned', by: ['system'], fr: 'Laisser tomber', ar: 'انقضاء الأجل', en: 'Lapse' },
    abandon: { from: ['read'], to: 'abandoned', by: ['programme.officer'], fr: 'Abandonner', ar: 'التخلي', en: 'Abandon' },
  },
});
export type ImportRunState = StateOf<typeof importRunMachine>;
