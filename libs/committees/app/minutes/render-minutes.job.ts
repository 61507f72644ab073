import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, Documents, Files, Outbox, rowBy, SYSTEM, Tx, type JobHandler } from '#platform';
import { CommitteeSession } from '../../data/session.entity.js';
import { EVERYTHING } from '../../data/visible-files.js';
import { MINUTES_TEMPLATE } from '../../templates/minutes.data.js';
import { MinutesReady } from '../committee.events.js';
import { Minutes } from './minutes.js';

export const renderMinutes = defineJob({
  name: 'committees.render-minutes',
  queue: 'documents',
  payload: z.object({ sessionId: z.uuid() }),
  keepsWaiting: {
    subject: 'session',
    id: ({ sessionId }) => sessionId,
    what: { fr: 'Procès-verbal de séance', ar: 'محضر الجلسة', en: 'Minutes of the session' },
  },
});

/** Renders the minutes of a closed session once; the members sign this very file. */
@Injectable()
export class RenderMinutes implements JobHandler<{ sessionId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly outbox: Outbox,
    private readonly minutes: Minutes,
    private readonly documents: Documents,
    private readonly files: Files,
  ) {}

  async handle({ sessionId }: { sessionId: string }): Promise<'done' | 'skipped'> {
    const data = await this.tx.run(async (em) => {
      const session = await rowBy(em, CommitteeSession, { id: sessionId });
      return session?.state === 'closed' && session.minutesFileId === null ? this.minutes.data(em, session, EVERYTHING) : null;
    });
    if (!data) return 'skipped';
    const { bytes } = await this.documents.render(MINUTES_TEMPLATE, data);
    return this.tx.run(async (em) => {
      const session = await rowBy(em, CommitteeSession, { id: sessionId }, 'FOR UPDATE');
      if (session?.minutesFileId !== null) return 'skipped';
      const file = await this.files.keep(em, SYSTEM, { name: `${data.reference}.pdf`, bytes, mediaType: 'application/pdf' });
      await em.update(CommitteeSession, { id: sessionId }, { minutesFileId: file.id });
      await this.outbox.publish(em, MinutesReady, { sessionId });
      return 'done';
    });
  }
}
