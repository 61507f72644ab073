import { Injectable } from '@nestjs/common';
import { zonedInstant } from '#kernel';
import { ROLE_NAMES } from '#identity';
import type { Actor, Em } from '#platform';
import { ProposalReads } from './proposals.reads.js';
import type { TodoItem, TodoSource } from './todos.js';

/** For whoever may confirm: what waits for a second person. */
@Injectable()
export class ProposalTodos implements TodoSource {
  readonly roles = ROLE_NAMES;

  constructor(private readonly reading: ProposalReads) {}

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    const waiting = await this.reading.waitingFor(em, actor);
    if (waiting.length === 0) return [];
    return [
      {
        key: 'proposals.waiting',
        label: {
          fr: 'Confirmer ou refuser, en seconde personne',
          ar: 'تأكيد أو رفض بصفتكم الشخص الثاني',
          en: 'Confirm or refuse, as the second person',
        },
        href: waiting.length === 1 ? `/app/proposals/${waiting[0]!.id}` : '/app/proposals',
        count: waiting.length,
        due: zonedInstant(waiting[0]!.expiresAt),
        tone: 'now',
      },
    ];
  }
}
