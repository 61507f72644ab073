import { Injectable } from '@nestjs/common';
import type { EntityTarget } from 'typeorm';
import { newId, platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { Funder, Gathering, Partner } from '../data/programme-context.entity.js';
import { lockProgramme } from '../data/programmes.store.js';

type Content<T> = Omit<T, 'id' | 'programmeId'>;

/** Who pays, who takes part without money, and the meetings held. */
@Injectable()
export class ProgrammeSurroundings {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
  ) {}

  /** @throws FORBIDDEN · NOT_FOUND */
  addFunder(actor: Actor, programmeId: string, content: Content<Funder>): Promise<{ id: string }> {
    return this.add(actor, programmeId, 'add_funder', Funder, content);
  }

  /** @throws FORBIDDEN · NOT_FOUND */
  addPartner(actor: Actor, programmeId: string, content: Content<Partner>): Promise<{ id: string }> {
    return this.add(actor, programmeId, 'add_partner', Partner, content);
  }

  /** @throws FORBIDDEN · NOT_FOUND · INVALID_REQUEST */
  addGathering(actor: Actor, programmeId: string, content: Content<Gathering>): Promise<{ id: string }> {
    if (content.endsOn < content.startsOn) throw platformErrors.INVALID_REQUEST({}, [{ path: 'endsOn', code: 'date' }]);
    return this.add(actor, programmeId, 'add_gathering', Gathering, content);
  }

  private add<T extends { id: string }>(
    actor: Actor,
    programmeId: string,
    event: string,
    entity: EntityTarget<T>,
    content: object,
  ): Promise<{ id: string }> {
    requireAccess(actor, 'programme.edit');
    return this.tx.run(async (em: Em) => {
      await lockProgramme(em, programmeId);
      const id = newId();
      await em.insert(entity, { ...content, id, programmeId } as never);
      await this.trail.record(em, actor, { subject: 'programme', subjectId: programmeId, event, detail: { id, ...content } });
      return { id };
    });
  }
}
