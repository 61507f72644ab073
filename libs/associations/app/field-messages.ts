import { defineFieldMessages } from '#platform';

export const associationFieldMessages = defineFieldMessages({
  holder_latin: {
    fr: 'Écrivez le titulaire comme l’attestation de RIB le porte, en lettres latines : la banque n’en lit pas d’autres.',
    ar: 'اكتبوا صاحب الحساب كما ورد في شهادة التعريف البنكي، بالحروف اللاتينية: لا يقرأ البنك غيرها.',
    en: 'Write the holder as on the RIB attestation, in Latin letters: the bank reads no others.',
  },
  board_president: {
    fr: 'Le bureau doit compter un(e) président(e) dont le mandat est en cours.',
    ar: 'يجب أن يضم المكتب رئيسا(ة) في فترة انتدابه.',
    en: 'The board needs a president whose mandate is running.',
  },
  board_director_or_president: {
    fr: 'Indiquez qui dirige l’établissement, avec un mandat en cours.',
    ar: 'بينوا من يدير المؤسسة، على أن تكون مدة انتدابه سارية.',
    en: 'Say who directs the establishment, with a mandate that is running.',
  },
  board_president_or_director: {
    fr: 'Indiquez qui préside ou dirige l’organisation, avec un mandat en cours.',
    ar: 'بينوا من يرأس المنظمة أو يديرها، على أن تكون مدة انتدابه سارية.',
    en: 'Say who presides over or directs the organisation, with a mandate that is running.',
  },
  board_president_or_manager: {
    fr: 'Indiquez qui préside ou gère la coopérative, avec un mandat en cours.',
    ar: 'بينوا من يرأس التعاونية أو يسيرها، على أن تكون مدة انتدابه سارية.',
    en: 'Say who presides over or manages the cooperative, with a mandate that is running.',
  },
  not_of_kind: {
    fr: 'Cette forme juridique n’a pas cette information : laissez vide.',
    ar: 'هذا الشكل القانوني لا يتضمن هذه المعلومة: اتركوها فارغة.',
    en: 'This legal form has no such information: leave it empty.',
  },
  country_abroad: {
    fr: 'Choisissez le pays du siège, hors du Maroc.',
    ar: 'اختاروا بلد المقر، خارج المغرب.',
    en: 'Choose the country of the seat, outside Morocco.',
  },
  iban: {
    fr: 'IBAN attendu, comme sur l’attestation de la banque : sa clé est fausse ou il manque des signes.',
    ar: 'المطلوب رقم IBAN كما في شهادة البنك: مفتاحه خاطئ أو ينقصه بعض الرموز.',
    en: 'An IBAN is expected, as on the bank’s attestation: its key is wrong or signs are missing.',
  },
  bic: { fr: 'Code BIC attendu : 8 ou 11 signes.', ar: 'المطلوب رمز BIC: 8 أو 11 رمزا.', en: 'A BIC is expected: 8 or 11 signs.' },
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
  delegation_outlives: {
    fr: 'La délégation ne dépasse pas le dernier jour du rôle de cette personne dans l’association.',
    ar: 'لا يتجاوز التفويض آخر يوم من صفة هذا الشخص في الجمعية.',
    en: 'The delegation does not go beyond the last day of this person’s role in the association.',
  },
});
