import { defineMessage } from '#notifications';

export const submittedMessage = defineMessage({
  name: 'applications.submitted',
  subject: { fr: 'Dossier {{number}} déposé', ar: 'تم إيداع الملف {{number}}', en: 'File {{number}} submitted' },
  body: {
    fr: 'Bonjour {{name}},\n\nle dossier « {{title}} » est déposé à l’appel {{call}} depuis le {{at}}, sous le numéro {{number}}.\n\nEmpreinte du contenu (SHA-256) : {{hash}}',
    ar: 'تحية طيبة {{name}}،\n\nتم إيداع الملف «{{title}}» في طلب المشاريع {{call}} بتاريخ {{at}} تحت رقم {{number}}.\n\nبصمة المحتوى (SHA-256): {{hash}}',
    en: 'Hello {{name}},\n\nthe file “{{title}}” was submitted to the call {{call}} on {{at}}, under number {{number}}.\n\nHash of the content (SHA-256): {{hash}}',
  },
  action: { fr: 'Voir le dossier et son récépissé', ar: 'عرض الملف ووصل الإيداع', en: 'See the file and its receipt' },
});

export const reminderMessage = defineMessage({
  name: 'applications.reminder',
  subject: {
    fr: 'L’appel {{call}} ferme le {{closes}}',
    ar: 'ينتهي أجل طلب المشاريع {{call}} يوم {{closes}}',
    en: 'The call {{call}} closes on {{closes}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nvotre dossier « {{title}} » n’est pas encore déposé. L’appel {{call}} ferme le {{closes}} ; après cette heure, aucun dossier n’est accepté.',
    ar: 'تحية طيبة {{name}}،\n\nلم يودع ملفكم «{{title}}» بعد. ينتهي أجل طلب المشاريع {{call}} يوم {{closes}}، ولا يقبل أي ملف بعد هذه الساعة.',
    en: 'Hello {{name}},\n\nyour file “{{title}}” is not submitted yet. The call {{call}} closes on {{closes}}; no file is accepted after that time.',
  },
  action: { fr: 'Terminer le dossier', ar: 'إتمام الملف', en: 'Finish the file' },
});

export const lapsedMessage = defineMessage({
  name: 'applications.lapsed',
  subject: {
    fr: 'Dossier non déposé à l’appel {{call}}',
    ar: 'ملف لم يودع في طلب المشاريع {{call}}',
    en: 'File not submitted to the call {{call}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’appel {{call}} n’accepte plus de dossiers. Votre dossier « {{title}} » n’a pas été déposé ; son contenu reste lisible dans votre espace.',
    ar: 'تحية طيبة {{name}}،\n\nلم يعد طلب المشاريع {{call}} يقبل الملفات. لم يتم إيداع ملفكم «{{title}}»، ويبقى محتواه مقروءا في فضائكم.',
    en: 'Hello {{name}},\n\nthe call {{call}} accepts no more files. Your file “{{title}}” was not submitted; its content remains readable in your space.',
  },
});

export const deadlineMovedMessage = defineMessage({
  name: 'applications.deadline-moved',
  subject: {
    fr: 'Nouvelle date limite de l’appel {{call}}',
    ar: 'أجل جديد لطلب المشاريع {{call}}',
    en: 'New deadline of the call {{call}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nla date limite de l’appel {{call}} est reportée au {{closes}}. Votre dossier « {{title}} » reste ouvert jusque-là.',
    ar: 'تحية طيبة {{name}}،\n\nتم تأجيل آخر أجل لطلب المشاريع {{call}} إلى {{closes}}. يبقى ملفكم «{{title}}» مفتوحا إلى ذلك الحين.',
    en: 'Hello {{name}},\n\nthe deadline of the call {{call}} is moved to {{closes}}. Your file “{{title}}” remains open until then.',
  },
  action: { fr: 'Continuer le dossier', ar: 'متابعة الملف', en: 'Continue the file' },
});
