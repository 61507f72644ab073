import { defineFieldMessages } from '#platform';

export const programmeFieldMessages = defineFieldMessages({
  own_currency: {
    fr: 'Le bailleur apporte déjà des dirhams : il n’y a pas d’équivalent à indiquer.',
    ar: 'يقدم الممول دراهم أصلا: لا مقابل يُذكر.',
    en: 'The funder already brings dirhams: there is no equivalent to give.',
  },
  home_currency: {
    fr: 'Une enveloppe en dirhams n’a pas d’autre monnaie.',
    ar: 'الغلاف بالدرهم ليست له عملة أخرى.',
    en: 'An envelope in dirhams has no other currency.',
  },
  not_signed: { fr: 'L’accord n’est pas signé.', ar: 'لم يُوقع الاتفاق بعد.', en: 'The agreement is not signed.' },
  repeated: { fr: 'Déjà présent plus haut.', ar: 'مذكور من قبل أعلاه.', en: 'Already given above.' },
  one_owner: {
    fr: 'Une institution, et une seule, porte le programme.',
    ar: 'تحمل البرنامج مؤسسة واحدة لا غير.',
    en: 'One institution, and only one, owns the programme.',
  },
});
