import { defineErrors } from '#kernel';

export const disbursementErrors = defineErrors({
  TRANCHE_BLOCKED: {
    kind: 'conflict',
    fr: 'La tranche n’est pas payable : {{reasonsFr}}',
    ar: 'الشطر غير قابل للأداء: {{reasonsAr}}',
    en: 'The tranche is not payable: {{reasonsEn}}',
  },
  PAYMENT_BLOCKED: {
    kind: 'conflict',
    fr: 'Le paiement est arrêté : {{reasonsFr}}',
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
    fr: 'Cette tranche a déjà un ordre de paiement : {{number}}.',
    ar: 'يتوفر هذا الشطر على أمر بالأداء: {{number}}.',
    en: 'This tranche already has a payment order: {{number}}.',
  },
  CONVENTION_EXCEEDED: {
    kind: 'conflict',
    fr: 'Les ordres dépasseraient le montant de la convention ; il reste {{available}} DH.',
    ar: 'ستتجاوز الأوامر مبلغ الاتفاقية؛ المتبقي {{available}} درهم.',
    en: 'The orders would go above the convention; {{available}} DH are left.',
  },
  RIB_CHANGED: {
    kind: 'conflict',
    fr: 'Le compte bancaire de l’association a changé depuis la préparation de {{numbers}} : l’ordre est annulé, préparez-en un nouveau.',
    ar: 'تغير الحساب البنكي للجمعية منذ إعداد {{numbers}}: ألغي الأمر، أعدوا أمرا جديدا.',
    en: 'The bank account of the association has changed since {{numbers}} was prepared: the order is void, prepare a new one.',
  },
  ORDERS_NOT_AUTHORISED: {
    kind: 'conflict',
    fr: 'Ces ordres ne sont pas ordonnancés : {{numbers}}.',
    ar: 'هذه الأوامر غير مأذون بصرفها: {{numbers}}.',
    en: 'These orders are not authorised: {{numbers}}.',
  },
  STATEMENT_ALREADY_IMPORTED: {
    kind: 'conflict',
    fr: 'Ce relevé a déjà été importé.',
    ar: 'سبق استيراد هذا الكشف.',
    en: 'This statement has already been imported.',
  },
  STATEMENT_BEYOND_REGION: {
    kind: 'forbidden',
    fr: 'Ce relevé cite des références qui ne sont pas des ordres de votre région : il s’importe au niveau national.',
    ar: 'يذكر هذا الكشف مراجع ليست أوامر بجهتكم: يتم استيراده على الصعيد الوطني.',
    en: 'This statement names references that are not orders of your region: it is imported at national level.',
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
