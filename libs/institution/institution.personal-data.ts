import { GROUNDS, KEPT, SIGNED_STAYS, type PersonalData } from '#platform';

export const institutionPersonalData: PersonalData[] = [
  {
    code: 'institution',
    what: {
      fr: 'Signataires et titulaires de comptes payeurs de l’institution, adresse et téléphone de contact, auteurs des réglages',
      ar: 'الموقعون وأصحاب حسابات الأداء بالمؤسسة، وعنوان وهاتف الاتصال، وأصحاب الإعدادات',
      en: 'Signatories and holders of paying accounts of the institution, contact address and telephone, authors of settings',
    },
    why: {
      fr: 'Imprimer sur les actes qui a qualité pour signer',
      ar: 'طباعة اسم من له صفة التوقيع على الوثائق',
      en: 'To print on acts who has the capacity to sign',
    },
    basis: GROUNDS.legalDuty,
    kept: KEPT.file,
    stays: SIGNED_STAYS,
    tables: {
      institution: { holds: ['contact_email', 'contact_phone'], unchanged: 'register', erased: 'kept' },
      institution_signatory: {
        people: ['person_id'],
        holds: ['name'],
        own: { of: 'person_id', columns: ['name', 'quality', 'starts_on', 'ends_on'] },
        words: ['quality'],
        unchanged: 'register',
        erased: 'kept',
      },
      paying_account: { holds: ['holder'], unchanged: 'register', erased: 'kept' },
      purge_run: { people: ['proposed_by', 'confirmed_by'], erased: 'kept' },
      parameter_revision: { people: ['entered_by'], words: ['reason'], erased: 'kept' },
    },
  },
];
