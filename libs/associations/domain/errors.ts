import { defineErrors } from '#kernel';

export const associationErrors = defineErrors({
  ASSOCIATION_NOT_VERIFIED: {
    kind: 'conflict',
    fr: 'L’association n’est pas vérifiée ou est suspendue.',
    ar: 'لم يتم التحقق من الجمعية أو أنها موقوفة.',
    en: 'The association is not verified, or is suspended.',
  },
  ASSOCIATION_INCOMPLETE: {
    kind: 'invalid',
    fr: 'L’inscription de l’association est incomplète.',
    ar: 'تسجيل الجمعية غير مكتمل.',
    en: 'The registration of the association is not complete.',
  },
  ICE_ALREADY_REGISTERED: {
    kind: 'conflict',
    fr: 'Une association est déjà inscrite avec cet ICE.',
    ar: 'توجد جمعية مسجلة بنفس رقم ICE.',
    en: 'An association is already registered with this ICE.',
  },
  ASSOCIATION_HAS_PRESIDENT: {
    kind: 'conflict',
    fr: 'L’association a déjà un(e) président(e).',
    ar: 'للجمعية رئيس(ة) من قبل.',
    en: 'The association already has a president.',
  },
  ALREADY_MEMBER: {
    kind: 'conflict',
    fr: 'Cette personne a déjà ce rôle dans l’association.',
    ar: 'لهذا الشخص نفس الصفة في الجمعية من قبل.',
    en: 'This person already has this role in the association.',
  },
  SECOND_PERSON_NEEDED: {
    kind: 'conflict',
    fr: 'Une autre personne de l’association doit confirmer le compte.',
    ar: 'يجب أن يؤكد الحساب شخص آخر من الجمعية.',
    en: 'Another person of the association must confirm the account.',
  },
  ACCOUNT_CHANGE_PENDING: {
    kind: 'conflict',
    fr: 'Un changement de compte est déjà en cours.',
    ar: 'يوجد تغيير للحساب قيد المعالجة.',
    en: 'A change of account is already under way.',
  },
});
