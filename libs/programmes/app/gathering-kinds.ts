import { Injectable } from '@nestjs/common';
import type { Label } from '#kernel';
import { decide, found, newId, platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { GatheringKindRow } from '../data/gathering-kind.entity.js';
import { sayingViolations } from '../data/programmes.store.js';
import { programmeErrors } from '../domain/errors.js';

export interface GatheringKindView {
  code: string;
  label: Label;
  /** Not offered any more; what has it keeps it. */
  retired: boolean;
  version: number;
}

export interface GatheringKindsView {
  can: 'edit'[];
  kinds: GatheringKindView[];
}

/** The kinds of gatherings are data: a workshop, a concertation meeting, the week of migrants. */
@Injectable()
export class GatheringKinds {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
  ) {}

  all(actor: Actor): Promise<GatheringKindsView> {
    requireAccess(actor, 'domain.read');
    return this.tx.read(async (em) => ({ can: decide(actor, 'domain.edit').allowed ? ['edit'] : [], kinds: await this.known(em) }));
  }

  async known(em: Em): Promise<GatheringKindView[]> {
    const rows = await em.find(GatheringKindRow, { order: { code: 'ASC' } });
    return rows.map(({ code, label, retired, version }) => ({ code, label, retired, version }));
  }

  /** A kind that is offered, or the one that the gathering has already. @throws INVALID_REQUEST */
  async requireOffered(em: Em, code: string, present: string | null): Promise<void> {
    const kind = await em.findOneBy(GatheringKindRow, { code });
    if (!kind || (kind.retired && code !== present)) throw platformErrors.INVALID_REQUEST({}, [{ path: 'kind', code: 'choice' }]);
  }

  /** @throws FORBIDDEN · CODE_TAKEN */
  add(actor: Actor, { code, label }: { code: string; label: Label }): Promise<void> {
    requireAccess(actor, 'domain.edit');
    return this.tx.run(async (em) => {
      const id = newId();
      await sayingViolations(em.insert(GatheringKindRow, { id, code, label }), {
        gathering_kind_code_uq: () => programmeErrors.CODE_TAKEN({ code }),
      });
      await this.record(em, actor, id, 'add', { code, label });
    });
  }

  /** Its words put right, or the kind retired and brought back. @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT */
  change(actor: Actor, code: string, { version, label, retired }: Omit<GatheringKindView, 'code'>): Promise<{ version: number }> {
    requireAccess(actor, 'domain.edit');
    return this.tx.run(async (em) => {
      const row = await found(em, GatheringKindRow, { code });
      const { affected } = await em.update(GatheringKindRow, { code, version }, { label, retired, version: version + 1 });
      if (affected !== 1) throw platformErrors.VERSION_CONFLICT({ current: row.version });
      await this.record(em, actor, row.id, 'change', { code, label, retired });
      return { version: version + 1 };
    });
  }

  private record(em: Em, actor: Actor, subjectId: string, event: string, detail: object): Promise<void> {
    return this.trail.record(em, actor, { subject: 'gathering_kind', subjectId, event, detail });
  }
}
