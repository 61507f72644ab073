import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Associations } from '#associations';
import { CallCancelled, CallDeadlineMoved, Calls, type CallRules } from '#calls';
import { Messages, type MessageDefinition } from '#notifications';
import { defineJob, found, Lifecycle, SYSTEM, Tx, type Em, type JobHandler } from '#platform';
import { withClock, zonedInstant } from '#kernel';
import { ApplicationReceipt } from '../data/application-parts.entity.js';
import { Application } from '../data/application.entity.js';
import { applicationMachine } from '../domain/application.machine.js';
import { ApplicationSubmitted } from './application.events.js';
import { applicationLife } from './application.lives.js';
import { deadlineMovedMessage, lapsedMessage, submittedMessage } from './application.messages.js';
import { DraftAlarms } from './draft.deadlines.js';

export const tellSubmitted = defineJob({ name: 'applications.tell-submitted', queue: 'events', payload: ApplicationSubmitted.payload });
export const followDeadline = defineJob({ name: 'applications.follow-deadline', queue: 'events', payload: CallDeadlineMoved.payload });
export const endDrafts = defineJob({ name: 'applications.end-drafts', queue: 'events', payload: CallCancelled.payload });

const pathOf = (applicationId: string) => `/app/applications/${applicationId}`;

/** Writes to the members of the association that owns a file. */
@Injectable()
export class ApplicationLetters {
  constructor(
    private readonly associations: Associations,
    private readonly messages: Messages,
  ) {}

  async send(
    em: Em,
    row: Application,
    call: CallRules,
    message: MessageDefinition,
    params: Record<string, string | { fr: string; ar: string; en: string }> = {},
  ): Promise<void> {
    const members = await this.associations.members(em, row.associationId);
    await this.messages.send(em, {
      to: members.map((member) => member.id),
      message,
      params: { title: row.title, call: call.number, closes: withClock(call.closes), number: row.number ?? '', ...params },
      path: pathOf(row.id),
    });
  }
}

/** Confirms a submission to every member, with the hash that the receipt prints. */
@Injectable()
export class TellSubmitted implements JobHandler<z.infer<typeof ApplicationSubmitted.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly calls: Calls,
    private readonly letters: ApplicationLetters,
  ) {}

  async handle({ applicationId }: z.infer<typeof ApplicationSubmitted.payload>): Promise<'done'> {
    await this.tx.run(async (em) => {
      const row = await found(em, Application, applicationId);
      const call = await this.calls.rulesUnder(em, row.callId, row);
      const receipt = await em.findOneByOrFail(ApplicationReceipt, { applicationId, kind: 'submission' });
      await this.letters.send(em, row, call, submittedMessage, { at: zonedInstant(receipt.issuedAt).text, hash: receipt.contentHash });
    });
    return 'done';
  }
}

/** At the deadline, or when the call is cancelled, lets the draft lapse. */
@Injectable()
export class WatchDraft implements JobHandler<{ subjectId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly calls: Calls,
    private readonly letters: ApplicationLetters,
    private readonly lifecycle: Lifecycle,
  ) {}

  handle({ subjectId }: { subjectId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em): Promise<'done' | 'skipped'> => {
      const row = await this.lifecycle.lock(em, applicationLife, subjectId);
      if (!applicationMachine.can(row.state, 'lapse')) return 'skipped';
      const call = await this.calls.rulesFor(em, row.callId);
      // Moved to later meanwhile.
      if ((await this.tx.now(em)) < call.closesAt && call.state !== 'cancelled') return 'skipped';
      await this.lifecycle.move(em, SYSTEM, applicationLife, row, 'lapse');
      await this.letters.send(em, row, call, lapsedMessage);
      return 'done';
    });
  }
}

/** The deadline of a call was moved: its drafts get new alarms and their members are told. */
@Injectable()
export class FollowDeadline implements JobHandler<z.infer<typeof CallDeadlineMoved.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly calls: Calls,
    private readonly alarms: DraftAlarms,
    private readonly letters: ApplicationLetters,
    private readonly lifecycle: Lifecycle,
  ) {}

  async handle({ callId, to }: z.infer<typeof CallDeadlineMoved.payload>): Promise<'done' | 'skipped'> {
    const drafts = await this.tx.run((em) => draftsOf(em, callId));
    for (const { id } of drafts) {
      await this.tx.run(async (em) => {
        const row = await this.lifecycle.lock(em, applicationLife, id);
        const call = await this.calls.rulesFor(em, callId);
        // Moved once more: the later event follows. The reminder of one deadline may fall on the instant of another's: only
        // the deadline itself says whether it was told.
        if (row.state !== 'draft' || call.closesAt.toISOString() !== new Date(to).toISOString()) return;
        if (row.knownClosesAt?.getTime() === call.closesAt.getTime()) return;
        await this.alarms.follow(em, id, call.closesAt);
        await this.letters.send(em, row, call, deadlineMovedMessage);
      });
    }
    return drafts.length > 0 ? 'done' : 'skipped';
  }
}

/** A cancelled call ends its drafts at once. */
@Injectable()
export class EndDrafts implements JobHandler<z.infer<typeof CallCancelled.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly watch: WatchDraft,
  ) {}

  async handle({ callId }: z.infer<typeof CallCancelled.payload>): Promise<'done' | 'skipped'> {
    const drafts = await this.tx.run((em) => draftsOf(em, callId));
    for (const { id } of drafts) await this.watch.handle({ subjectId: id });
    return drafts.length > 0 ? 'done' : 'skipped';
  }
}

const draftsOf = (em: Em, callId: string) =>
  em.find(Application, { select: { id: true }, where: { callId, state: 'draft' }, order: { id: 'ASC' } });
