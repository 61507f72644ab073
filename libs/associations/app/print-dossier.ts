import { Injectable } from '@nestjs/common';
import {
  FailedJobs,
  Files,
  found,
  newId,
  Outbox,
  platformErrors,
  requireAccess,
  Trail,
  Tx,
  type Actor,
  type Em,
  type StoredFile,
} from '#platform';
import type { ZonedInstant } from '#kernel';
import { DossierCopy } from '../data/dossier-copy.entity.js';
import { findAssociation } from '../data/associations.store.js';
import { renderDossier } from './render-dossier.job.js';

export interface DossierCopyView {
  id: string;
  ready: boolean;
  /** Since when it cannot be made; the administration knows. */
  failed: ZonedInstant | null;
}

/** A copy of the dossier on paper, for who asks: the worker makes it of what that role may know then. */
@Injectable()
export class PrintDossier {
  constructor(
    private readonly tx: Tx,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
    private readonly files: Files,
    private readonly failed: FailedJobs,
  ) {}

  /** @throws NOT_FOUND · OWN_ASSOCIATION */
  ask(actor: Actor, associationId: string): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      await this.require(em, actor, associationId);
      if (!actor.personId || !actor.grantId) throw platformErrors.FORBIDDEN();
      const id = newId();
      await em.insert(DossierCopy, { id, associationId, askedBy: actor.personId, grantId: actor.grantId });
      await this.outbox.enqueue(em, renderDossier, { copyId: id });
      await this.trail.record(em, actor, { subject: 'association', subjectId: associationId, event: 'print_dossier' });
      return { id };
    });
  }

  /** @throws NOT_FOUND: a copy is for who asked for it, in the role used then */
  look(actor: Actor, associationId: string, id: string): Promise<DossierCopyView> {
    return this.tx.run(async (em) => {
      const { fileId } = await this.own(em, actor, associationId, id);
      const failed = fileId ? null : ((await this.failed.failing(em, 'dossier_copy', [id])).get(id) ?? null);
      return { id, ready: fileId !== null, failed };
    });
  }

  /** @throws NOT_FOUND */
  async file(actor: Actor, associationId: string, id: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      const { fileId } = await this.own(em, actor, associationId, id);
      if (!fileId) throw platformErrors.NOT_FOUND();
      return this.files.describe(em, fileId);
    });
    return { file, bytes: await this.files.read(file) };
  }

  private async own(em: Em, actor: Actor, associationId: string, id: string): Promise<DossierCopy> {
    await this.require(em, actor, associationId);
    if (!actor.personId || !actor.grantId) throw platformErrors.NOT_FOUND();
    return found(em, DossierCopy, { id, associationId, askedBy: actor.personId, grantId: actor.grantId });
  }

  private async require(em: Em, actor: Actor, associationId: string): Promise<void> {
    const { regionCode, state } = await findAssociation(em, associationId);
    requireAccess(actor, 'association.dossier', { associationId, regionCode });
    if (state === 'draft' && !actor.role.startsWith('association.')) throw platformErrors.NOT_FOUND();
  }
}
