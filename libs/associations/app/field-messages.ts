import { defineFieldMessages } from '#platform';

defineFieldMessages({
  board_president: {
    fr: 'Le bureau doit compter un(e) président(e) dont le mandat est en cours.',
    ar: 'يجب أن يضم المكتب رئيسا(ة) في فترة انتدابه.',
    en: 'The board needs a president whose mandate is running.',
  },
  board_treasurer: {
    fr: 'Le bureau doit compter un(e) trésorier(ère) dont le mandat est en cours.',
    ar: 'يجب أن يضم المكتب أمين(ة) مال في فترة انتدابه.',
    en: 'The board needs a treasurer whose mandate is running.',
  },
});
