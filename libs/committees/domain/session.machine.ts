import { defineMachine, type StateOf } from '#kernel/public';

/** A member only once designated to act for one of the others. */
const CONDUCTING = ['committee.chair', 'committee.secretary', 'committee.member'] as const;

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
      by: CONDUCTING,
      fr: 'Ouvrir la séance',
      ar: 'افتتاح الجلسة',
      en: 'Open the session',
    },
    deliberate: {
      from: ['open'],
      to: 'deliberating',
      by: CONDUCTING,
      fr: 'Ouvrir la délibération',
      ar: 'فتح المداولة',
      en: 'Begin deliberating',
    },
    close: {
      from: ['deliberating'],
      to: 'closed',
      by: CONDUCTING,
      fr: 'Clore la séance',
      ar: 'اختتام الجلسة',
      en: 'Close the session',
    },
    complete_minutes: {
      from: ['closed'],
      to: 'minutes_signed',
      by: ['system'],
      fr: 'PV signé',
      ar: 'اكتمال توقيع المحضر',
      en: 'Minutes signed',
    },
    cancel: {
      from: ['convened', 'open', 'deliberating'],
      to: 'cancelled',
      by: ['committee.secretary', 'programme.officer'],
      fr: 'Annuler la séance',
      ar: 'إلغاء الجلسة',
      en: 'Cancel the session',
    },
    annul: {
      from: ['closed'],
      to: 'cancelled',
      by: ['programme.officer'],
      fr: 'Constater que le PV ne peut être signé',
      ar: 'معاينة تعذر توقيع المحضر',
      en: 'State that the minutes cannot be signed',
    },
  },
});
export type SessionState = StateOf<typeof sessionMachine>;
