import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Calls } from '#calls';
import { withClock, zonedInstant } from '#kernel';
import { defineMessage, Messages, type MessageDefinition } from '#notifications';
import { defineJob, rowBy, Tx, type JobHandler } from '#platform';
import { Committee } from '../data/committee.entity.js';
import { MinutesSignatory } from '../data/decision.entity.js';
import { CommitteeSession } from '../data/session.entity.js';
import { SessionAccess } from './session/session-access.js';

const convened = defineMessage({
  name: 'committees.convened',
  subject: {
    fr: 'Convocation : {{committee}}, {{held}} — {{title}}',
    ar: 'استدعاء: {{committee}}، {{held}} — {{title}}',
    en: 'Convocation: {{committee}}, {{held}} — {{title}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nvous êtes convoqué(e) à la séance du comité « {{committee}} » le {{held}}, {{place}}, sur l’appel à projets {{call}} « {{title}} ».\n\nAvant d’ouvrir les dossiers, faites votre déclaration de confidentialité et de conflits d’intérêts.',
    ar: 'تحية طيبة {{name}}،\n\nأنتم مدعوون لحضور جلسة «{{committee}}» يوم {{held}}، {{place}}، بشأن طلب المشاريع {{call}} «{{title}}».\n\nقبل فتح الملفات، يرجى التصريح بالالتزام بالسرية وبحالات تضارب المصالح.',
    en: 'Hello {{name}},\n\nyou are called to the session of the committee “{{committee}}” on {{held}}, {{place}}, on the call {{call}} “{{title}}”.\n\nBefore opening the files, declare confidentiality and your conflicts of interest.',
  },
  action: { fr: 'Faire ma déclaration', ar: 'التصريح', en: 'Make my declaration' },
});
const cancelled = defineMessage({
  name: 'committees.cancelled',
  subject: {
    fr: 'Séance annulée : {{committee}}, {{held}} — {{title}}',
    ar: 'إلغاء الجلسة: {{committee}}، {{held}} — {{title}}',
    en: 'Session cancelled: {{committee}}, {{held}} — {{title}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nla séance du comité « {{committee}} » prévue le {{held}}, {{place}}, sur l’appel à projets {{call}} « {{title}} », est annulée.',
    ar: 'تحية طيبة {{name}}،\n\nأُلغيت جلسة «{{committee}}» المقررة يوم {{held}}، {{place}}، بشأن طلب المشاريع {{call}} «{{title}}».',
    en: 'Hello {{name}},\n\nthe session of the committee “{{committee}}” on {{held}}, {{place}}, on the call {{call}} “{{title}}”, is cancelled.',
  },
});
const minutesReady = defineMessage({
  name: 'committees.minutes-ready',
  subject: {
    fr: 'Procès-verbal à signer : {{committee}}, {{held}} — {{title}}',
    ar: 'محضر في انتظار توقيعكم: {{committee}}، {{held}} — {{title}}',
    en: 'Minutes to sign: {{committee}}, {{held}} — {{title}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nle procès-verbal de la séance du {{held}}, {{place}}, sur l’appel à projets {{call}} « {{title}} », attend votre signature.',
    ar: 'تحية طيبة {{name}}،\n\nمحضر جلسة {{held}}، {{place}}، بشأن طلب المشاريع {{call}} «{{title}}»، في انتظار توقيعكم.',
    en: 'Hello {{name}},\n\nthe minutes of the session of {{held}}, {{place}}, on the call {{call}} “{{title}}”, wait for your signature.',
  },
  action: { fr: 'Signer', ar: 'التوقيع', en: 'Sign' },
});

const payload = z.object({ sessionId: z.uuid() });
export const tellConvened = defineJob({ name: 'committees.tell-convened', queue: 'notifications', payload });
export const tellCancelled = defineJob({ name: 'committees.tell-cancelled', queue: 'notifications', payload });
export const tellMinutes = defineJob({ name: 'committees.tell-minutes', queue: 'notifications', payload });

/** Tells the members of a session's panel something about it. */
@Injectable()
export class TellPanel {
  constructor(
    private readonly tx: Tx,
    private readonly access: SessionAccess,
    private readonly calls: Calls,
    private readonly messages: Messages,
  ) {}

  send(sessionId: string, state: string, message: MessageDefinition, who: 'all' | 'signatories'): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const session = await rowBy(em, CommitteeSession, { id: sessionId });
      if (session?.state !== state) return 'skipped';
      const committee = await em.findOneByOrFail(Committee, { id: session.committeeId });
      const call = (await this.calls.summaries(em, [session.callId])).get(session.callId);
      const panel = await this.access.panel(em, session);
      const signatories = new Set((await em.findBy(MinutesSignatory, { sessionId })).map(({ memberId }) => memberId));
      await this.messages.send(em, {
        to: panel.filter((member) => who === 'all' || signatories.has(member.memberId)).map((member) => member.personId),
        message,
        params: {
          committee: committee.name,
          held: withClock(zonedInstant(session.heldAt)),
          place: session.place,
          call: call?.number ?? '',
          title: call?.title ?? '',
        },
        path: `/app/committees/sessions/${sessionId}`,
      });
      return 'done';
    });
  }
}

@Injectable()
export class TellConvened implements JobHandler<{ sessionId: string }> {
  constructor(private readonly panel: TellPanel) {}
  handle({ sessionId }: { sessionId: string }): Promise<'done' | 'skipped'> {
    return this.panel.send(sessionId, 'convened', convened, 'all');
  }
}

@Injectable()
export class TellCancelled implements JobHandler<{ sessionId: string }> {
  constructor(private readonly panel: TellPanel) {}
  handle({ sessionId }: { sessionId: string }): Promise<'done' | 'skipped'> {
    return this.panel.send(sessionId, 'cancelled', cancelled, 'all');
  }
}

@Injectable()
export class TellMinutes implements JobHandler<{ sessionId: string }> {
  constructor(private readonly panel: TellPanel) {}
  handle({ sessionId }: { sessionId: string }): Promise<'done' | 'skipped'> {
    return this.panel.send(sessionId, 'closed', minutesReady, 'signatories');
  }
}
