import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const identityTrail: TrailWords = {
  subjects: {
    person: { fr: 'Compte', ar: 'حساب', en: 'Account' },
  },
  acts: {
    'person.register': { fr: 'Ouvrir le compte', ar: 'فتح الحساب', en: 'Open the account' },
    'person.invite_again': { fr: 'Renvoyer l’invitation', ar: 'إعادة إرسال الدعوة', en: 'Send the invitation again' },
    'person.grant': { fr: 'Donner un rôle', ar: 'إسناد صفة', en: 'Give a role' },
    'person.name_administrator': { fr: 'Nommer à l’installation', ar: 'التعيين عند التثبيت', en: 'Name at installation' },
    'person.enrol_second_factor': { fr: 'Enregistrer un second facteur', ar: 'تسجيل عامل تحقق ثان', en: 'Enrol a second factor' },
    'person.remove_second_factor': { fr: 'Retirer le second facteur', ar: 'حذف عامل التحقق الثاني', en: 'Remove the second factor' },
    'person.enrol_passkey': { fr: 'Ajouter une clé d’accès', ar: 'إضافة مفتاح مرور', en: 'Add a passkey' },
    'person.remove_passkey': { fr: 'Retirer une clé d’accès', ar: 'حذف مفتاح مرور', en: 'Remove a passkey' },
    'person.block_passkey': { fr: 'Bloquer une clé d’accès copiée', ar: 'تعطيل مفتاح مرور منسوخ', en: 'Block a copied passkey' },
    'person.link_provider': { fr: 'Lier le compte de l’administration', ar: 'ربط حساب الإدارة', en: 'Link the administration’s account' },
    'person.unlink_provider': {
      fr: 'Délier le compte de l’administration',
      ar: 'فك ربط حساب الإدارة',
      en: 'Unlink the administration’s account',
    },
    'person.export_data': { fr: 'Demander une copie de ses données', ar: 'طلب نسخة من معطياته', en: 'Ask for a copy of one’s data' },
    'person.take_notice': {
      fr: 'Prendre connaissance de l’avis sur les données',
      ar: 'الاطلاع على الإشعار المتعلق بالمعطيات',
      en: 'Take note of the notice about data',
    },
    'person.ask_erasure': { fr: 'Demander l’effacement', ar: 'طلب المحو', en: 'Ask for erasure' },
    'person.withdraw_erasure': { fr: 'Retirer la demande d’effacement', ar: 'سحب طلب المحو', en: 'Withdraw the request for erasure' },
    'person.issue_recovery_codes': { fr: 'Créer des codes de secours', ar: 'إنشاء رموز الاسترجاع', en: 'Make recovery codes' },
    'person.use_recovery_code': { fr: 'Utiliser un code de secours', ar: 'استعمال رمز استرجاع', en: 'Use a recovery code' },
    'person.end_second_factor': { fr: 'Mettre fin au second facteur', ar: 'إنهاء عامل التحقق الثاني', en: 'End the second factor' },
    'person.keep_second_factor': { fr: 'Garder le second facteur', ar: 'الإبقاء على عامل التحقق الثاني', en: 'Keep the second factor' },
    'person.end_own_sessions': { fr: 'Fermer ses autres sessions', ar: 'إغلاق جلساته الأخرى', en: 'End one’s other sessions' },
    'person.end_sessions': { fr: 'Fermer toutes les sessions', ar: 'إغلاق جميع الجلسات', en: 'End every session' },
    'person.revoke': { fr: 'Retirer un rôle', ar: 'سحب صفة', en: 'Take a role back' },
  },
};
