import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, Tx, type JobHandler } from '#platform';
import { defineMessage } from '../domain/message-definition.js';
import { Messages } from './messages.js';

const ready = z.object({ personId: z.uuid() });
export const tellDataCopyReady = defineJob({ name: 'identity.tell-data-copy-ready', queue: 'events', payload: ready });

const dataCopyReady = defineMessage({
  name: 'identity.data-copy-ready',
  subject: { fr: 'Vos données sont prêtes', ar: 'معطياتكم جاهزة', en: 'Your data are ready' },
  body: {
    fr: 'Bonjour {{name}},\n\nla copie de vos données est prête. Elle vous attend sept jours dans « Mon compte ». Si vous ne l’avez pas demandée, choisissez aussitôt un nouveau mot de passe et prévenez l’administration du site.',
    ar: 'تحية طيبة {{name}}،\n\nنسخة معطياتكم جاهزة. تنتظركم سبعة أيام في «حسابي». إذا لم تطلبوها فاختاروا فورا كلمة سر جديدة وأخبروا إدارة الموقع.',
    en: 'Hello {{name}},\n\nthe copy of your data is ready. It waits for you for seven days in “My account”. If you did not ask for it, choose a new password at once and tell the administration of the site.',
  },
  action: { fr: 'Ouvrir mon compte', ar: 'فتح حسابي', en: 'Open my account' },
});

/** The copy that somebody asked for is made. */
@Injectable()
export class TellDataCopyReady implements JobHandler<z.infer<typeof ready>> {
  constructor(
    private readonly tx: Tx,
    private readonly messages: Messages,
  ) {}

  handle({ personId }: z.infer<typeof ready>): Promise<'done'> {
    return this.tx.run<'done'>(async (em) => {
      await this.messages.send(em, { to: [personId], message: dataCopyReady, params: {}, path: '/app/account' });
      return 'done';
    });
  }
}
