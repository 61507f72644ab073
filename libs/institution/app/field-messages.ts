import { defineFieldMessages } from '#platform';

export const institutionFieldMessages = defineFieldMessages({
  principal_acts_itself: {
    fr: 'L’institution qui conduit l’installation agit pour elle-même.',
    ar: 'المؤسسة التي تدير المنصة تتصرف باسمها.',
    en: 'The institution that runs the installation acts for itself.',
  },
  acts_everywhere: {
    fr: 'Cette sorte d’institution agit dans tout le pays : laissez la région vide.',
    ar: 'هذا الصنف من المؤسسات يعمل في كل البلاد: اتركوا الجهة فارغة.',
    en: 'This kind of institution acts in the whole country: leave the region empty.',
  },
  principal_without_prefix: {
    fr: 'Les numéros de l’institution principale n’ont pas de préfixe.',
    ar: 'أرقام المؤسسة الرئيسية بدون بادئة.',
    en: 'The numbers of the principal institution have no prefix.',
  },
  unchanged: {
    fr: 'Rien ne change : ces valeurs sont déjà celles de l’institution.',
    ar: 'لا شيء يتغير: هذه القيم هي نفسها المعمول بها في المؤسسة.',
    en: 'Nothing changes: these values are the institution’s already.',
  },
  header_lines: {
    fr: 'Autant de lignes que dans l’autre langue : {{count}}.',
    ar: 'نفس عدد الأسطر في اللغة الأخرى: {{count}}.',
    en: 'As many lines as in the other language: {{count}}.',
  },
  bank_code: {
    fr: 'Le code d’une banque a trois chiffres, les premiers de ses RIB.',
    ar: 'يتكون رمز البنك من ثلاثة أرقام، هي الأولى في أرقام حساباته.',
    en: 'The code of a bank is three digits, the first of its RIBs.',
  },
  not_whole: {
    fr: 'Ensemble, les parts font 100 %.',
    ar: 'مجموع الحصص 100 %.',
    en: 'Together, the shares make 100 %.',
  },
  other_script: {
    fr: 'Ce nom est dans les lettres d’une autre langue : écrivez-le dans celles de cette langue.',
    ar: 'كُتب هذا الاسم بحروف لغة أخرى: اكتبوه بحروف هذه اللغة.',
    en: 'This name is in the letters of another language: write it in those of this language.',
  },
  word_gone: {
    fr: 'Un code de la liste y reste, retiré au besoin, pour que ce qui fut écrit avec lui garde son nom : {{codes}}.',
    ar: 'كل رمز في اللائحة يبقى فيها، مسحوبا عند الحاجة، ليحتفظ ما كُتب به باسمه: \u2066{{codes}}\u2069.',
    en: 'A code of the list stays in it, retired if need be, so that what was written with it keeps its name: {{codes}}.',
  },
  word_gone_later: {
    fr: 'Une révision ultérieure ne connaît pas ces codes : retirez-la d’abord ({{codes}}).',
    ar: 'مراجعة لاحقة لا تعرف هذه الرموز: اسحبوها أولا (\u2066{{codes}}\u2069).',
    en: 'A later revision does not know these codes: withdraw it first ({{codes}}).',
  },
  word_needed: {
    fr: 'Le programme écrit lui-même ces codes, qui restent proposés : {{codes}}.',
    ar: 'يكتب البرنامج هذه الرموز بنفسه فتبقى مقترحة: \u2066{{codes}}\u2069.',
    en: 'The program writes these codes by itself; they stay offered: {{codes}}.',
  },
  code_kept: {
    fr: 'Le code ne change plus : il reste {{code}}.',
    ar: 'لا يتغير الرمز: يبقى \u2066{{code}}\u2069.',
    en: 'The code does not change: it stays {{code}}.',
  },
  installation_decides: {
    fr: 'Cela engage d’autres institutions : demandez-le à un administrateur de toute l’installation.',
    ar: 'هذا يلزم مؤسسات أخرى: اطلبوه من مدير النظام كله.',
    en: 'This binds other institutions: ask an administrator of the whole installation for it.',
  },
  past_day: {
    fr: 'Aujourd’hui au plus tôt : ce qui a été émis garde ses règles.',
    ar: 'اليوم على الأقل: ما صدر من قبل يحتفظ بقواعده.',
    en: 'Today at the earliest: what was issued keeps its rules.',
  },
});
