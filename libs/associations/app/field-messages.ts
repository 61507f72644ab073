import { defineFieldMessages } from '#platform';

export const associationFieldMessages = defineFieldMessages({
  holder_latin: {
    fr: 'Écrivez le titulaire comme l’attestation de RIB le porte, en lettres latines : la banque n’en lit pas d’autres.',
    ar: 'اكتبوا صاحب الحساب كما ورد في شهادة التعريف البنكي، بالحروف اللاتينية: لا يقرأ البنك غيرها.',
    en: 'Write the holder as on the RIB attestation, in Latin letters: the bank reads no others.',
  },
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
  future: { fr: 'Ce jour n’est pas encore venu.', ar: 'لم يحن هذا اليوم بعد.', en: 'This day has not come yet.' },
  phone: { fr: 'Numéro de téléphone attendu.', ar: 'المطلوب رقم هاتف.', en: 'A telephone number is expected.' },
  past: { fr: 'Ce jour est passé.', ar: 'هذا اليوم قد مضى.', en: 'This day has passed.' },
  delegation_long: {
    fr: 'Une délégation dure un an au plus.',
    ar: 'لا يتجاوز التفويض سنة واحدة.',
    en: 'A delegation lasts a year at most.',
  },
});
