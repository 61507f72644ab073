import { GROUNDS, KEPT, SIGNED_STAYS, type PersonalData } from '#platform';

export const disbursementsPersonalData: PersonalData[] = [
  {
    code: 'payments',
    what: {
      fr: 'Ordres de paiement : qui les a préparés, vérifiés, autorisés, titulaire du compte payé ; relevés et rapprochements',
      ar: 'أوامر الأداء: من أعدها وتحقق منها وأذن بها، وصاحب الحساب المؤدى له؛ والكشوفات والمطابقات',
      en: 'Payment orders: who prepared, verified and authorised them, holder of the paid account; statements and reconciliation',
    },
    why: { fr: 'Payer, et en rendre compte', ar: 'الأداء وتبريره', en: 'To pay, and to account for it' },
    basis: GROUNDS.legalDuty,
    kept: KEPT.file,
    stays: SIGNED_STAYS,
    tables: {
      statement_entry: { words: ['remittance'], unchanged: 'register', erased: 'kept' },
      recovery_order: { words: ['reason'], erased: 'kept' },
      payment_order: {
        people: ['prepared_by', 'verified_by', 'authorised_by'],
        holds: ['holder'],
        words: ['reason'],
        unchanged: 'signed',
        erased: 'kept',
      },
      payment_batch: { people: ['created_by'], erased: 'kept' },
      bank_statement: { people: ['imported_by'], erased: 'kept' },
      statement_case: { people: ['settled_by'], words: ['reason'], erased: 'kept' },
    },
  },
];
