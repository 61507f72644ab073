import { ACTS_STAY, GROUNDS, KEPT, type PersonalData } from '#platform';
import { EndAttendees, EndSheets } from './app/end-attendance.js';
import { ATTENDEES, SIGNED_SHEETS } from './data/retention.queries.js';

export const programmesPersonalData: PersonalData[] = [
  {
    code: 'programmes',
    what: {
      fr: 'Programmes : qui a retiré une composante, une enveloppe, un bailleur, un partenaire ou une rencontre',
      ar: 'البرامج: من سحب مكوّنا أو غلافا ماليا أو ممولا أو شريكا أو لقاء',
      en: 'Programmes: who withdrew a component, an envelope, a funder, a partner or a meeting',
    },
    why: { fr: 'Savoir qui a décidé', ar: 'معرفة من قرر', en: 'To know who decided' },
    basis: GROUNDS.publicTask,
    kept: KEPT.file,
    stays: ACTS_STAY,
    tables: {
      component_target: { people: ['withdrawn_by'], words: ['withdrawn_reason'], erased: 'kept' },
      component: { people: ['withdrawn_by'], words: ['withdrawn_reason'], erased: 'kept' },
      envelope: { people: ['withdrawn_by'], words: ['withdrawn_reason'], erased: 'kept' },
      funder: { people: ['withdrawn_by'], words: ['withdrawn_reason'], erased: 'kept' },
      funder_contribution: { people: ['withdrawn_by'], words: ['withdrawn_reason'], erased: 'kept' },
      partner: { people: ['withdrawn_by'], words: ['withdrawn_reason'], erased: 'kept' },
      gathering: { people: ['withdrawn_by'], words: ['withdrawn_reason'], erased: 'kept' },
    },
  },
  {
    code: 'attendance',
    what: {
      fr: 'Rencontres : listes des présents (nom, organisme, qualité), feuilles signées, attestations de présence',
      ar: 'اللقاءات: لوائح الحاضرين (الاسم والهيئة والصفة)، والأوراق الموقعة، وشهادات الحضور',
      en: 'Meetings: lists of who came (name, organisation, quality), signed sheets, certificates of attendance',
    },
    why: {
      fr: 'Justifier la rencontre, et en attester à ceux qui sont venus',
      ar: 'إثبات انعقاد اللقاء ومنح شهادات لمن حضر',
      en: 'To prove that the meeting was held, and to certify it to who came',
    },
    basis: GROUNDS.publicTask,
    kept: KEPT.file,
    stays: ACTS_STAY,
    ends: [
      {
        code: 'programmes.attendees',
        period: 'attendanceYears',
        what: {
          fr: 'Noms des présents et leurs attestations',
          ar: 'أسماء الحاضرين وشهاداتهم',
          en: 'Names of who came, and their certificates',
        },
        becomes: { fr: 'Supprimés ; leur nombre reste', ar: 'تُحذف؛ ويبقى عددهم', en: 'Deleted; how many they were stays' },
        rows: ATTENDEES,
        by: EndAttendees,
      },
      {
        code: 'programmes.sheets',
        period: 'attendanceYears',
        what: { fr: 'Feuilles de présence signées', ar: 'أوراق الحضور الموقعة', en: 'Signed attendance sheets' },
        becomes: { fr: 'Supprimées', ar: 'تُحذف', en: 'Deleted' },
        rows: SIGNED_SHEETS,
        by: EndSheets,
      },
    ],
    tables: {
      attendee: {
        people: ['withdrawn_by'],
        holds: ['name', 'organisation'],
        words: ['withdrawn_reason'],
        unchanged: 'register',
        erased: 'kept',
      },
      attendance_sheet: { people: ['withdrawn_by'], words: ['withdrawn_reason'], unchanged: 'signed', erased: 'kept' },
      attendance_certificate: { holds: ['name', 'organisation'], words: ['withdrawn_reason'], unchanged: 'signed', erased: 'kept' },
    },
  },
];
