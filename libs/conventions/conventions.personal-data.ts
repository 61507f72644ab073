import { GROUNDS, KEPT, SIGNED_STAYS, type PersonalData } from '#platform';

export const conventionsPersonalData: PersonalData[] = [
  {
    code: 'conventions',
    what: {
      fr: 'Conventions : qui les a rédigées et signées, avec le certificat de la signature',
      ar: 'الاتفاقيات: من حررها ووقعها، مع شهادة التوقيع',
      en: 'Conventions: who drafted and signed them, with the certificate of the signature',
    },
    why: { fr: 'Engager les parties', ar: 'إلزام الأطراف', en: 'To bind the parties' },
    basis: GROUNDS.legalDuty,
    kept: KEPT.file,
    stays: SIGNED_STAYS,
    tables: {
      convention: { people: ['drafted_by'], words: ['end_reason'], erased: 'kept' },
      convention_signature: { people: ['person_id'], own: { of: 'person_id', columns: ['party', 'role', 'at', 'level'] }, erased: 'kept' },
    },
  },
];
