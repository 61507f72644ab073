import { defineErrors } from '#kernel';

export const bankErrors = defineErrors({
  PAYMENT_FILE_EMPTY: {
    kind: 'invalid',
    fr: 'Un fichier de paiement contient au moins un ordre.',
    ar: 'يجب أن يتضمن ملف الأداء أمرا واحدا على الأقل.',
    en: 'A payment file holds at least one order.',
  },
  PAYMENT_ORDER_TWICE: {
    kind: 'conflict',
    fr: 'L’ordre de paiement {{orderNumber}} figure deux fois dans le fichier.',
    ar: 'الأمر بالأداء {{orderNumber}} وارد مرتين في الملف.',
    en: 'Payment order {{orderNumber}} is twice in the file.',
  },
  PAYMENT_AMOUNT_INVALID: {
    kind: 'invalid',
    fr: 'Le montant de l’ordre {{orderNumber}} n’est pas un nombre entier et positif de centimes.',
    ar: 'مبلغ الأمر {{orderNumber}} ليس عددا صحيحا موجبا من السنتيمات.',
    en: 'The amount of order {{orderNumber}} is not a positive whole number of centimes.',
  },
  PAYMENT_REFERENCE_INVALID: {
    kind: 'invalid',
    fr: 'La référence « {{reference}} » ne peut pas figurer dans un fichier bancaire : 1 à 35 lettres latines, chiffres ou tirets.',
    ar: 'لا يمكن إدراج المرجع «{{reference}}» في ملف بنكي: من 1 إلى 35 حرفا لاتينيا أو رقما أو واصلة.',
    en: 'The reference "{{reference}}" cannot stand in a bank file: 1 to 35 Latin letters, digits or hyphens.',
  },
  PAYMENT_TEXT_NOT_LATIN: {
    kind: 'invalid',
    fr: 'La banque n’accepte que les lettres latines : donnez « {{text}} » en lettres latines.',
    ar: 'لا يقبل البنك سوى الحروف اللاتينية: اكتبوا «{{text}}» بالحروف اللاتينية.',
    en: 'The bank takes Latin letters only: give "{{text}}" in Latin letters.',
  },
  STATEMENT_TOO_LARGE: {
    kind: 'too-large',
    fr: 'Le relevé dépasse {{maxMegabytes}} Mo.',
    ar: 'يتجاوز الكشف {{maxMegabytes}} ميغابايت.',
    en: 'The statement is larger than {{maxMegabytes}} MB.',
  },
  STATEMENT_NOT_CAMT053: {
    kind: 'invalid',
    fr: 'Ce fichier n’est pas un relevé ISO 20022 camt.053 (versions 02, 04 ou 08).',
    ar: 'هذا الملف ليس كشفا من صنف ISO 20022 camt.053 (النسخ 02 أو 04 أو 08).',
    en: 'This file is not an ISO 20022 camt.053 statement (versions 02, 04 or 08).',
  },
  STATEMENT_FORBIDDEN_XML: {
    kind: 'invalid',
    fr: 'Ce fichier contient une définition de type ou d’entité (DOCTYPE), qui n’est pas acceptée.',
    ar: 'يتضمن هذا الملف تعريفا للنوع أو للكيان (DOCTYPE)، وهو غير مقبول.',
    en: 'This file has a document type or entity definition (DOCTYPE), which is not accepted.',
  },
  STATEMENT_FOREIGN_CURRENCY: {
    kind: 'invalid',
    fr: 'Le relevé contient une écriture en {{currency}} ; seul {{expected}} est accepté.',
    ar: 'يتضمن الكشف قيدا بعملة {{currency}}؛ لا تقبل سوى عملة {{expected}}.',
    en: 'The statement has an entry in {{currency}}; only {{expected}} is accepted.',
  },
  STATEMENT_BAD_AMOUNT: {
    kind: 'invalid',
    fr: 'Le montant « {{amount}} » du relevé n’est pas un montant en centimes.',
    ar: 'المبلغ «{{amount}}» الوارد في الكشف ليس مبلغا بالسنتيمات.',
    en: 'The amount "{{amount}}" of the statement is not an amount in centimes.',
  },
  STATEMENT_INCOMPLETE: {
    kind: 'invalid',
    fr: 'Il manque {{element}} dans le relevé, ou sa valeur n’est pas permise.',
    ar: 'ينقص {{element}} في الكشف، أو أن قيمته غير مسموح بها.',
    en: 'The statement lacks {{element}}, or its value is not allowed.',
  },
});
