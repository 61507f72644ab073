import type { TrailWords } from '#platform';

/** How the audit trail names what this room writes into it; moves of a machine are named by the machine. */
export const programmesTrail: TrailWords = {
  subjects: {
    programme: { fr: 'Programme', ar: 'برنامج', en: 'Programme' },
    claim: { fr: 'Chiffre publié ailleurs', ar: 'رقم منشور في مكان آخر', en: 'Figure from elsewhere' },
  },
  acts: {
    'programme.create': { fr: 'Créer le programme', ar: 'إحداث البرنامج', en: 'Create the programme' },
    'programme.edit': { fr: 'Modifier le programme', ar: 'تعديل البرنامج', en: 'Edit the programme' },
    'programme.add_component': { fr: 'Ajouter une composante', ar: 'إضافة مكوّن', en: 'Add a component' },
    'programme.add_envelope': { fr: 'Ouvrir une enveloppe', ar: 'فتح غلاف مالي', en: 'Open an envelope' },
    'programme.change_envelope': { fr: 'Modifier l’enveloppe', ar: 'تعديل الغلاف المالي', en: 'Change the envelope' },
    'programme.split_envelope': { fr: 'Répartir l’enveloppe', ar: 'توزيع الغلاف المالي', en: 'Split the envelope' },
    'programme.add_funder': { fr: 'Ajouter un bailleur', ar: 'إضافة ممول', en: 'Add a funder' },
    'programme.add_partner': { fr: 'Ajouter un partenaire', ar: 'إضافة شريك', en: 'Add a partner' },
    'programme.add_gathering': { fr: 'Consigner une rencontre', ar: 'تدوين لقاء', en: 'Record a gathering' },
    'programme.decide_parties': {
      fr: 'Dire qui porte, signe et paie',
      ar: 'تحديد الحامل والموقع والمؤدي',
      en: 'Say who owns, signs and pays',
    },
    'claim.add': { fr: 'Consigner le chiffre', ar: 'تدوين الرقم', en: 'Record the figure' },
    'programme.add_claim': {
      fr: 'Consigner un chiffre publié ailleurs',
      ar: 'تدوين رقم منشور في مكان آخر',
      en: 'Record a figure published elsewhere',
    },
  },
  references: {
    programme: `SELECT id, code AS reference FROM programme`,
    claim: `SELECT id, measure || ' ' || period AS reference FROM claim`,
  },
};
