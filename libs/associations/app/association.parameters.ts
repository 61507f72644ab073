import { defineParameter } from '#institution';

/** An association belongs to no institution. */
export const associationDelays = defineParameter({
  name: 'associations.delays',
  label: { fr: 'Associations : délais', ar: 'الجمعيات: الآجال', en: 'Associations: delays' },
  ofInstallation: true,
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
