import { defineErrors } from '#kernel';

export const applicationErrors = defineErrors({
  APPLICATION_INCOMPLETE: {
    kind: 'invalid',
    fr: 'Le dossier contient des points à compléter ou à corriger.',
    ar: 'يتضمن الملف نقاطا يجب استكمالها أو تصحيحها.',
    en: 'The application has points to complete or correct.',
  },
  ALREADY_SUBMITTED: {
    kind: 'conflict',
    fr: 'Un dossier est déjà déposé à cet appel sous le numéro {{number}}.',
    ar: 'سبق إيداع ملف في هذا الطلب تحت رقم {{number}}.',
    en: 'A file is already submitted to this call under number {{number}}.',
  },
  TOO_MANY_FILES: {
    kind: 'conflict',
    fr: 'Cet appel accepte au plus {{maximum}} dossier(s) par association.',
    ar: 'يقبل هذا الطلب {{maximum}} ملف(ات) على الأكثر لكل جمعية.',
    en: 'This call accepts at most {{maximum}} file(s) per association.',
  },
  FIELD_LOCKED: {
    kind: 'conflict',
    fr: 'Seuls les éléments demandés en complément peuvent être modifiés.',
    ar: 'لا يمكن تعديل سوى العناصر المطلوب استكمالها.',
    en: 'Only what was asked for may be changed.',
  },
  COMPLETION_CLOSED: {
    kind: 'conflict',
    fr: 'Le délai pour compléter le dossier est passé depuis le {{untilFr}}.',
    ar: 'انقضى أجل استكمال الملف منذ {{untilAr}}.',
    en: 'The time to complete the file ended on {{untilEn}}.',
  },
  WITHDRAWAL_CLOSED: {
    kind: 'conflict',
    fr: 'Le dossier ne peut plus être retiré : l’appel est clos depuis le {{closesFr}}.',
    ar: 'لم يعد ممكنا سحب الملف: انتهى أجل الطلب منذ {{closesAr}}.',
    en: 'The file can no longer be withdrawn: the call closed on {{closesEn}}.',
  },
});
