import { Injectable } from '@nestjs/common';
import { zonedInstant } from '#kernel';
import { platformErrors, Trail, Tx, type Actor, type Em } from '#platform';
import { Call } from '../data/call.entity.js';
import { freezeRevisions, lockCall } from '../data/calls.store.js';
import { callMachine } from '../domain/call.machine.js';
import { callErrors } from '../domain/errors.js';
import { requireMayManage } from './call-access.js';
import { PublishingCheck } from './publishing-check.js';

export interface Edited {
  id: string;
  version: number;
}

/**
 * The frame of every change to what a call says: locked, by whom it may be, not open yet, at the version that was read.
 * A published call stays publishable, and each change of its form or grid is a new revision.
 */
@Injectable()
export class CallEditing {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly check: PublishingCheck,
  ) {}

  /** @throws NOT_FOUND · FORBIDDEN · CALL_ALREADY_OPEN · WRONG_STATE · VERSION_CONFLICT {current} · CALL_NOT_PUBLISHABLE */
  change(actor: Actor, { id, version }: Edited, event: string, write: (em: Em, call: Call) => Promise<unknown>): Promise<Edited> {
    return this.tx.run(async (em) => {
      const call = await lockCall(em, id);
      requireMayManage(actor, 'call.edit', call);
      const now = await this.tx.now(em);
      requireNotOpenYet(call, now);
      if (call.version !== version) throw platformErrors.VERSION_CONFLICT({ current: call.version });

      const detail = await write(em, call);
      await em.update(Call, { id }, { version: version + 1, updatedAt: () => 'clock_timestamp()' });
      if (call.state === 'published') {
        await this.check.require(em, id, now);
        await freezeRevisions(em, id);
      }
      await this.trail.record(em, actor, { subject: 'call', subjectId: id, event, detail });
      return { id, version: version + 1 };
    });
  }
}

function requireNotOpenYet(call: Call, now: Date): void {
  if (call.state === 'draft') return;
  if (call.state === 'published' && now < call.opensAt!) return;
  if (call.state === 'published' || call.state === 'open') {
    const { instant, text } = zonedInstant(call.opensAt!, call.calendar?.zone);
    throw callErrors.CALL_ALREADY_OPEN({ opensAt: instant, opensFr: text.fr, opensAr: text.ar, opensEn: text.en });
  }
  callMachine.requireIn(call.state, ['draft', 'published'], 'edit');
}
