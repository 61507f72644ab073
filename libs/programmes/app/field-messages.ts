import { defineFieldMessages } from '#platform';

export const programmeFieldMessages = defineFieldMessages({
  repeated: { fr: 'Déjà présent plus haut.', ar: 'مذكور من قبل أعلاه.', en: 'Already given above.' },
  one_owner: {
    fr: 'Une institution, et une seule, porte le programme.',
    ar: 'تحمل البرنامج مؤسسة واحدة لا غير.',
    en: 'One institution, and only one, owns the programme.',
  },
});
