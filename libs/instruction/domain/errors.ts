import { defineErrors } from '#kernel';

export const instructionErrors = defineErrors({
  NOT_YOUR_FILE: {
    kind: 'forbidden',
    fr: 'Ce dossier est instruit par une autre personne.',
    ar: 'هذا الملف تدرسه جهة أخرى.',
    en: 'This file is studied by somebody else.',
  },
  ITEMS_PENDING: {
    kind: 'conflict',
    fr: 'Tous les points de contrôle ne sont pas tranchés ({{pending}} restants).',
    ar: 'لم يتم البت في كل نقط المراقبة ({{pending}} متبقية).',
    en: 'Some points of the checklist are not decided ({{pending}} left).',
  },
  ITEMS_CONTRADICT: {
    kind: 'conflict',
    fr: 'La liste de contrôle contredit cette conclusion.',
    ar: 'لائحة المراقبة تناقض هذه الخلاصة.',
    en: 'The checklist contradicts this conclusion.',
  },
  REASON_REQUIRED: {
    kind: 'invalid',
    fr: 'Cette décision doit être motivée.',
    ar: 'يجب تعليل هذا القرار.',
    en: 'This decision needs a reason.',
  },
  COMPLETION_TOO_SOON: {
    kind: 'conflict',
    fr: 'Le délai doit finir après maintenant ({{now}}).',
    ar: 'يجب أن ينتهي الأجل بعد الآن ({{now}}).',
    en: 'The deadline must lie after now ({{now}}).',
  },
  NO_INSTRUCTOR: {
    kind: 'invalid',
    fr: 'Cette personne n’instruit pas dans cette région, ou appartient à l’association.',
    ar: 'هذا الشخص لا يدرس ملفات هذه الجهة أو ينتمي إلى الجمعية.',
    en: 'This person does not study files of this region, or belongs to the association.',
  },
  ALREADY_ASSIGNED: {
    kind: 'conflict',
    fr: 'Ce dossier est déjà confié à cette personne.',
    ar: 'هذا الملف مسند مسبقا إلى هذا الشخص.',
    en: 'This file is already given to this person.',
  },
});
