import { defineReasons } from '#institution';

const reason = (code: string, fr: string, ar: string, en: string, mark?: string) => ({
  code,
  label: { fr, ar, en },
  ...(mark ? { marks: [mark] } : {}),
});

/** Why an association is suspended, or its bank account refused. */
export const refusalsOfAssociations = defineReasons({
  name: 'associations.refusal-reasons',
  label: {
    fr: 'Motifs de suspension et de refus d’un compte',
    ar: 'أسباب التوقيف ورفض الحساب البنكي',
    en: 'Reasons for suspending and for refusing an account',
  },
  hint: {
    fr: 'Dits à l’association avant le texte de l’agent. Un motif sans case sert dans les deux cas.',
    ar: 'تُبلغ للجمعية قبل نص الموظف. والسبب غير المؤشر عليه يصلح للحالتين.',
    en: 'Told to the association before the officer’s text. A reason that is not ticked serves both.',
  },
  marks: {
    suspend: { fr: 'Suspension', ar: 'التوقيف', en: 'Suspension' },
    reject_account: { fr: 'Compte refusé', ar: 'حساب مرفوض', en: 'Account refused' },
  },
  initial: [
    reason('inquiry', 'Un contrôle ou une enquête est en cours.', 'مراقبة أو بحث جار.', 'An audit or an inquiry is under way.', 'suspend'),
    reason(
      'leadership.disputed',
      'La direction de l’association est contestée.',
      'قيادة الجمعية محل نزاع.',
      'Who leads the association is disputed.',
      'suspend',
    ),
    reason(
      'activity.stopped',
      'L’association est dissoute, ou son activité arrêtée par une autorité.',
      'حُلت الجمعية أو أوقفت سلطة نشاطها.',
      'The association is dissolved, or an authority has stopped its activity.',
      'suspend',
    ),
    reason(
      'documents.expired',
      'Ses documents ou le mandat de son bureau ont pris fin.',
      'انتهت صلاحية وثائقها أو ولاية مكتبها.',
      'Its documents or the mandate of its board have ended.',
      'suspend',
    ),
    reason(
      'holder.other',
      'Le titulaire du compte n’est pas l’association.',
      'صاحب الحساب ليس الجمعية.',
      'The holder of the account is not the association.',
      'reject_account',
    ),
    reason(
      'proof.unreadable',
      'L’attestation de RIB manque, est illisible ou trop ancienne.',
      'شهادة التعريف البنكي غير موجودة أو غير مقروءة أو قديمة.',
      'The bank’s certificate is missing, unreadable or too old.',
      'reject_account',
    ),
    reason(
      'number.mismatch',
      'Le numéro ne correspond pas à l’attestation.',
      'الرقم لا يطابق الشهادة.',
      'The number does not match the certificate.',
      'reject_account',
    ),
    reason('other', 'Autre motif, précisé dans le texte.', 'سبب آخر مبين في النص.', 'Another reason, said in the text.'),
  ],
});
