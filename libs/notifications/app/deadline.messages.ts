import { defineMessage } from '../domain/message-definition.js';

/** What most kinds of deadlines say before they fall due. */
export const dueMessage = defineMessage({
  name: 'deadlines.due',
  subject: {
    fr: '{{title}} avant le {{due}} — {{about}}',
    ar: '{{title}} قبل {{due}} — {{about}}',
    en: '{{title}} before {{due}} — {{about}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\néchéance à venir.\n\n{{title}}\n{{about}}\nAvant le {{due}}\n\nSi c’est déjà fait, ne tenez pas compte de ce message.',
    ar: 'تحية طيبة {{name}}،\n\nأجل قادم.\n\n{{title}}\n{{about}}\nقبل {{due}}\n\nإن تم ذلك من قبل، فالمرجو عدم أخذ هذه الرسالة بعين الاعتبار.',
    en: 'Hello {{name}},\n\na date is coming.\n\n{{title}}\n{{about}}\nBefore {{due}}\n\nIf it is done already, please disregard this message.',
  },
  action: { fr: 'Ouvrir', ar: 'فتح', en: 'Open' },
});

/** What those who answer for it are told, once, when it was missed. */
export const missedMessage = defineMessage({
  name: 'deadlines.missed',
  subject: {
    fr: 'Échéance dépassée : {{title}} — {{about}}',
    ar: 'تجاوز الأجل: {{title}} — {{about}}',
    en: 'Date passed: {{title}} — {{about}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’échéance est dépassée et rien n’a encore été reçu.\n\n{{title}}\n{{about}}\nÉchéance : {{due}}\n\nVous en êtes informé(e) une seule fois, pour la suite que vous jugerez utile.',
    ar: 'تحية طيبة {{name}}،\n\nانقضى الأجل دون التوصل بأي شيء.\n\n{{title}}\n{{about}}\nالأجل: {{due}}\n\nنخبركم بذلك مرة واحدة، لاتخاذ ما ترونه مناسبا.',
    en: 'Hello {{name}},\n\nthe date has passed and nothing has come yet.\n\n{{title}}\n{{about}}\nDue: {{due}}\n\nYou are told once, for you to follow up as you see fit.',
  },
  action: { fr: 'Ouvrir', ar: 'فتح', en: 'Open' },
});
