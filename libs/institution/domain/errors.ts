import { defineErrors } from '#kernel';

export const institutionErrors = defineErrors({
  NO_INSTITUTION: {
    kind: 'conflict',
    fr: 'L’institution qui conduit les appels n’est pas encore décrite : un administrateur la décrit dans les réglages.',
    ar: 'لم يتم بعد وصف المؤسسة التي تدير طلبات المشاريع: يصفها مدير النظام في الإعدادات.',
    en: 'The institution that runs the calls is not described yet: an administrator does so in the settings.',
  },
  INSTITUTION_CODE_TAKEN: {
    kind: 'conflict',
    fr: 'Une autre institution porte déjà le code {{code}} ou le même préfixe de numéros.',
    ar: 'تحمل مؤسسة أخرى الرمز {{code}} أو نفس بادئة الأرقام.',
    en: 'Another institution already has the code {{code}} or the same prefix of numbers.',
  },
  PREFIX_IN_USE: {
    kind: 'conflict',
    fr: 'Des numéros ont déjà été donnés avec ce préfixe : il ne change plus.',
    ar: 'تم إعطاء أرقام بهذه البادئة: لا يمكن تغييرها.',
    en: 'Numbers were already given with this prefix: it does not change any more.',
  },
  INSTITUTION_HOLDS: {
    kind: 'conflict',
    fr: 'Des personnes, des programmes ou des paiements en dépendent encore : {{holdsFr}}. Mettez-y fin d’abord.',
    ar: 'لا يزال يرتبط بها أشخاص أو برامج أو أداءات: {{holdsAr}}. المرجو إنهاؤها أولا.',
    en: 'People, programmes or payments still rest on it: {{holdsEn}}. End them first.',
  },
  PRINCIPAL_STAYS: {
    kind: 'conflict',
    fr: 'Cette institution conduit l’installation : elle ne se ferme pas.',
    ar: 'هذه المؤسسة تدير المنصة: لا يمكن إغلاقها.',
    en: 'This institution runs the installation: it cannot be closed.',
  },
  INSTITUTION_CLOSED: {
    kind: 'conflict',
    fr: '{{institution}} est fermée : un administrateur la rouvre d’abord.',
    ar: '{{institutionAr}} مغلقة: يعيد مدير النظام فتحها أولا.',
    en: '{{institution}} is closed: an administrator reopens it first.',
  },
  PAYING_ACCOUNT_KNOWN: {
    kind: 'conflict',
    fr: 'Ce compte est déjà en service.',
    ar: 'هذا الحساب قيد الاستعمال من قبل.',
    en: 'This account is already in use.',
  },
  LAST_PAYING_ACCOUNT: {
    kind: 'conflict',
    fr: 'C’est le compte par défaut : ouvrez-en d’abord un autre par défaut.',
    ar: 'هذا هو الحساب المعتمد افتراضيا: افتحوا أولا حسابا افتراضيا آخر.',
    en: 'This is the default account: first open another one as the default.',
  },
  PAYING_ACCOUNT_NAMED: {
    kind: 'conflict',
    fr: 'Des programmes ou des actes sont payés depuis ce compte ({{usesFr}}) : désignez-en d’abord un autre dans leurs parties.',
    ar: 'تؤدى برامج أو اتفاقيات من هذا الحساب ({{usesAr}}): عينوا أولا حسابا آخر ضمن أطرافها.',
    en: 'Programmes or acts are paid from this account ({{usesEn}}): name another one in their parties first.',
  },
  PAYING_ACCOUNT_ENDED: {
    kind: 'conflict',
    fr: 'Le compte désigné pour payer ce programme n’est plus en service : désignez-en un autre dans ses parties.',
    ar: 'الحساب المعين لأداء هذا البرنامج لم يعد قيد الاستعمال: عينوا حسابا آخر ضمن أطرافه.',
    en: 'The account named to pay this programme is no longer in use: name another one in its parties.',
  },
  NO_PAYING_ACCOUNT: {
    kind: 'conflict',
    fr: '{{institution}} n’a pas de compte payeur en service.',
    ar: 'ليس لدى {{institution}} حساب أداء قيد الاستعمال.',
    en: '{{institution}} has no paying account in use.',
  },
  REVISION_IN_FORCE: {
    kind: 'conflict',
    fr: 'Cette révision est déjà en vigueur : enregistrez-en une nouvelle.',
    ar: 'هذه المراجعة سارية المفعول: سجلوا مراجعة جديدة.',
    en: 'This revision is already in force: record a new one.',
  },
  REVISION_DAY_TAKEN: {
    kind: 'conflict',
    fr: 'Une révision commence déjà ce jour-là : retirez-la ou choisissez un autre jour.',
    ar: 'توجد مراجعة تبدأ في هذا اليوم: اسحبوها أو اختاروا يوما آخر.',
    en: 'A revision already begins on that day: withdraw it or choose another day.',
  },
  PARAMETER_CHANGED: {
    kind: 'conflict',
    fr: 'Le réglage a changé depuis la proposition : proposez-le à nouveau.',
    ar: 'تغير الإعداد بعد الاقتراح: اقترحوه من جديد.',
    en: 'The setting changed since it was proposed: propose it again.',
  },
  NOTHING_TO_PURGE: {
    kind: 'conflict',
    fr: 'Aucune donnée n’est échue : il n’y a rien à purger.',
    ar: 'لم تنته مدة أي معطيات: لا شيء للحذف.',
    en: 'No period is over: there is nothing to purge.',
  },
  PURGE_RUNS: {
    kind: 'conflict',
    fr: 'Une purge est en cours : attendez sa fin.',
    ar: 'عملية حذف جارية: انتظروا نهايتها.',
    en: 'A purge is under way: wait until it is over.',
  },
  PURGE_PLAN_CHANGED: {
    kind: 'conflict',
    fr: 'La purge toucherait plus qu’il ne faut : une retenue a été levée ou une durée allongée depuis. Proposez-la à nouveau.',
    ar: 'سيشمل الحذف أكثر مما يجب، لأن حجزا رُفع أو مدة مُددت منذ الاقتراح: اقترحوه من جديد.',
    en: 'The purge would end more than it should: something is no longer held back, or a period is longer now. Propose it again.',
  },
  HIGHER_LEVEL_NEEDED: {
    kind: 'forbidden',
    fr: 'Au-delà de {{ceiling}}, seul un signataire en mandat de l’institution ({{institution}}) autorise : demandez-lui de le faire.',
    ar: 'ما فوق {{ceiling}} لا يرخص إلا موقّع سارية مهمته لدى المؤسسة ({{institutionAr}}): اطلبوا منه القيام بذلك.',
    en: 'Above {{ceiling}}, only a signatory of the institution ({{institution}}) whose mandate runs may authorise: ask one to do so.',
  },
  MANDATE_ENDED: {
    kind: 'conflict',
    fr: 'Ce mandat est déjà terminé.',
    ar: 'انتهت هذه المهمة من قبل.',
    en: 'This mandate has already ended.',
  },
  TWO_PERSONS_NEEDED: {
    kind: 'conflict',
    fr: 'Ce réglage se propose : une seconde personne le confirme.',
    ar: 'هذا الإعداد يُقترح: يؤكده شخص ثان.',
    en: 'This setting is proposed: a second person confirms it.',
  },
});
