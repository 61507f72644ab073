import { defineErrors } from '#kernel';

export const programmeErrors = defineErrors({
  ENVELOPE_EXCEEDED: {
    kind: 'conflict',
    fr: 'Il ne reste que {{available}} DH dans cette enveloppe.',
    ar: 'لم يتبق في هذا الغلاف المالي سوى {{available}} درهم.',
    en: 'Only {{available}} DH are left in this envelope.',
  },
  SPLIT_EXCEEDS_ENVELOPE: {
    kind: 'conflict',
    fr: 'La répartition ({{split}} DH) dépasse l’enveloppe ({{envelope}} DH).',
    ar: 'يتجاوز التوزيع ({{split}} درهم) مبلغ الغلاف المالي ({{envelope}} درهم).',
    en: 'The split ({{split}} DH) exceeds the envelope ({{envelope}} DH).',
  },
  SPLIT_BELOW_AWARDED: {
    kind: 'conflict',
    fr: '{{awarded}} DH sont déjà attribués sur cette part : elle ne peut pas devenir plus petite.',
    ar: 'تم منح {{awarded}} درهم من هذه الحصة: لا يمكن تخفيضها إلى ما دون ذلك.',
    en: '{{awarded}} DH are already awarded from this share: it cannot become smaller.',
  },
  SHARE_BY_ANOTHER: {
    kind: 'forbidden',
    fr: 'Un comité décide sur cette part, et vous êtes écarté(e) d’un de ses dossiers : quelqu’un d’autre la réduit, ou attendez l’envoi des décisions.',
    ar: 'تبت لجنة في هذه الحصة وأنتم مستبعدون من أحد ملفاتها: يخفضها شخص آخر، أو انتظروا إرسال القرارات.',
    en: 'A committee decides on this share, and you are kept out of one of its files: somebody else makes it smaller, or wait until the decisions are sent.',
  },
  SUB_ENVELOPE_IN_USE: {
    kind: 'conflict',
    fr: 'Cette part sert à un appel à projets : elle ne peut pas être retirée.',
    ar: 'هذه الحصة مستعملة في طلب مشاريع: لا يمكن حذفها.',
    en: 'This share serves a call for projects: it cannot be removed.',
  },
  CLAIM_CHANGED: {
    kind: 'conflict',
    fr: 'Ce chiffre a été corrigé depuis la proposition : confirmez la correction.',
    ar: 'تم تصحيح هذا الرقم بعد الاقتراح: المرجو تأكيد التصحيح.',
    en: 'This figure was corrected since it was proposed: confirm the correction.',
  },
  CODE_TAKEN: {
    kind: 'conflict',
    fr: 'Le code {{code}} est déjà utilisé.',
    ar: 'الرمز {{code}} مستعمل من قبل.',
    en: 'The code {{code}} is already used.',
  },
  PROGRAMME_NOT_READY: {
    kind: 'conflict',
    fr: 'Le programme ne peut pas être activé : il lui faut un titre dans les deux langues et une enveloppe répartie.',
    ar: 'لا يمكن تفعيل البرنامج: يلزمه عنوان باللغتين وغلاف مالي موزع.',
    en: 'The programme cannot be activated: it needs a title in both languages and a split envelope.',
  },
});
