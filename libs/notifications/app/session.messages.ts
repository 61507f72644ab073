import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Sessions } from '#identity';
import { withClock, zonedInstant } from '#kernel';
import { defineJob, Tx, type JobHandler } from '#platform';
import { defineMessage } from '../domain/message-definition.js';
import { Messages } from './messages.js';

const arrival = z.object({ personId: z.uuid(), sessionId: z.uuid() });
const ended = z.object({ personId: z.uuid() });
export const tellNewDevice = defineJob({ name: 'identity.tell-new-device', queue: 'events', payload: arrival });
export const tellSessionsEnded = defineJob({ name: 'identity.tell-sessions-ended', queue: 'events', payload: ended });

const newDevice = defineMessage({
  name: 'identity.new-device',
  subject: {
    fr: 'Connexion depuis un nouvel appareil',
    ar: 'تسجيل دخول من جهاز جديد',
    en: 'Sign-in from a new device',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nvotre compte vient d’être ouvert depuis un appareil qu’il ne connaissait pas.\n\nAppareil : {{device}}\nRéseau : {{address}}\nQuand : {{when}}\n\nSi c’est vous, il n’y a rien à faire. Sinon, ouvrez « Mon compte » pour fermer cette session, choisissez aussitôt un nouveau mot de passe et prévenez l’administration du site.',
    ar: 'تحية طيبة {{name}}،\n\nفُتح حسابكم للتو من جهاز لم يكن معروفا لديه.\n\nالجهاز: {{device}}\nالشبكة: {{address}}\nالوقت: {{when}}\n\nإذا كنتم أنتم فلا يلزم القيام بأي شيء. وإلا فافتحوا «حسابي» لإغلاق هذه الجلسة، واختاروا فورا كلمة سر جديدة وأخبروا إدارة الموقع.',
    en: 'Hello {{name}},\n\nyour account has just been opened from a device that it did not know.\n\nDevice: {{device}}\nNetwork: {{address}}\nWhen: {{when}}\n\nIf it was you, there is nothing to do. If not, open “My account” to end that session, choose a new password at once and tell the administration of the site.',
  },
  action: { fr: 'Voir mes sessions', ar: 'عرض جلساتي', en: 'See my sessions' },
});

const sessionsEnded = defineMessage({
  name: 'identity.sessions-ended',
  subject: { fr: 'Vos sessions ont été fermées', ar: 'أغلقت جلساتكم', en: 'Your sessions were ended' },
  body: {
    fr: 'Bonjour {{name}},\n\nl’administration du site a fermé toutes vos sessions. Vous pouvez vous connecter de nouveau. En cas de doute sur votre mot de passe, choisissez-en un autre.',
    ar: 'تحية طيبة {{name}}،\n\nأغلقت إدارة الموقع جميع جلساتكم. يمكنكم تسجيل الدخول من جديد. إذا راودكم شك في كلمة السر فاختاروا غيرها.',
    en: 'Hello {{name}},\n\nthe administration of the site ended all your sessions. You may sign in again. If you have doubts about your password, choose another one.',
  },
});

const UNKNOWN_ADDRESS = { fr: 'inconnu', ar: 'غير معروفة', en: 'unknown' };

/** Whoever signs in as somebody from elsewhere does not go unseen. The mail says when and from what, and holds no secret. */
@Injectable()
export class TellNewDevice implements JobHandler<z.infer<typeof arrival>> {
  constructor(
    private readonly tx: Tx,
    private readonly sessions: Sessions,
    private readonly messages: Messages,
  ) {}

  handle({ personId, sessionId }: z.infer<typeof arrival>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const facts = await this.sessions.facts(em, sessionId);
      if (!facts) return 'skipped';
      const params = { device: facts.device, address: facts.address ?? UNKNOWN_ADDRESS, when: withClock(zonedInstant(facts.began)) };
      await this.messages.send(em, { to: [personId], message: newDevice, params, path: '/app/account' });
      return 'done';
    });
  }
}

@Injectable()
export class TellSessionsEnded implements JobHandler<z.infer<typeof ended>> {
  constructor(
    private readonly tx: Tx,
    private readonly messages: Messages,
  ) {}

  handle({ personId }: z.infer<typeof ended>): Promise<'done'> {
    return this.tx.run<'done'>(async (em) => {
      await this.messages.send(em, { to: [personId], message: sessionsEnded });
      return 'done';
    });
  }
}
