import { defineWords } from '#institution';

/** Who carries a project, besides its association: priorities that an institution counts. */
export const carriers = defineWords({
  name: 'applications.carriers',
  label: { fr: 'Porteurs de projets prioritaires', ar: 'حاملو المشاريع ذوو الأولوية', en: 'Priority carriers of projects' },
  hint: {
    fr: 'Dits par qui instruit ; la liste des dossiers se filtre par eux.',
    ar: 'يحددهم من يدرس الملف؛ وتُصفّى لائحة الملفات بحسبهم.',
    en: 'Said by whoever studies a file; the list of files is filtered by them.',
  },
  initial: [
    {
      code: 'moroccans_abroad',
      label: { fr: 'Porté par des Marocains résidant à l’étranger', ar: 'يحمله مغاربة مقيمون بالخارج', en: 'Led by Moroccans abroad' },
    },
    { code: 'migrants', label: { fr: 'Porté par des migrants', ar: 'يحمله مهاجرون', en: 'Led by migrants' } },
  ],
});
