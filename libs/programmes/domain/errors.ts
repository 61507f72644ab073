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
    fr: '{{awarded}} DH sont déjà attribués sur cette part : elle ne peut pas devenir plus petite.',
    ar: 'تم منح {{awarded}} درهم من هذه الحصة: لا يمكن تخفيضها إلى ما دون ذلك.',
    en: '{{awarded}} DH are already awarded from this share: it cannot become smaller.',
  },
  SHARE_BY_ANOTHER: {
    kind: 'forbidden',
    fr: 'Un comité décide sur cette part, et vous êtes écarté(e) d’un de ses dossiers : quelqu’un d’autre la réduit, ou attendez l’envoi des décisions.',
    ar: 'تبت لجنة في هذه الحصة وأنتم مستبعدون من أحد ملفاتها: يخفضها شخص آخر، أو انتظروا إرسال القرارات.',
    en: 'A committee decides on this share, and you are kept out of one of its files: somebody else makes it smaller, or wait until the decisions are sent.',
  },
  SUB_ENVELOPE_IN_USE: {
    kind: 'conflict',
    fr: 'Cette part finance un appel à projets ({{calls}}) : elle ne peut pas être retirée.',
    ar: 'هذه الحصة تمول طلب مشاريع ({{calls}}): لا يمكن حذفها.',
    en: 'This share funds a call for projects ({{calls}}): it cannot be removed.',
  },
  GATHERING_NOT_OVER: {
    kind: 'conflict',
    fr: 'Cette rencontre se termine le {{day}} : on atteste une présence une fois qu’elle est finie.',
    ar: 'ينتهي هذا اللقاء يوم {{day}}: تسلم شهادة الحضور بعد نهايته.',
    en: 'This gathering ends on {{day}}: attendance is certified once it is over.',
  },
  ENTRY_WITHDRAWN: {
    kind: 'conflict',
    fr: 'Cette inscription est retirée : rétablissez-la d’abord.',
    ar: 'تم سحب هذا التقييد: المرجو إعادته أولا.',
    en: 'This entry is withdrawn: restore it first.',
  },
  COMPONENT_HAS_ENVELOPES: {
    kind: 'conflict',
    fr: 'Cette composante a encore des enveloppes ({{envelopes}}, {{amount}} DH) : retirez-les d’abord.',
    ar: 'لا تزال لهذا المكوّن أغلفة مالية ({{envelopes}}، {{amount}} درهم): المرجو سحبها أولا.',
    en: 'This component still has envelopes ({{envelopes}}, {{amount}} DH): withdraw them first.',
  },
  ENVELOPE_HAS_SHARES: {
    kind: 'conflict',
    fr: 'Cette enveloppe est encore répartie (parts : {{shares}}, dont {{awarded}} DH déjà attribués) : retirez d’abord ses parts de la répartition.',
    ar: 'لا يزال هذا الغلاف المالي موزعا (الحصص: {{shares}}، منها {{awarded}} درهم ممنوحة): المرجو حذف حصصه من التوزيع أولا.',
    en: 'This envelope is still split (shares: {{shares}}, of which {{awarded}} DH are awarded): remove its shares from the split first.',
  },
  ENTRY_HAS_FUNDINGS: {
    kind: 'conflict',
    fr: 'Des apports de bailleurs y sont affectés ({{fundings}}) : retirez-les d’abord.',
    ar: 'خُصصت له مساهمات ممولين ({{fundings}}): المرجو سحبها أولا.',
    en: 'Contributions of funders are assigned to it ({{fundings}}): withdraw them first.',
  },
  FUNDER_EXCEEDED: {
    kind: 'conflict',
    fr: 'Les affectations ({{assigned}} {{currency}}) dépassent ce que le bailleur apporte ({{whole}} {{currency}}).',
    ar: 'تتجاوز التخصيصات ({{assigned}} {{currency}}) ما يقدمه الممول ({{whole}} {{currency}}).',
    en: 'What is assigned ({{assigned}} {{currency}}) exceeds what the funder brings ({{whole}} {{currency}}).',
  },
  ENVELOPE_OVERFUNDED: {
    kind: 'conflict',
    fr: 'Les apports annoncés ({{funded}} DH) dépassent l’enveloppe ({{envelope}} DH).',
    ar: 'تتجاوز المساهمات المعلنة ({{funded}} درهم) الغلاف المالي ({{envelope}} درهم).',
    en: 'The stated contributions ({{funded}} DH) exceed the envelope ({{envelope}} DH).',
  },
  FUNDER_NOT_SIGNED: {
    kind: 'conflict',
    fr: 'L’accord avec ce bailleur n’est pas signé : il n’apporte encore rien.',
    ar: 'لم يُوقع الاتفاق مع هذا الممول بعد: لا يقدم شيئا إلى الآن.',
    en: 'The agreement with this funder is not signed: it brings nothing yet.',
  },
  DOMAIN_IN_USE: {
    kind: 'conflict',
    fr: 'Des parts ou des appels de ce programme sont hors de ces domaines ({{uses}}) : changez-les d’abord.',
    ar: 'توجد حصص أو طلبات مشاريع لهذا البرنامج خارج هذه المجالات ({{uses}}): المرجو تغييرها أولا.',
    en: 'Shares or calls of this programme lie outside of these domains ({{uses}}): change them first.',
  },
  CLAIM_CHANGED: {
    kind: 'conflict',
    fr: 'Ce chiffre a été corrigé depuis la proposition : confirmez la correction.',
    ar: 'تم تصحيح هذا الرقم بعد الاقتراح: المرجو تأكيد التصحيح.',
    en: 'This figure was corrected since it was proposed: confirm the correction.',
  },
  CODE_TAKEN: {
    kind: 'conflict',
    fr: 'Le code {{code}} est déjà utilisé.',
    ar: 'الرمز {{code}} مستعمل من قبل.',
    en: 'The code {{code}} is already used.',
  },
  PROGRAMME_HAS_CALLS: {
    kind: 'conflict',
    fr: 'Des appels de ce programme ne sont pas terminés ({{calls}}) : menez-les à leur terme ou annulez-les d’abord.',
    ar: 'لم تنته بعد طلبات مشاريع لهذا البرنامج ({{calls}}): المرجو إتمامها أو إلغاؤها أولا.',
    en: 'Calls of this programme are not over ({{calls}}): bring them to their end or cancel them first.',
  },
  PARTIES_CHANGED: {
    kind: 'conflict',
    fr: 'Qui porte, signe ou paie a changé depuis : relisez et recommencez.',
    ar: 'تغير من يحمل أو يوقع أو يؤدي منذ ذلك: راجعوا وأعيدوا المحاولة.',
    en: 'Who owns, signs or pays has changed since: read it again and begin anew.',
  },
  PARTIES_NEED_TWO: {
    kind: 'conflict',
    fr: 'Le programme est en cours : dites pourquoi vous changez qui porte, signe ou paie, une seconde personne le confirmera.',
    ar: 'البرنامج جار: اذكروا سبب تغيير من يحمل أو يوقع أو يؤدي، وسيؤكده شخص ثان.',
    en: 'The programme is under way: say why you change who owns, signs or pays, a second person will confirm.',
  },
  PROGRAMME_NOT_READY: {
    kind: 'conflict',
    fr: 'Le programme ne peut pas être activé : il lui faut un titre dans les deux langues et une enveloppe répartie.',
    ar: 'لا يمكن تفعيل البرنامج: يلزمه عنوان باللغتين وغلاف مالي موزع.',
    en: 'The programme cannot be activated: it needs a title in both languages and a split envelope.',
  },
});
