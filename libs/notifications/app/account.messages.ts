import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, Tx, type JobHandler } from '#platform';
import { defineMessage, type MessageDefinition } from '../domain/message-definition.js';
import { Messages } from './messages.js';

const moved = z.object({ personId: z.uuid(), event: z.enum(['suspend', 'restore', 'close', 'leave']), words: z.string().nullable() });
type Moved = z.infer<typeof moved>;
export const tellAccountMoved = defineJob({ name: 'identity.tell-account-moved', queue: 'events', payload: moved });

const suspended = { fr: 'Votre compte est suspendu', ar: 'تم إيقاف حسابكم', en: 'Your account is suspended' };
const suspendedBody = {
  fr: 'Bonjour {{name}},\n\nl’administration du site a suspendu votre compte : vos sessions sont fermées et vos rôles ne comptent plus jusqu’à ce qu’il soit rétabli.',
  ar: 'تحية طيبة {{name}}،\n\nأوقفت إدارة الموقع حسابكم: أغلقت جلساتكم ولن تحتسب صفاتكم إلى حين إعادة تفعيله.',
  en: 'Hello {{name}},\n\nthe administration of the site suspended your account: your sessions are ended and your roles do not count until it is restored.',
};
const withWords = {
  fr: `${suspendedBody.fr}\n\nElle vous écrit :\n\n{{words}}`,
  ar: `${suspendedBody.ar}\n\nوتكتب إليكم:\n\n{{words}}`,
  en: `${suspendedBody.en}\n\nIt writes to you:\n\n{{words}}`,
};

const QUIET_SUSPENSION = defineMessage({ name: 'identity.account-suspended', subject: suspended, body: suspendedBody });
const SUSPENSION = defineMessage({ name: 'identity.account-suspended-with-words', subject: suspended, body: withWords });
const OTHERS: Record<Exclude<Moved['event'], 'suspend'>, MessageDefinition> = {
  restore: defineMessage({
    name: 'identity.account-restored',
    subject: { fr: 'Votre compte est rétabli', ar: 'أعيد تفعيل حسابكم', en: 'Your account is restored' },
    body: {
      fr: 'Bonjour {{name}},\n\nvotre compte est rétabli, avec vos rôles. Vous pouvez vous connecter.',
      ar: 'تحية طيبة {{name}}،\n\nأعيد تفعيل حسابكم بصفاتكم. يمكنكم تسجيل الدخول.',
      en: 'Hello {{name}},\n\nyour account is restored, with your roles. You may sign in.',
    },
    action: { fr: 'Ouvrir mon espace', ar: 'فتح فضائي', en: 'Open my space' },
  }),
  close: defineMessage({
    name: 'identity.account-closed',
    subject: { fr: 'Votre compte est clos', ar: 'أغلق حسابكم', en: 'Your account is closed' },
    body: {
      fr: 'Bonjour {{name}},\n\nl’administration du site a clos votre compte : vous n’y avez plus aucun rôle. Si c’est une erreur, adressez-vous à elle.',
      ar: 'تحية طيبة {{name}}،\n\nأغلقت إدارة الموقع حسابكم: لم تعد لكم فيه أي صفة. إذا كان ذلك خطأ فاتصلوا بها.',
      en: 'Hello {{name}},\n\nthe administration of the site closed your account: you hold no role in it any more. If this is a mistake, turn to it.',
    },
  }),
  leave: defineMessage({
    name: 'identity.account-left',
    subject: { fr: 'Vous avez clos votre compte', ar: 'أغلقتم حسابكم', en: 'You closed your account' },
    body: {
      fr: 'Bonjour {{name}},\n\nvotre compte est clos et vos rôles ont pris fin. Ce que vous avez fait reste au dossier de ceux pour qui vous l’avez fait. Pour revenir, ouvrez un compte avec la même adresse.',
      ar: 'تحية طيبة {{name}}،\n\nأغلق حسابكم وانتهت صفاتكم. ويبقى ما قمتم به في ملفات من قمتم به لفائدتهم. للعودة افتحوا حسابا بالعنوان نفسه.',
      en: 'Hello {{name}},\n\nyour account is closed and your roles have ended. What you did stays in the files of those for whom you did it. To come back, open an account with the same address.',
    },
  }),
};

/** Whoever's account is suspended, restored or closed is told; the reason stays with the administration, the words meant for them do not. */
@Injectable()
export class TellAccountMoved implements JobHandler<Moved> {
  constructor(
    private readonly tx: Tx,
    private readonly messages: Messages,
  ) {}

  handle({ personId, event, words }: Moved): Promise<'done'> {
    return this.tx.run<'done'>(async (em) => {
      const message = event !== 'suspend' ? OTHERS[event] : words ? SUSPENSION : QUIET_SUSPENSION;
      await this.messages.send(em, {
        to: [personId],
        message,
        params: words ? { words } : {},
        path: event === 'restore' ? '/app' : undefined,
      });
      return 'done';
    });
  }
}
