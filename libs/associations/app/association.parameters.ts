import { defineParameter } from '#institution';

/** Of the institution that runs the installation: an association belongs to none. */
export const associationDelays = defineParameter({
  name: 'associations.delays',
  label: { fr: 'Associations : délais', ar: 'الجمعيات: الآجال', en: 'Associations: delays' },
  fields: {
    objectionDays: {
      kind: 'days',
      min: 1,
      max: 90,
      initial: 10,
      label: {
        fr: 'Opposition à une nouvelle présidence',
        ar: 'الاعتراض على رئاسة جديدة',
        en: 'Objection to a new presidency',
      },
    },
  },
});
