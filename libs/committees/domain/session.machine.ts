import { defineMachine, type StateOf } from '#kernel';

/** One session of a committee on one call. */
export const sessionMachine = defineMachine({
  name: 'session',
  initial: 'convened',
  states: {
    convened: { fr: 'Convoquée', ar: 'تم الاستدعاء لها', en: 'Convened' },
    open: { fr: 'Ouverte, notation individuelle', ar: 'مفتوحة، تنقيط فردي', en: 'Open, individual scoring' },
    deliberating: { fr: 'En délibération', ar: 'قيد المداولة', en: 'Deliberating' },
    closed: { fr: 'Close, PV à signer', ar: 'مختتمة، المحضر في انتظار التوقيع', en: 'Closed, minutes to sign' },
    minutes_signed: { fr: 'PV signé', ar: 'تم توقيع المحضر', en: 'Minutes signed', final: true },
    cancelled: { fr: 'Annulée', ar: 'ملغاة', en: 'Cancelled', final: true },
  },
  events: {
    open: {
      from: ['convened'],
      to: 'open',
      by: ['committee.chair', 'committee.secretary'],
      fr: 'Ouvrir la séance',
      ar: 'افتتاح الجلسة',
      en: 'Open the session',
    },
    deliberate: {
      from: ['open'],
      to: 'deliberating',
      by: ['committee.chair', 'committee.secretary'],
      fr: 'Ouvrir la délibération',
      ar: 'فتح المداولة',
      en: 'Begin deliberating',
    },
    close: {
      from: ['deliberating'],
      to: 'closed',
      by: ['committee.chair', 'committee.secretary'],
      fr: 'Clore la séance',
      ar: 'اختتام الجلسة',
      en: 'Close the session',
    },
    complete_minutes: {
      from: ['closed'],
      to: 'minutes_signed',
      by: ['system'],
      fr: 'PV signé par tous',
      ar: 'اكتمال توقيع المحضر',
      en: 'Minutes signed by all',
    },
    cancel: {
      from: ['convened'],
      to: 'cancelled',
      by: ['committee.secretary', 'programme.officer'],
      fr: 'Annuler la séance',
      ar: 'إلغاء الجلسة',
      en: 'Cancel the session',
    },
  },
});
export type SessionState = StateOf<typeof sessionMachine>;
