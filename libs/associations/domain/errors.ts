import { defineErrors } from '#kernel';

export const associationErrors = defineErrors({
  ASSOCIATION_NOT_VERIFIED: {
    kind: 'conflict',
    fr: 'L’association n’est pas vérifiée ou est suspendue.',
    ar: 'لم يتم التحقق من الجمعية أو أنها موقوفة.',
    en: 'The association is not verified, or is suspended.',
  },
  ASSOCIATION_INCOMPLETE: {
    kind: 'invalid',
    fr: 'L’inscription de l’association est incomplète.',
    ar: 'تسجيل الجمعية غير مكتمل.',
    en: 'The registration of the association is not complete.',
  },
  ICE_ALREADY_REGISTERED: {
    kind: 'conflict',
    fr: 'Une association est déjà inscrite avec cet ICE.',
    ar: 'توجد جمعية مسجلة بنفس رقم ICE.',
    en: 'An association is already registered with this ICE.',
  },
  INVITATION_WAITING: {
    kind: 'conflict',
    fr: 'Une invitation attend déjà la réponse de cette personne.',
    ar: 'توجد دعوة تنتظر جواب هذا الشخص.',
    en: 'An invitation already waits for this person’s answer.',
  },
  INVITATION_DECLINED: {
    kind: 'conflict',
    fr: 'Cette personne a décliné votre invitation ; vous pourrez l’inviter à nouveau dans un mois.',
    ar: 'لم يقبل هذا الشخص دعوتكم؛ يمكنكم دعوته من جديد بعد شهر.',
    en: 'This person has declined your invitation; you may ask again in a month.',
  },
  INVITATION_EXPIRED: {
    kind: 'conflict',
    fr: 'Cette invitation a expiré : demandez-en une nouvelle à l’association.',
    ar: 'انتهت صلاحية هذه الدعوة: اطلبوا دعوة جديدة من الجمعية.',
    en: 'This invitation has expired: ask the association for a new one.',
  },
  INVITATION_VOID: {
    kind: 'conflict',
    fr: 'Cette invitation ne vaut plus : qui vous l’a faite ne préside plus l’association. Demandez-en une à la présidence d’aujourd’hui.',
    ar: 'لم تعد هذه الدعوة صالحة: من وجهها إليكم لم يعد يرأس الجمعية. اطلبوا دعوة من الرئاسة الحالية.',
    en: 'This invitation is void: whoever made it no longer presides over the association. Ask the president of today for one.',
  },
  PRESIDENT_HANDS_OVER: {
    kind: 'conflict',
    fr: 'La présidence se transmet d’abord : invitez la personne qui vous succède.',
    ar: 'يجب أولا نقل الرئاسة: ادعوا الشخص الذي سيخلفكم.',
    en: 'The presidency is handed over first: invite the person who succeeds.',
  },
  ALREADY_MEMBER: {
    kind: 'conflict',
    fr: 'Cette personne a déjà ce rôle dans l’association.',
    ar: 'لهذا الشخص نفس الصفة في الجمعية من قبل.',
    en: 'This person already has this role in the association.',
  },
  SECOND_PERSON_NEEDED: {
    kind: 'conflict',
    fr: 'Une autre personne de l’association doit confirmer le compte.',
    ar: 'يجب أن يؤكد الحساب شخص آخر من الجمعية.',
    en: 'Another person of the association must confirm the account.',
  },
  DOCUMENT_NEEDED: {
    kind: 'conflict',
    fr: 'Ce document est nécessaire aux paiements de : {{acts}}. Remplacez-le par un plus récent ; il ne peut pas être retiré.',
    ar: 'هذه الوثيقة ضرورية للأداءات المتعلقة بـ: {{acts}}. عوضوها بوثيقة أحدث؛ لا يمكن سحبها.',
    en: 'This document is needed for the payments of: {{acts}}. Replace it with a newer one; it cannot be taken out.',
  },
  ACCOUNT_CHANGE_PENDING: {
    kind: 'conflict',
    fr: 'Un changement de compte est déjà en cours.',
    ar: 'يوجد تغيير للحساب قيد المعالجة.',
    en: 'A change of account is already under way.',
  },
  NOTHING_TO_CHECK: {
    kind: 'conflict',
    fr: 'Rien n’est à vérifier à nouveau.',
    ar: 'لا شيء يتطلب إعادة التحقق.',
    en: 'Nothing is to be verified again.',
  },
  PRESIDENCY_CLAIMED: {
    kind: 'conflict',
    fr: 'La présidence fait déjà l’objet d’une demande sur procès-verbal.',
    ar: 'الرئاسة موضوع طلب مبني على محضر.',
    en: 'The presidency is already claimed on the strength of minutes.',
  },
  OBJECTION_RUNS: {
    kind: 'conflict',
    fr: 'La présidence en place peut encore s’opposer : décidez après ce délai.',
    ar: 'ما زال بإمكان الرئاسة الحالية التعرض: يكون القرار بعد انقضاء هذا الأجل.',
    en: 'The president of today may still object: decide after that delay.',
  },
  OBJECTION_OVER: {
    kind: 'conflict',
    fr: 'Le délai d’opposition est passé.',
    ar: 'انقضى أجل التعرض.',
    en: 'The delay for objecting has passed.',
  },
  DELEGATION_OVERLAPS: {
    kind: 'conflict',
    fr: 'Cette personne a déjà une délégation sur ces jours.',
    ar: 'لهذا الشخص تفويض في هذه الأيام من قبل.',
    en: 'This person already has a delegation on these days.',
  },
  REGISTRATION_OPEN: {
    kind: 'conflict',
    fr: 'Vous avez déjà commencé l’inscription de cet ICE : continuez-la.',
    ar: 'سبق أن بدأتم تسجيل رقم ICE هذا: واصلوا ذلك التسجيل.',
    en: 'You have begun to register this ICE already: go on with it.',
  },
  REVISION_UNDECIDED: {
    kind: 'invalid',
    fr: 'Décidez de chaque champ modifié, et de ceux-là seulement.',
    ar: 'قرروا بشأن كل خانة معدلة، دون غيرها.',
    en: 'Decide on each field that changed, and on those only.',
  },
});
