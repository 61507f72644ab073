import { defineErrors } from '#kernel';

export const bilanErrors = defineErrors({
  BILAN_EMPTY: {
    kind: 'conflict',
    fr: 'Aucun projet n’est compté en {{year}}.',
    ar: 'لا يوجد أي مشروع محتسب سنة {{year}}.',
    en: 'No project is counted in {{year}}.',
  },
});
