import { defineErrors } from '#kernel';

export const disbursementErrors = defineErrors({
  TRANCHE_BLOCKED: {
    kind: 'conflict',
    fr: 'La tranche n’est pas payable : {{reasonsFr}}',
    ar: 'الشطر غير قابل للأداء: {{reasonsAr}}',
    en: 'The tranche is not payable: {{reasonsEn}}',
  },
  PAYMENT_BLOCKED: {
    kind: 'conflict',
    fr: 'Le paiement est arrêté : {{reasonsFr}}',
    ar: 'تم إيقاف الأداء: {{reasonsAr}}',
    en: 'The payment is stopped: {{reasonsEn}}',
  },
  EXECUTION_DAY_OUT_OF_BOUNDS: {
    kind: 'invalid',
    fr: 'La date d’exécution doit se situer entre le {{todayFr}} et le {{lastFr}}.',
    ar: 'يجب أن يقع تاريخ التنفيذ بين {{todayAr}} و{{lastAr}}.',
    en: 'The execution date must be between {{todayEn}} and {{lastEn}}.',
  },
  ORDER_EXISTS: {
    kind: 'conflict',
    fr: 'Cette tranche a déjà un ordre de paiement : {{number}}.',
    ar: 'يتوفر هذا الشطر على أمر بالأداء: {{number}}.',
    en: 'This tranche already has a payment order: {{number}}.',
  },
  CONVENTION_EXCEEDED: {
    kind: 'conflict',
    fr: 'Les ordres dépasseraient le montant de la convention ; il reste {{available}} DH.',
    ar: 'ستتجاوز الأوامر مبلغ الاتفاقية؛ المتبقي {{available}} درهم.',
    en: 'The orders would go above the convention; {{available}} DH are left.',
  },
  RIB_CHANGED: {
    kind: 'conflict',
    fr: 'Le compte bancaire de l’association a changé depuis la préparation de {{numbers}} : l’ordre est annulé, préparez-en un nouveau.',
    ar: 'تغير الحساب البنكي للجمعية منذ إعداد {{numbers}}: ألغي الأمر، أعدوا أمرا جديدا.',
    en: 'The bank account of the association has changed since {{numbers}} was prepared: the order is void, prepare a new one.',
  },
  PAYER_CHANGED: {
    kind: 'conflict',
    fr: 'Le compte qui paie a changé depuis l’ordonnancement de {{numbers}} : l’ordre est annulé, préparez-en un nouveau.',
    ar: 'تغير الحساب المؤدي منذ الإذن بصرف {{numbers}}: ألغي الأمر، أعدوا أمرا جديدا.',
    en: 'The account that pays has changed since {{numbers}} was authorised: the order is void, prepare a new one.',
  },
  ORDERS_OF_SEVERAL_ACCOUNTS: {
    kind: 'conflict',
    fr: 'Ces ordres se paient de comptes différents : envoyez-les compte par compte ({{accounts}}).',
    ar: 'تؤدى هذه الأوامر من حسابات مختلفة: أرسلوها حسابا بحساب ({{accounts}}).',
    en: 'These orders are paid from different accounts: send them account by account ({{accounts}}).',
  },
  ORDERS_NOT_AUTHORISED: {
    kind: 'conflict',
    fr: 'Ces ordres ne sont pas ordonnancés : {{numbers}}.',
    ar: 'هذه الأوامر غير مأذون بصرفها: {{numbers}}.',
    en: 'These orders are not authorised: {{numbers}}.',
  },
  STATEMENT_ALREADY_IMPORTED: {
    kind: 'conflict',
    fr: 'Ce relevé a déjà été importé.',
    ar: 'سبق استيراد هذا الكشف.',
    en: 'This statement has already been imported.',
  },
  STATEMENT_WITHOUT_ACCOUNT: {
    kind: 'invalid',
    fr: 'Ce relevé ne dit pas de quel compte il est : rien n’a été lu. Demandez à la banque un relevé qui nomme le compte.',
    ar: 'لا يحدد هذا الكشف الحساب المعني: لم تتم قراءة أي شيء. اطلبوا من البنك كشفا يحدد الحساب.',
    en: 'This statement does not say of which account it is: nothing was read. Ask the bank for one that names the account.',
  },
  STATEMENT_OTHER_ACCOUNT: {
    kind: 'invalid',
    fr: 'Ce relevé est celui d’un autre compte ({{account}}) : rien n’a été lu.',
    ar: 'يتعلق هذا الكشف بحساب آخر ({{account}}): لم تتم قراءة أي شيء.',
    en: 'This statement is of another account ({{account}}): nothing was read.',
  },
  CASE_DOES_NOT_MATCH: {
    kind: 'conflict',
    fr: 'Ce mouvement ne correspond pas à {{number}} : le montant doit être le même et le mouvement attendu.',
    ar: 'لا تطابق هذه الحركة {{number}}: يجب أن يتساوى المبلغ وأن تكون الحركة منتظرة.',
    en: 'This movement does not match {{number}}: the amount must be the same and the movement awaited.',
  },
  CASE_OF_OTHER_ACCOUNT: {
    kind: 'conflict',
    fr: 'Ce mouvement n’est pas de notre compte, ou ne dit pas de quel compte il est : il ne se rapproche de rien. Classez-le avec un motif.',
    ar: 'لا تخص هذه الحركة حسابنا أو لا تحدد الحساب المعني: لا يمكن مطابقتها. احفظوها مع التعليل.',
    en: 'This movement is not of our account, or does not say of which it is: it is matched with nothing. Close it with a reason.',
  },
  RECEIVABLE_NEEDS_CREDIT: {
    kind: 'conflict',
    fr: '{{number}} attend le retour d’un paiement : seule l’écriture de la banque le solde. Rapprochez-la depuis les mouvements à examiner.',
    ar: 'ينتظر {{number}} إرجاع مبلغ مؤدى: لا يصفيه سوى قيد البنك. قوموا بمطابقته من قائمة الحركات الواجب دراستها.',
    en: '{{number}} awaits the return of a payment: only the bank’s entry settles it. Match it from the movements to look at.',
  },
  SETTLED_IN_FUTURE: {
    kind: 'invalid',
    fr: 'Un encaissement ne peut pas être daté de demain ou plus tard.',
    ar: 'لا يمكن أن يكون تاريخ الاستخلاص في المستقبل.',
    en: 'Money cannot have come in on a day that has not come yet.',
  },
  STATEMENT_BEYOND_REGION: {
    kind: 'forbidden',
    fr: 'Ce relevé cite des références qui ne sont pas des ordres de votre région ou de votre institution : il s’importe au niveau national.',
    ar: 'يذكر هذا الكشف مراجع ليست أوامر بجهتكم أو بمؤسستكم: يتم استيراده على الصعيد الوطني.',
    en: 'This statement names references that are not orders of your region or institution: it is imported at national level.',
  },
  RECOVERY_ABOVE_PAID: {
    kind: 'conflict',
    fr: 'Le reversement dépasse ce qui a été payé ({{paid}} DH).',
    ar: 'يتجاوز الاسترجاع ما تم أداؤه ({{paid}} درهم).',
    en: 'The recovery is above what was paid ({{paid}} DH).',
  },
  DOCUMENT_PENDING: {
    kind: 'conflict',
    fr: 'Le document est en cours de préparation. Réessayez dans un instant.',
    ar: 'الوثيقة قيد الإعداد. أعيدوا المحاولة بعد قليل.',
    en: 'The document is being prepared. Try again in a moment.',
  },
});
