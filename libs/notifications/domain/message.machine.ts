import { defineMachine, type StateOf } from '#kernel';

/** The way of a message to the mail server; the copy in the inbox exists from the first instant. */
export const messageMachine = defineMachine({
  name: 'message',
  initial: 'queued',
  states: {
    queued: { fr: 'En attente d’envoi', ar: 'في انتظار الإرسال', en: 'Queued' },
    sent: { fr: 'Envoyé', ar: 'مرسل', en: 'Sent', final: true },
    failed: { fr: 'Échec de l’envoi', ar: 'فشل الإرسال', en: 'Failed' },
  },
  events: {
    send: { from: ['queued', 'failed'], to: 'sent', by: ['system'], fr: 'Envoyer', ar: 'إرسال', en: 'Send' },
    fail: { from: ['queued', 'failed'], to: 'failed', by: ['system'], fr: 'Échouer', ar: 'تعذر الإرسال', en: 'Fail' },
  },
});
export type MessageState = StateOf<typeof messageMachine>;
