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
    'person.revoke': { fr: 'Retirer un rôle', ar: 'سحب صفة', en: 'Take a role back' },
  },
};
