import { GROUNDS, KEPT, type PersonalData } from '#platform';
import { EndMessages } from './app/end-messages.js';
import { MESSAGES } from './data/retention.queries.js';

export const notificationsPersonalData: PersonalData[] = [
  {
    code: 'messages',
    what: {
      fr: 'Messages envoyés à la personne, adresse de son agenda',
      ar: 'الرسائل الموجهة إلى الشخص، وعنوان مفكرته',
      en: 'Messages sent to the person, address of their calendar',
    },
    why: {
      fr: 'Prévenir à temps, et pouvoir montrer que l’on a prévenu',
      ar: 'الإشعار في الوقت المناسب وإمكانية إثباته',
      en: 'To tell in time, and to be able to show that it was told',
    },
    basis: GROUNDS.publicTask,
    kept: KEPT.account,
    ends: [
      {
        code: 'notifications.messages',
        period: 'messagesMonths',
        what: { fr: 'Messages et courriels envoyés', ar: 'الرسائل والبريد المرسل', en: 'Messages and mails sent' },
        becomes: { fr: 'Supprimés', ar: 'تُحذف', en: 'Deleted' },
        rows: MESSAGES,
        by: EndMessages,
      },
    ],
    tables: {
      message: {
        people: ['person_id'],
        own: { of: 'person_id', columns: ['subject', 'body', 'created_at', 'read_at'] },
        words: ['subject', 'body', 'translations'],
        named: 'names',
        erased: 'deleted',
      },
      calendar_address: { people: ['person_id'], own: { of: 'person_id', columns: ['made_at'] }, erased: 'deleted' },
    },
  },
];
