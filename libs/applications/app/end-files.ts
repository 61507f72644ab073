import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Files, type Em, type RetentionEnd } from '#platform';
import { ApplicationAttachment } from '../data/application-parts.entity.js';
import { attachmentsOf, emptyDrafts } from '../data/retention.queries.js';

/** Documents of files that were not selected: gone, unless something else relies on them. */
@Injectable()
export class EndDocuments implements RetentionEnd {
  constructor(private readonly files: Files) {}

  async end(em: Em, ids: readonly string[]): Promise<number> {
    let ended = 0;
    for (const { id, fileId } of await em.find(ApplicationAttachment, { where: { id: In([...ids]) }, order: { id: 'ASC' } }))
      if (await this.forget(em, id, fileId)) ended++;
    return ended;
  }

  /** A content that the vault still has stays there: the file lets go of it all the same. */
  async forget(em: Em, id: string, fileId: string): Promise<boolean> {
    if (await this.files.release(em, fileId, () => em.delete(ApplicationAttachment, { id }))) return true;
    const { affected } = await em.delete(ApplicationAttachment, { id });
    return affected === 1;
  }
}

/** Drafts that were given up: what was written in them goes, that they were begun stays. */
@Injectable()
export class EmptyDrafts implements RetentionEnd {
  constructor(private readonly documents: EndDocuments) {}

  async end(em: Em, ids: readonly string[]): Promise<number> {
    for (const { id, fileId } of await attachmentsOf(em, ids)) await this.documents.forget(em, id, fileId);
    await emptyDrafts(em, ids);
    return ids.length;
  }
}
