import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const institutionTrail: TrailWords = {
  subjects: {
    institution: { fr: 'Institution', ar: 'مؤسسة', en: 'Institution' },
    paying_account: { fr: 'Compte payeur', ar: 'حساب الأداء', en: 'Paying account' },
  },
  acts: {
    'institution.create': { fr: 'Décrire l’institution', ar: 'وصف المؤسسة', en: 'Describe the institution' },
    'institution.edit': { fr: 'Modifier l’institution', ar: 'تعديل المؤسسة', en: 'Edit the institution' },
    'institution.add_signatory': { fr: 'Ajouter un signataire', ar: 'إضافة موقّع', en: 'Add a signatory' },
    'institution.correct_signatory': { fr: 'Corriger un signataire', ar: 'تصحيح موقّع', en: 'Correct a signatory' },
    'institution.end_signatory': {
      fr: 'Mettre fin au mandat d’un signataire',
      ar: 'إنهاء مهمة موقّع',
      en: 'End the mandate of a signatory',
    },
    'institution.revise_parameter': { fr: 'Changer un réglage', ar: 'تغيير إعداد', en: 'Change a setting' },
    'institution.withdraw_revision': { fr: 'Retirer une révision', ar: 'سحب مراجعة', en: 'Withdraw a revision' },
    'institution.purge': { fr: 'Purger les données échues', ar: 'حذف المعطيات المنتهية مدتها', en: 'Purge data whose period is over' },
    'institution.end_purge': { fr: 'Fin de la purge', ar: 'انتهاء الحذف', en: 'End of the purge' },
    'paying_account.open': { fr: 'Ouvrir le compte payeur', ar: 'فتح حساب الأداء', en: 'Open the paying account' },
  },
  references: {
    institution: `SELECT id, code AS reference FROM institution`,
    paying_account: `SELECT id, title AS reference FROM paying_account`,
  },
};
