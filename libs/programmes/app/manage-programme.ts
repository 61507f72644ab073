import { Injectable } from '@nestjs/common';
import { isComplete, type FieldError, type Localized } from '#kernel';
import { Lifecycle, newId, platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { hasShares } from '../data/money.queries.js';
import { Component, Programme } from '../data/programme.entity.js';
import { lockProgramme, sayingViolations } from '../data/programmes.store.js';
import { programmeErrors } from '../domain/errors.js';
import { programmeMachine, type ProgrammeEvent } from '../domain/programme.machine.js';
import { GoingCalls } from './going-calls.js';
import { ProgrammeParties } from './programme-parties.js';
import { programmeLife, requireNotClosed } from './programme.lives.js';

export interface ProgrammeContent {
  code: string;
  title: Localized;
  firstYear: number;
  lastYear: number;
  legalBasis?: string | null;
}

/** Creates a programme, describes it, gives it components, activates and closes it; takes back what was begun or closed by mistake. */
@Injectable()
export class ManageProgramme {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly parties: ProgrammeParties,
    private readonly calls: GoingCalls,
  ) {}

  /** @throws FORBIDDEN · CODE_TAKEN */
  create(actor: Actor, content: ProgrammeContent): Promise<{ id: string }> {
    requireAccess(actor, 'programme.edit');
    requireYearsInOrder(content);
    return this.tx.run(async (em) => {
      const programme = Object.assign(new Programme(), {
        ...content,
        id: newId(),
        legalBasis: content.legalBasis ?? null,
        state: programmeMachine.initial,
        version: 1,
      });
      await sayingViolations(em.insert(Programme, programme), {
        programme_code_uq: () => programmeErrors.CODE_TAKEN({ code: content.code }),
      });
      await this.parties.begin(em, actor, programme.id);
      await this.record(em, actor, programme.id, 'create', { to: programme.state, detail: content });
      return { id: programme.id };
    });
  }

  /** @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT {current} · WRONG_STATE · CODE_TAKEN */
  edit(actor: Actor, id: string, version: number, content: ProgrammeContent): Promise<{ version: number }> {
    requireAccess(actor, 'programme.edit');
    requireYearsInOrder(content);
    return this.tx.run(async (em) => {
      const programme = await lockProgramme(em, actor, id);
      requireNotClosed(programme);
      if (programme.version !== version) throw platformErrors.VERSION_CONFLICT({ current: programme.version });
      const changed = { ...content, legalBasis: content.legalBasis ?? null, version: version + 1 };
      await sayingViolations(em.update(Programme, { id }, changed), {
        programme_code_uq: () => programmeErrors.CODE_TAKEN({ code: content.code }),
      });
      await this.record(em, actor, id, 'edit', { detail: content });
      return { version: version + 1 };
    });
  }

  /** @throws FORBIDDEN · NOT_FOUND · WRONG_STATE · CODE_TAKEN */
  addComponent(actor: Actor, programmeId: string, content: { code: string; title: Localized }): Promise<{ id: string }> {
    requireAccess(actor, 'programme.edit');
    return this.tx.run(async (em) => {
      requireNotClosed(await lockProgramme(em, actor, programmeId));
      const id = newId();
      await sayingViolations(em.insert(Component, { id, programmeId, ...content }), {
        component_code_uq: () => programmeErrors.CODE_TAKEN({ code: content.code }),
      });
      await this.record(em, actor, programmeId, 'add_component', { detail: { componentId: id, ...content } });
      return { id };
    });
  }

  /** Its title is complete and at least one envelope is split. @throws FORBIDDEN · NOT_FOUND · WRONG_STATE · PROGRAMME_NOT_READY */
  activate(actor: Actor, id: string): Promise<void> {
    return this.advance(actor, id, 'activate', async (em, programme) => {
      if (!isComplete(programme.title) || !(await hasShares(em, id))) throw programmeErrors.PROGRAMME_NOT_READY();
    });
  }

  /** No call of it is under way. @throws FORBIDDEN · NOT_FOUND · WRONG_STATE · PROGRAMME_HAS_CALLS */
  close(actor: Actor, id: string): Promise<void> {
    return this.advance(actor, id, 'close', (em) => this.calls.requireNone(em, id, 'under_way'));
  }

  /** It was closed too early. @throws FORBIDDEN · NOT_FOUND · WRONG_STATE · INSTITUTION_CLOSED */
  reopen(actor: Actor, id: string, reason: string): Promise<void> {
    return this.advance(actor, id, 'reopen', (em) => this.parties.requireInUse(em, id), reason);
  }

  /** It was begun by mistake: no call stands in it. @throws FORBIDDEN · NOT_FOUND · WRONG_STATE · PROGRAMME_HAS_CALLS */
  withdraw(actor: Actor, id: string, reason: string): Promise<void> {
    return this.advance(actor, id, 'withdraw', (em) => this.calls.requireNone(em, id, 'standing'), reason);
  }

  /** @throws FORBIDDEN · NOT_FOUND · WRONG_STATE · INSTITUTION_CLOSED */
  resume(actor: Actor, id: string, reason: string): Promise<void> {
    return this.advance(actor, id, 'resume', (em) => this.parties.requireInUse(em, id), reason);
  }

  private advance(
    actor: Actor,
    id: string,
    event: ProgrammeEvent,
    guard: (em: Em, programme: Programme) => Promise<void>,
    reason?: string,
  ): Promise<void> {
    return this.tx.run(async (em) => {
      const programme = await lockProgramme(em, actor, id);
      requireAccess(actor, `programme.${event}`);
      programmeMachine.require(programme.state, event);
      await guard(em, programme);
      await this.lifecycle.move(em, actor, programmeLife, programme, event, {}, { reason });
    });
  }

  private record(em: Em, actor: Actor, subjectId: string, event: string, more: { to?: string; detail?: unknown }): Promise<void> {
    return this.trail.record(em, actor, { subject: 'programme', subjectId, event, ...more });
  }
}

function requireYearsInOrder({ firstYear, lastYear }: ProgrammeContent): void {
  const wrong: FieldError[] =
    lastYear < firstYear ? [{ path: 'lastYear', code: 'too_small', params: { min: firstYear, unit: 'year' } }] : [];
  if (wrong.length > 0) throw platformErrors.INVALID_REQUEST({}, wrong);
}
