import { defineErrors } from '#kernel';

export const identityErrors = defineErrors({
  WRONG_CREDENTIALS: {
    kind: 'unauthenticated',
    fr: 'Adresse ou mot de passe incorrect.',
    ar: 'العنوان أو كلمة السر غير صحيحة.',
    en: 'Wrong address or password.',
  },
  WRONG_CODE: {
    kind: 'unauthenticated',
    fr: 'Code incorrect ou déjà utilisé. Attendez le code suivant.',
    ar: 'الرمز غير صحيح أو سبق استعماله. انتظروا الرمز الموالي.',
    en: 'Wrong code, or already used. Wait for the next one.',
  },
  SECOND_FACTOR_NEEDED: {
    kind: 'unauthenticated',
    fr: 'Saisissez le code à six chiffres pour terminer la connexion.',
    ar: 'أدخلوا الرمز المكون من ستة أرقام لإتمام تسجيل الدخول.',
    en: 'Type the six-digit code to finish signing in.',
  },
  GRANT_NOT_YOURS: {
    kind: 'not-found',
    fr: 'Ce rôle ne vous est pas attribué.',
    ar: 'هذه الصفة غير مسندة إليكم.',
    en: 'This role is not granted to you.',
  },
  LINK_EXPIRED: {
    kind: 'conflict',
    fr: 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.',
    ar: 'سبق استعمال هذا الرابط أو انتهت صلاحيته. اطلبوا رابطا جديدا.',
    en: 'This link has been used or has expired. Ask for a new one.',
  },
  INVITATION_ANSWERED: {
    kind: 'conflict',
    fr: 'Cette personne a déjà choisi son mot de passe : elle n’attend plus d’invitation.',
    ar: 'سبق لهذا الشخص أن اختار كلمة السر: لم يعد ينتظر أي دعوة.',
    en: 'This person has already chosen a password and waits for no invitation.',
  },
  PASSWORD_TOO_COMMON: {
    kind: 'invalid',
    fr: 'Ce mot de passe est trop facile à deviner.',
    ar: 'كلمة السر هذه سهلة التخمين.',
    en: 'This password is too easy to guess.',
  },
  SCOPE_MISSING: {
    kind: 'invalid',
    fr: 'Ce rôle demande un périmètre (association, comité ou région).',
    ar: 'تتطلب هذه الصفة تحديد المجال (جمعية أو لجنة أو جهة).',
    en: 'This role needs a scope (association, committee or region).',
  },
});
