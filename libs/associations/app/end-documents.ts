import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Files, type Em, type RetentionEnd } from '#platform';
import { VaultDocument } from '../data/association-parts.entity.js';
import { MemberInvitation } from '../data/member-invitation.entity.js';

/** Documents of the vault that were replaced: what a submitted file took from there stays with it. */
@Injectable()
export class EndReplacedDocuments implements RetentionEnd {
  constructor(private readonly files: Files) {}

  async end(em: Em, ids: readonly string[]): Promise<number> {
    let ended = 0;
    for (const { id, fileId } of await em.find(VaultDocument, { where: { id: In([...ids]) }, order: { id: 'ASC' } }))
      if (await this.files.release(em, fileId, () => em.delete(VaultDocument, { id }))) ended++;
    return ended;
  }
}

/** Invitations that came to nothing: with the name and the address that somebody typed. */
@Injectable()
export class EndInvitations implements RetentionEnd {
  async end(em: Em, ids: readonly string[]): Promise<number> {
    const { affected } = await em.delete(MemberInvitation, { id: In([...ids]) });
    return affected ?? 0;
  }
}
