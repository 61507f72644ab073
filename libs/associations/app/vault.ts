import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { dayOfInstant, monthsAfter } from '#kernel';
import {
  Files,
  found,
  newId,
  platformErrors,
  requireAccess,
  rowBy,
  Trail,
  Tx,
  type Actor,
  type Em,
  type StoredFile,
  type Upload,
} from '#platform';
import { VaultDocument } from '../data/association-parts.entity.js';
import { DocumentKinds } from './document-kinds.js';
import { findAssociation, lockAssociation } from '../data/associations.store.js';
import { DOCUMENT_EXPIRES, EndingDays } from './association.deadlines.js';
import { KINDS, OTHER } from '../domain/association-kinds.js';
import { associationErrors } from '../domain/errors.js';
import { NeededDocuments } from './document-needs.js';

/** The documents of an association, kept from call to call. */
@Injectable()
export class DocumentVault {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly trail: Trail,
    private readonly endings: EndingDays,
    private readonly needs: NeededDocuments,
    private readonly kinds: DocumentKinds,
  ) {}

  /**
   * A newer document replaces the one of the same kind, the older is kept; others stand beside each other, each under its title. Where nothing
   * is said of its validity, that of its kind runs from today.
   * @throws NOT_FOUND · INVALID_REQUEST: a kind that has ended · STORAGE_FULL, and as Files.check says
   */
  async add(
    actor: Actor,
    associationId: string,
    document: { kind: string; title: string | null; validUntil: string | null },
    upload: Upload,
  ): Promise<{ id: string }> {
    const checked = await this.files.check(upload);
    return this.tx.run(async (em) => {
      await lockAssociation(em, associationId);
      requireAccess(actor, 'association.edit', { associationId });
      const listed = document.kind === OTHER ? null : await this.kinds.chosen(em, document.kind);
      const validUntil = document.validUntil ?? (listed?.months ? monthsAfter(dayOfInstant(await this.tx.now(em)), listed.months) : null);
      const file = await this.files.accept(em, actor, checked, associationId);
      const former = { associationId, kind: document.kind, replacedAt: IsNull() };
      if (listed) await em.update(VaultDocument, former, { replacedAt: () => 'clock_timestamp()' });
      const id = newId();
      const kept = { ...document, validUntil, kindsRevisionId: listed?.revisionId ?? null };
      await em.insert(VaultDocument, { id, associationId, ...kept, fileId: file.id, addedBy: actor.personId });
      await this.endings.set(em, DOCUMENT_EXPIRES, id, validUntil);
      await this.trail.record(em, actor, {
        subject: 'association',
        subjectId: associationId,
        event: 'add_document',
        detail: { kind: document.kind, title: document.title, validUntil, sha256: file.sha256 },
      });
      return { id };
    }, upload.once);
  }

  /**
   * Empties the place of a document. Its content is erased when nobody relied on it yet; what was there when the registration was sent, or
   * what a submitted file took from here, is kept for those who read it then. Without what paying asks for, nothing could be paid under an
   * act that runs: a newer document replaces it, nothing empties its place.
   * @throws NOT_FOUND · DOCUMENT_NEEDED {acts}
   */
  remove(actor: Actor, associationId: string, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const association = await lockAssociation(em, associationId);
      requireAccess(actor, 'association.edit', { associationId });
      const document = await found(em, VaultDocument, { id, associationId, replacedAt: IsNull() });
      if (KINDS[association.kind].payment.some((kind) => kind === document.kind)) await this.requireUnneeded(em, associationId);
      const { sha256 } = await this.files.describe(em, document.fileId);
      const wasSent = association.submittedAt !== null && association.submittedAt > document.addedAt;
      const erased = !wasSent && (await this.files.release(em, document.fileId, () => em.delete(VaultDocument, { id })));
      if (!erased) await em.update(VaultDocument, { id }, { replacedAt: () => 'clock_timestamp()' });
      await this.trail.record(em, actor, {
        subject: 'association',
        subjectId: associationId,
        event: 'remove_document',
        detail: { kind: document.kind, title: document.title, sha256, erased },
      });
    });
  }

  private async requireUnneeded(em: Em, associationId: string): Promise<void> {
    const acts = await this.needs.by(em, associationId);
    if (acts.length > 0) throw associationErrors.DOCUMENT_NEEDED({ acts: acts.join(', ') });
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
