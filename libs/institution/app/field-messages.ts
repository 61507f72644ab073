import { defineFieldMessages } from '#platform';

export const institutionFieldMessages = defineFieldMessages({
  header_lines: {
    fr: 'Autant de lignes que dans l’autre langue : {{count}}.',
    ar: 'نفس عدد الأسطر في اللغة الأخرى: {{count}}.',
    en: 'As many lines as in the other language: {{count}}.',
  },
  not_whole: {
    fr: 'Ensemble, les parts font 100 %.',
    ar: 'مجموع الحصص 100 %.',
    en: 'Together, the shares make 100 %.',
  },
  past_day: {
    fr: 'Aujourd’hui au plus tôt : ce qui a été émis garde ses règles.',
    ar: 'اليوم على الأقل: ما صدر من قبل يحتفظ بقواعده.',
    en: 'Today at the earliest: what was issued keeps its rules.',
  },
});
