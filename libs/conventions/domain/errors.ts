import { defineErrors } from '#kernel';

export const conventionErrors = defineErrors({
  NO_FINAL_AWARD: {
    kind: 'conflict',
    fr: 'Ce dossier n’a pas de décision finale d’attribution.',
    ar: 'لا يتوفر هذا الملف على قرار نهائي بمنح الدعم.',
    en: 'This file has no final award.',
  },
  AWARD_NOT_TOLD: {
    kind: 'conflict',
    fr: 'La lettre de décision n’est pas encore partie : l’association doit l’apprendre par elle.',
    ar: 'لم ترسل رسالة القرار بعد: يجب أن تعلم الجمعية بالقرار من خلالها.',
    en: 'The decision letter has not been sent yet: the association must learn of it by the letter.',
  },
  CONVENTION_EXISTS: {
    kind: 'conflict',
    fr: 'Ce dossier a déjà une convention : {{number}}.',
    ar: 'يتوفر هذا الملف على اتفاقية: {{number}}.',
    en: 'This file already has a convention: {{number}}.',
  },
  AMOUNT_ABOVE_AWARD: {
    kind: 'invalid',
    fr: 'Le montant dépasse la décision finale ({{award}} DH).',
    ar: 'يتجاوز المبلغ القرار النهائي ({{award}} درهم).',
    en: 'The amount is above the final decision ({{award}} DH).',
  },
  DATES_REVERSED: {
    kind: 'invalid',
    fr: 'La date de fin doit suivre la date de prise d’effet.',
    ar: 'يجب أن يكون تاريخ الانتهاء بعد تاريخ السريان.',
    en: 'The end must come after the start.',
  },
  TRANCHES_INCOMPLETE: {
    kind: 'invalid',
    fr: 'Les parts des tranches doivent faire 100 %, et chacune doit être d’au moins un centime.',
    ar: 'يجب أن يكون مجموع نسب الأشطر 100 %، وألا يقل كل شطر عن سنتيم واحد.',
    en: 'The shares of the tranches must make 100 %, and each must be at least one centime.',
  },
  BUDGET_NOT_EQUAL: {
    kind: 'invalid',
    fr: 'Le budget fait {{total}} DH ; il doit faire {{amount}} DH, le montant accordé.',
    ar: 'مجموع الميزانية {{total}} درهم؛ ويجب أن يساوي المبلغ الممنوح {{amount}} درهم.',
    en: 'The budget makes {{total}} DH; it must make {{amount}} DH, the amount granted.',
  },
  BUDGET_FROZEN: {
    kind: 'conflict',
    fr: 'Le budget ne peut plus être modifié après la signature.',
    ar: 'لا يمكن تعديل الميزانية بعد التوقيع.',
    en: 'The budget cannot be changed once signed.',
  },
  DOCUMENT_NOT_READY: {
    kind: 'conflict',
    fr: 'Le document est en cours de préparation. Réessayez dans un instant.',
    ar: 'الوثيقة قيد الإعداد. أعيدوا المحاولة بعد قليل.',
    en: 'The document is being prepared. Try again in a moment.',
  },
  NO_MANDATE: {
    kind: 'forbidden',
    fr: 'Vous n’avez pas de mandat en cours pour engager l’association.',
    ar: 'لا تتوفرون على انتداب ساري المفعول يخولكم إلزام الجمعية.',
    en: 'You hold no present mandate to bind the association.',
  },
  NOT_FOR_THIS_INSTRUMENT: {
    kind: 'conflict',
    fr: 'Cette signature n’est pas prévue pour ce type d’acte.',
    ar: 'هذا التوقيع غير مقرر لهذا النوع من الوثائق.',
    en: 'This signature is not foreseen for this kind of act.',
  },
});
