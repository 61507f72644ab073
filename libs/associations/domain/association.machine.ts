import { defineMachine, type StateOf } from '#kernel/public';

/** The life of an association's registration. Only a verified one may submit a file or be paid. */
export const associationMachine = defineMachine({
  name: 'association',
  initial: 'draft',
  states: {
    draft: { fr: 'En préparation', ar: 'قيد الإعداد', en: 'Draft' },
    submitted: { fr: 'À vérifier', ar: 'في انتظار التحقق', en: 'To be verified' },
    returned: { fr: 'À corriger', ar: 'تتطلب التصحيح', en: 'To be corrected' },
    verified: { fr: 'Vérifiée', ar: 'تم التحقق منها', en: 'Verified' },
    suspended: { fr: 'Suspendue', ar: 'موقوفة', en: 'Suspended' },
    /** Brought in from a file: nobody of the association has spoken yet. */
    imported: { fr: 'Importée, à vérifier', ar: 'مستوردة، في انتظار التحقق', en: 'Imported, to be verified' },
    /** The association registered itself and was verified: what was brought in became part of it. */
    absorbed: { fr: 'Reprise par son inscription', ar: 'أدمجت في تسجيلها', en: 'Part of its registration', final: true },
  },
  events: {
    submit: {
      from: ['draft', 'returned'],
      to: 'submitted',
      by: ['association.president'],
      fr: 'Envoyer pour vérification',
      ar: 'الإرسال للتحقق',
      en: 'Send for verification',
    },
    verify: {
      from: ['submitted'],
      to: 'verified',
      by: ['instructor', 'programme.officer'],
      fr: 'Vérifier',
      ar: 'تأكيد التحقق',
      en: 'Verify',
    },
    return: {
      from: ['submitted'],
      to: 'returned',
      by: ['instructor', 'programme.officer'],
      fr: 'Retourner pour correction',
      ar: 'الإرجاع للتصحيح',
      en: 'Return for correction',
    },
    suspend: { from: ['verified'], to: 'suspended', by: ['programme.officer'], fr: 'Suspendre', ar: 'توقيف', en: 'Suspend' },
    import: { from: ['draft'], to: 'imported', by: ['system'], fr: 'Importer', ar: 'استيراد', en: 'Import' },
    absorb: {
      from: ['imported'],
      to: 'absorbed',
      by: ['system'],
      fr: 'Reprendre dans l’inscription',
      ar: 'الإدماج في التسجيل',
      en: 'Make part of the registration',
    },
    restore: { from: ['suspended'], to: 'verified', by: ['programme.officer'], fr: 'Rétablir', ar: 'رفع التوقيف', en: 'Restore' },
  },
});
export type AssociationState = StateOf<typeof associationMachine>;

/** Whether the association may still write its registration. */
export const isBeingWritten = (state: AssociationState): boolean => associationMachine.can(state, 'submit');
