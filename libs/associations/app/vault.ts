import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Files, found, newId, platformErrors, requireAccess, rowBy, Trail, Tx, type Actor, type StoredFile, type Upload } from '#platform';
import { VaultDocument } from '../data/association-parts.entity.js';
import { findAssociation, lockAssociation } from '../data/associations.store.js';
import { DOCUMENT_EXPIRES, EndingDays } from './association.deadlines.js';
import type { DocumentKind } from '../domain/association-kinds.js';

/** The documents of an association, kept from call to call. */
@Injectable()
export class DocumentVault {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly trail: Trail,
    private readonly endings: EndingDays,
  ) {}

  /** A newer document replaces the one of the same kind; the older is kept. @throws NOT_FOUND · STORAGE_FULL, and as Files.check says */
  async add(
    actor: Actor,
    associationId: string,
    document: { kind: DocumentKind; validUntil: string | null },
    upload: Upload,
  ): Promise<{ id: string }> {
    const checked = await this.files.check(upload);
    return this.tx.run(async (em) => {
      await lockAssociation(em, associationId);
      requireAccess(actor, 'association.edit', { associationId });
      const file = await this.files.accept(em, actor, checked, associationId);
      const former = { associationId, kind: document.kind, replacedAt: IsNull() };
      await em.update(VaultDocument, former, { replacedAt: () => 'clock_timestamp()' });
      const id = newId();
      await em.insert(VaultDocument, { id, associationId, ...document, fileId: file.id, addedBy: actor.personId });
      await this.endings.set(em, DOCUMENT_EXPIRES, id, document.validUntil);
      await this.trail.record(em, actor, {
        subject: 'association',
        subjectId: associationId,
        event: 'add_document',
        detail: { kind: document.kind, validUntil: document.validUntil, sha256: file.sha256 },
      });
      return { id };
    });
  }

  /**
   * Empties the place of a document. Its content is erased when nobody relied on it yet; what was there when the registration was sent, or
   * what a submitted file took from here, is kept for those who read it then.
   * @throws NOT_FOUND
   */
  remove(actor: Actor, associationId: string, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const association = await lockAssociation(em, associationId);
      requireAccess(actor, 'association.edit', { associationId });
      const document = await found(em, VaultDocument, { id, associationId, replacedAt: IsNull() });
      const { sha256 } = await this.files.describe(em, document.fileId);
      const wasSent = association.submittedAt !== null && association.submittedAt > document.addedAt;
      const erased = !wasSent && (await this.files.release(em, document.fileId, () => em.delete(VaultDocument, { id })));
      if (!erased) await em.update(VaultDocument, { id }, { replacedAt: () => 'clock_timestamp()' });
      await this.trail.record(em, actor, {
        subject: 'association',
        subjectId: associationId,
        event: 'remove_document',
        detail: { kind: document.kind, sha256, erased },
      });
    });
  }

  /** @throws NOT_FOUND, also when the association is not the actor's to read */
  read(actor: Actor, associationId: string, id: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    return this.tx.run(async (em) => {
      const association = await findAssociation(em, associationId);
      requireAccess(actor, 'association.read', { associationId, regionCode: association.regionCode });
      const document = await rowBy(em, VaultDocument, { id, associationId });
      if (!document || (association.state === 'draft' && !actor.role.startsWith('association.'))) throw platformErrors.NOT_FOUND();
      const file = await this.files.describe(em, document.fileId);
      return { file, bytes: await this.files.read(file) };
    });
  }
}
