import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const associationsTrail: TrailWords = {
  subjects: {
    association: { fr: 'Association', ar: 'جمعية', en: 'Association' },
    bank_account: { fr: 'Compte bancaire', ar: 'حساب بنكي', en: 'Bank account' },
    association_revision: {
      fr: 'Modification d’une association vérifiée',
      ar: 'تعديل جمعية تم التحقق منها',
      en: 'Change of a verified association',
    },
    presidency_claim: { fr: 'Changement de présidence', ar: 'تغيير الرئاسة', en: 'Change of presidency' },
    dossier_copy: { fr: 'Dossier imprimé', ar: 'نسخة مطبوعة من الملف', en: 'Printed dossier' },
    member_invitation: {
      fr: 'Invitation à rejoindre une association',
      ar: 'دعوة للانضمام إلى جمعية',
      en: 'Invitation to join an association',
    },
  },
  acts: {
    'association_revision.propose': { fr: 'Modifier ce qui est vérifié', ar: 'تعديل ما تم التحقق منه', en: 'Change what is verified' },
    'presidency_claim.claim': { fr: 'Déposer le procès-verbal', ar: 'إيداع المحضر', en: 'Deposit the minutes' },
    'association.pass_presidency': { fr: 'Transmettre la présidence', ar: 'نقل الرئاسة', en: 'Hand the presidency over' },
    'association.change_member': { fr: 'Changer le rôle d’un membre', ar: 'تغيير صفة عضو', en: 'Change a member’s role' },
    'association.delegate': { fr: 'Déléguer la signature', ar: 'تفويض التوقيع', en: 'Delegate the signature' },
    'association.end_delegation': { fr: 'Mettre fin à la délégation', ar: 'إنهاء التفويض', en: 'End the delegation' },
    'association.check_again': { fr: 'Vérifier à nouveau', ar: 'إعادة التحقق', en: 'Verify again' },
    'association.register': { fr: 'Inscrire l’association', ar: 'تسجيل الجمعية', en: 'Register the association' },
    'association.import_past': { fr: 'Reprendre du programme passé', ar: 'استيراد من برنامج سابق', en: 'Import from a past programme' },
    'association.edit': { fr: 'Modifier l’identité', ar: 'تعديل الهوية', en: 'Edit the identity' },
    'association.replace_board': { fr: 'Remplacer le bureau', ar: 'تغيير المكتب', en: 'Replace the board' },
    'association.add_document': { fr: 'Déposer un document', ar: 'إيداع وثيقة', en: 'Add a document' },
    'association.remove_member': { fr: 'Retirer un membre', ar: 'إخراج عضو', en: 'Remove a member' },
    'association.leave': { fr: 'Quitter l’association', ar: 'مغادرة الجمعية', en: 'Leave the association' },
    'member_invitation.invite': { fr: 'Inviter', ar: 'دعوة', en: 'Invite' },
    'association.set_document_aside': {
      fr: 'Mettre à l’écart un document infecté',
      ar: 'عزل وثيقة مصابة',
      en: 'Set an infected document aside',
    },
    'association.remove_document': { fr: 'Retirer un document', ar: 'سحب وثيقة', en: 'Remove a document' },
    'association.flag': { fr: 'Signaler', ar: 'وضع تنبيه', en: 'Flag' },
    'association.print_dossier': { fr: 'Imprimer le dossier', ar: 'طبع الملف', en: 'Print the dossier' },
    'association.lift_flag': { fr: 'Lever le signalement', ar: 'رفع التنبيه', en: 'Lift the flag' },
    'bank_account.propose': { fr: 'Proposer un RIB', ar: 'اقتراح بيان التعريف البنكي', en: 'Propose an account' },
  },
  references: {
    association: `SELECT id, name->>'fr' AS reference FROM association`,
    bank_account: `SELECT b.id, a.name->>'fr' AS reference FROM bank_account b JOIN association a ON a.id = b.association_id`,
    association_revision: `SELECT r.id, a.name->>'fr' AS reference FROM association_revision r JOIN association a ON a.id = r.association_id`,
    presidency_claim: `SELECT c.id, a.name->>'fr' AS reference FROM presidency_claim c JOIN association a ON a.id = c.association_id`,
    dossier_copy: `SELECT d.id, a.name->>'fr' AS reference FROM dossier_copy d JOIN association a ON a.id = d.association_id`,
    member_invitation: `SELECT i.id, a.name->>'fr' AS reference FROM member_invitation i JOIN association a ON a.id = i.association_id`,
  },
};
