import { defineWords } from '#institution';
import { EVERYONE } from '../domain/targets.js';

const word = (code: string, fr: string, ar: string, en: string) => ({ code, label: { fr, ar, en } });

/** Whom the components of a programme set out to reach. */
export const audiences = defineWords({
  name: 'programmes.audiences',
  label: { fr: 'Publics visés par les programmes', ar: 'الفئات المستهدفة من البرامج', en: 'Audiences of programmes' },
  hint: {
    fr: 'Les rapports vérifiés comptent les personnes, les femmes et les mineurs ; un public ajouté s’annonce, il ne se mesure pas.',
    ar: 'تحصي التقارير المتحقق منها الأشخاص والنساء والقاصرين؛ أما الفئة المضافة فتُعلن ولا تُقاس.',
    en: 'Verified reports count persons, women and minors; an audience that is added is announced, nothing measures it.',
  },
  needed: [EVERYONE],
  initial: [
    word(EVERYONE, 'Toutes les personnes', 'جميع الأشخاص', 'Everyone'),
    word('women', 'Femmes', 'النساء', 'Women'),
    word('minors', 'Mineurs', 'القاصرون', 'Minors'),
  ],
});

/** What programmes gather people for. */
export const gatheringKinds = defineWords({
  name: 'programmes.gathering-kinds',
  label: { fr: 'Natures des rencontres', ar: 'أنواع اللقاءات', en: 'Kinds of gatherings' },
  hint: {
    fr: 'Ateliers, rencontres, manifestations : les mots sous lesquels elles sont consignées dans un programme.',
    ar: 'الورشات واللقاءات والتظاهرات: الكلمات التي تدون بها في البرنامج.',
    en: 'Workshops, meetings, events: the words under which they are recorded in a programme.',
  },
  initial: [
    word('capacity_building', 'Renforcement des capacités', 'تقوية القدرات', 'Capacity building'),
    word('concertation', 'Rencontre de concertation', 'لقاء تشاوري', 'Concertation meeting'),
    word('public_event', 'Manifestation publique', 'تظاهرة عمومية', 'Public event'),
  ],
});
