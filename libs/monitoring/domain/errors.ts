import { defineErrors } from '#kernel';

export const monitoringErrors = defineErrors({
  REPORT_INCOMPLETE: {
    kind: 'invalid',
    fr: 'Le rapport n’est pas complet.',
    ar: 'التقرير غير مكتمل.',
    en: 'The report is not complete.',
  },
  BENEFICIARIES_INCONSISTENT: {
    kind: 'invalid',
    fr: 'Les femmes et les mineurs ne peuvent pas être plus nombreux que le total.',
    ar: 'لا يمكن أن يتجاوز عدد النساء أو القاصرين المجموع.',
    en: 'Women and minors cannot outnumber the total.',
  },
  INELIGIBLE_ABOVE_SPENT: {
    kind: 'invalid',
    fr: 'La dépense écartée dépasse la dépense déclarée.',
    ar: 'يتجاوز المبلغ المستبعد النفقة المصرح بها.',
    en: 'The amount set aside is above the amount declared.',
  },
  NOT_READY_TO_CLOSE: {
    kind: 'conflict',
    fr: 'La clôture n’est pas possible : {{reasonsFr}}',
    ar: 'لا يمكن الإغلاق: {{reasonsAr}}',
    en: 'Closing is not possible: {{reasonsEn}}',
  },
  UNKNOWN_LINE: {
    kind: 'invalid',
    fr: 'Cette ligne n’est pas dans le budget approuvé.',
    ar: 'هذا البند غير وارد في الميزانية المصادق عليها.',
    en: 'This line is not in the approved budget.',
  },
});
