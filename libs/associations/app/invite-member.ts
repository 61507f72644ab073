import { Injectable } from '@nestjs/common';
import { Accounts, Directory } from '#identity';
import type { Language } from '#kernel';
import { requireAccess, Tx, type Actor } from '#platform';
import { Messages } from '#notifications';
import { lockAssociation } from '../data/associations.store.js';
import { associationErrors } from '../domain/errors.js';
import { invitedMessage } from './association.messages.js';

export const MEMBER_ROLES = ['association.president', 'association.treasurer', 'association.editor', 'association.reader'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** The president brings people in. @throws NOT_FOUND · ASSOCIATION_HAS_PRESIDENT · ALREADY_MEMBER */
@Injectable()
export class InviteMember {
  constructor(
    private readonly tx: Tx,
    private readonly accounts: Accounts,
    private readonly directory: Directory,
    private readonly messages: Messages,
  ) {}

  execute(
    actor: Actor,
    associationId: string,
    command: { email: string; name: string; language: Language; role: MemberRole },
  ): Promise<{ personId: string }> {
    return this.tx.run(async (em) => {
      const association = await lockAssociation(em, associationId);
      requireAccess(actor, 'association.invite', { associationId });
      const { role, ...person } = command;
      const invited = await this.accounts.invite(em, actor, person);
      const holders = await this.directory.holders(em, [role], { associationId });
      if (role === 'association.president' && holders.length > 0) throw associationErrors.ASSOCIATION_HAS_PRESIDENT();
      if (holders.some((holder) => holder.id === invited.id)) throw associationErrors.ALREADY_MEMBER();

      await this.accounts.grant(em, actor, invited.id, role, { associationId });
      await this.messages.send(em, {
        to: [invited.id],
        message: invitedMessage,
        params: { association: association.name },
        path: '/app',
      });
      return { personId: invited.id };
    });
  }
}
