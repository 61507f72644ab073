import { defineParameter } from '../domain/parameter.js';

/** When people of the institution work: a delay that it sets never ends on another day. */
export const workingDays = defineParameter({
  name: 'institution.working-days',
  label: { fr: 'Jours ouvrés et jours fériés', ar: 'أيام العمل والعطل', en: 'Working days and holidays' },
  fields: {
    weekend: {
      kind: 'weekdays',
      initial: [6, 7],
      label: { fr: 'Jours de repos de la semaine', ar: 'أيام الراحة الأسبوعية', en: 'Days of rest of the week' },
      hint: {
        fr: 'Un délai qui finit un jour non ouvré finit le premier jour ouvré qui suit. Un délai déjà annoncé ne change pas.',
        ar: 'الأجل الذي ينتهي في يوم غير مشتغل فيه ينتهي في أول يوم عمل يليه. الأجل المعلن عنه من قبل لا يتغير.',
        en: 'A delay that ends on a day that is not worked ends on the next one that is. A delay already told does not change.',
      },
    },
    yearly: {
      kind: 'yearly_days',
      label: { fr: 'Jours fériés de chaque année', ar: 'العطل الثابتة كل سنة', en: 'Holidays of every year' },
      initial: [
        { month: 1, day: 1, label: { fr: 'Jour de l’an', ar: 'رأس السنة الميلادية', en: 'New Year' } },
        { month: 1, day: 11, label: { fr: 'Manifeste de l’Indépendance', ar: 'تقديم وثيقة الاستقلال', en: 'Manifesto of Independence' } },
        { month: 1, day: 14, label: { fr: 'Nouvel an amazigh', ar: 'رأس السنة الأمازيغية', en: 'Amazigh New Year' } },
        { month: 5, day: 1, label: { fr: 'Fête du travail', ar: 'عيد الشغل', en: 'Labour Day' } },
        { month: 7, day: 30, label: { fr: 'Fête du Trône', ar: 'عيد العرش', en: 'Throne Day' } },
        { month: 8, day: 14, label: { fr: 'Oued Ed-Dahab', ar: 'استرجاع إقليم وادي الذهب', en: 'Oued Ed-Dahab Day' } },
        {
          month: 8,
          day: 20,
          label: { fr: 'Révolution du Roi et du Peuple', ar: 'ثورة الملك والشعب', en: 'Revolution of the King and the People' },
        },
        { month: 8, day: 21, label: { fr: 'Fête de la Jeunesse', ar: 'عيد الشباب', en: 'Youth Day' } },
        { month: 11, day: 6, label: { fr: 'Marche verte', ar: 'المسيرة الخضراء', en: 'Green March' } },
        { month: 11, day: 18, label: { fr: 'Fête de l’Indépendance', ar: 'عيد الاستقلال', en: 'Independence Day' } },
      ],
    },
    proclaimed: {
      kind: 'days_off',
      initial: [],
      label: {
        fr: 'Jours proclamés (fêtes religieuses, jours exceptionnels)',
        ar: 'الأيام المعلن عنها (الأعياد الدينية والعطل الاستثنائية)',
        en: 'Proclaimed days (religious holidays, exceptional ones)',
      },
    },
  },
  check: ({ weekend }) => (weekend.length < 7 ? [] : [{ path: 'value.weekend', code: 'choice' }]),
});
