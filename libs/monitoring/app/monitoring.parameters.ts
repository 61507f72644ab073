import { defineReasons } from '#institution';

const reason = (code: string, fr: string, ar: string, en: string, mark?: string) => ({
  code,
  label: { fr, ar, en },
  ...(mark ? { marks: [mark] } : {}),
});

/** Why a report goes back, or what was spent is not all taken. */
export const reportReasons = defineReasons({
  name: 'monitoring.reasons',
  label: {
    fr: 'Motifs de renvoi d’un rapport et de dépenses écartées',
    ar: 'أسباب إرجاع التقارير واستبعاد النفقات',
    en: 'Reasons for returning a report and setting expenses aside',
  },
  hint: {
    fr: 'Dits à l’association avant le texte, et comptés. Un motif sans case sert dans les deux cas.',
    ar: 'تُبلغ للجمعية قبل النص وتُحصى. والسبب غير المؤشر عليه يصلح للحالتين.',
    en: 'Told to the association before the text, and counted. A reason that is not ticked serves both.',
  },
  marks: {
    return: { fr: 'Renvoi', ar: 'الإرجاع', en: 'Return' },
    set_aside: { fr: 'Dépense écartée', ar: 'نفقة مستبعدة', en: 'Expense set aside' },
  },
  initial: [
    reason(
      'report.incomplete',
      'Le récit ou les réalisations sont incomplets.',
      'السرد أو المنجزات غير مكتملة.',
      'The narrative or what was done is incomplete.',
      'return',
    ),
    reason(
      'figures.inconsistent',
      'Les chiffres ne concordent pas avec les pièces.',
      'الأرقام لا تطابق الوثائق المثبتة.',
      'The figures do not agree with the vouchers.',
      'return',
    ),
    reason(
      'beneficiaries.unclear',
      'Les personnes touchées ne sont pas comptées comme il faut.',
      'لم يحص المستفيدون على الوجه المطلوب.',
      'The people reached are not counted as they should be.',
      'return',
    ),
    reason(
      'vouchers.missing',
      'Des pièces justificatives manquent ou sont illisibles.',
      'وثائق مثبتة ناقصة أو غير مقروءة.',
      'Vouchers are missing or cannot be read.',
    ),
    reason(
      'expense.outside_budget',
      'La dépense n’est pas prévue au budget de la convention.',
      'النفقة غير واردة في ميزانية الاتفاقية.',
      'The expense is not in the budget of the agreement.',
      'set_aside',
    ),
    reason(
      'expense.outside_period',
      'La dépense a été faite hors de la durée de la convention.',
      'أُنجزت النفقة خارج مدة الاتفاقية.',
      'The expense was made outside the time of the agreement.',
      'set_aside',
    ),
    reason(
      'expense.unpaid',
      'Le paiement de la dépense n’est pas prouvé.',
      'أداء النفقة غير مثبت.',
      'The payment of the expense is not proved.',
      'set_aside',
    ),
    reason('other', 'Autre motif, précisé dans le texte.', 'سبب آخر مبين في النص.', 'Another reason, said in the text.'),
  ],
});
