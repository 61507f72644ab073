import { defineParameter } from '#institution';

/** Of the institution that pays. */
export const disbursementDelays = defineParameter({
  name: 'disbursements.delays',
  label: { fr: 'Versements : délais', ar: 'الصرف: الآجال', en: 'Payments: delays' },
  fields: {
    recoveryDays: {
      kind: 'days',
      min: 1,
      max: 730,
      initial: 30,
      label: {
        fr: 'Restitution de ce qui est réclamé',
        ar: 'إرجاع المبالغ المطالب بها',
        en: 'To give back what is demanded',
      },
    },
  },
});
