import { defineErrors } from '#kernel';

export const callErrors = defineErrors({
  CALL_NOT_OPEN: {
    kind: 'conflict',
    fr: 'Cet appel n’est pas ouvert : {{situationFr}}.',
    ar: 'طلب المشاريع هذا غير مفتوح: {{situationAr}}.',
    en: 'This call is not open: {{situationEn}}.',
  },
  DEADLINE_PASSED: {
    kind: 'conflict',
    fr: 'Le délai est passé : clôture le {{closesFr}}.',
    ar: 'انقضى الأجل: تم الإغلاق يوم {{closesAr}}.',
    en: 'The deadline has passed: it closed on {{closesEn}}.',
  },
  CALL_NOT_PUBLISHABLE: {
    kind: 'invalid',
    fr: 'L’appel n’est pas prêt à être publié : corrigez les points signalés.',
    ar: 'طلب المشاريع غير جاهز للنشر: صححوا النقط المشار إليها.',
    en: 'The call is not ready to be published: correct the points shown.',
  },
  CALL_ALREADY_OPEN: {
    kind: 'conflict',
    fr: 'L’appel est ouvert depuis le {{opensFr}} : son contenu ne change plus (seule la clôture peut être reportée).',
    ar: 'طلب المشاريع مفتوح منذ {{opensAr}}: لم يعد محتواه قابلا للتغيير (يمكن فقط تمديد أجل الإغلاق).',
    en: 'The call has been open since {{opensEn}}: its content no longer changes (the deadline alone may be moved later).',
  },
  DEADLINE_ONLY_LATER: {
    kind: 'conflict',
    fr: 'La clôture ne peut être que reportée, jamais avancée (actuellement le {{closesFr}}).',
    ar: 'لا يمكن إلا تمديد أجل الإغلاق وليس تقديمه (حاليا {{closesAr}}).',
    en: 'The deadline may only be moved later, never earlier (at present {{closesEn}}).',
  },
  QUESTIONS_CLOSED: {
    kind: 'conflict',
    fr: 'Les questions étaient possibles jusqu’au {{untilFr}}.',
    ar: 'كان طرح الأسئلة ممكنا إلى غاية {{untilAr}}.',
    en: 'Questions could be asked until {{untilEn}}.',
  },
  QUESTION_ALREADY_ANSWERED: {
    kind: 'conflict',
    fr: 'Cette question a déjà sa réponse, publiée pour tous.',
    ar: 'سبق نشر جواب هذا السؤال للجميع.',
    en: 'This question already has its answer, published to all.',
  },
  PROGRAMME_NOT_ACTIVE: {
    kind: 'conflict',
    fr: 'Le programme de cet appel n’est pas actif.',
    ar: 'البرنامج الذي يندرج فيه طلب المشاريع غير نشط.',
    en: 'The programme of this call is not active.',
  },
});
