import { defineFieldMessages } from '#platform';

export const programmeFieldMessages = defineFieldMessages({
  own_currency: {
    fr: 'Le bailleur apporte déjà des dirhams : il n’y a pas d’équivalent à indiquer.',
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
  own_institution: {
    fr: 'Vous n’ajoutez que votre institution ou un opérateur qui agit pour elle : une autre est nommée par une personne de toute l’installation.',
    ar: 'لا تضيفون إلا مؤسستكم أو متعهدا يتصرف لحسابها: المؤسسة الأخرى يسميها شخص مكلف بالنظام كله.',
    en: 'You add your own institution only, or an operator that acts for it: another one is named by somebody of the whole installation.',
  },
  institution_closed: {
    fr: 'Cette institution est fermée : un administrateur la rouvre d’abord.',
    ar: 'هذه المؤسسة مغلقة: يعيد مدير النظام فتحها أولا.',
    en: 'This institution is closed: an administrator reopens it first.',
  },
  one_owner: {
    fr: 'Une institution, et une seule, porte le programme.',
    ar: 'تحمل البرنامج مؤسسة واحدة لا غير.',
    en: 'One institution, and only one, owns the programme.',
  },
});
