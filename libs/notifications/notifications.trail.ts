import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it. */
export const notificationsTrail: TrailWords = {
  subjects: {},
  acts: {
    'person.make_calendar_address': {
      fr: 'Créer l’adresse de son calendrier',
      ar: 'إنشاء عنوان التقويم الشخصي',
      en: 'Make the address of one’s calendar',
    },
    'person.end_calendar_address': {
      fr: 'Supprimer l’adresse de son calendrier',
      ar: 'حذف عنوان التقويم الشخصي',
      en: 'End the address of one’s calendar',
    },
  },
};
