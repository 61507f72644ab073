import { Injectable } from '@nestjs/common';
import type { Label } from '#kernel';
import type { TodoItem, TodoSource } from '#notifications';
import type { Actor, Em } from '#platform';
import type { ConventionState } from '../domain/convention.machine.js';
import type { Instrument } from '../domain/terms.js';
import { scopeParams, scopeSql } from './reading-scope.js';

interface Duty {
  state: ConventionState;
  instrument: Instrument | null;
  label: Label;
}

const SIGN: Label = { fr: 'Signer la convention', ar: 'توقيع الاتفاقية', en: 'Sign the convention' };
const DUTIES: Readonly<Record<string, readonly Duty[]>> = {
  'association.president': [{ state: 'sent', instrument: 'convention', label: SIGN }],
  signatory: [
    {
      state: 'signed_by_association',
      instrument: 'convention',
      label: { fr: 'Contresigner', ar: 'توقيع باسم الإدارة', en: 'Countersign' },
    },
    { state: 'sent', instrument: 'award_decision', label: SIGN },
  ],
  'programme.officer': [
    { state: 'drafted', instrument: null, label: { fr: 'Envoyer à la signature', ar: 'الإحالة على التوقيع', en: 'Send for signature' } },
  ],
};
const AT_MOST = 5;

/** Acts that wait for the reader. */
@Injectable()
export class ConventionTodos implements TodoSource {
  readonly roles = Object.keys(DUTIES);

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    const items: TodoItem[] = [];
    for (const { state, instrument, label } of DUTIES[actor.role] ?? []) {
      const rows = await em.query<{ id: string; number: string }[]>(
        `SELECT c.id, c.number FROM convention c WHERE c.state = $1 AND ($2::text IS NULL OR c.instrument = $2) AND ${scopeSql('c', 3)}
         ORDER BY c.created_at LIMIT ${AT_MOST}`,
        [state, instrument, ...scopeParams(actor)],
      );
      items.push(
        ...rows.map(({ id, number }): TodoItem => ({
          key: `convention-${id}`,
          label,
          about: { fr: number, ar: number, en: number },
          href: `/app/conventions/${id}`,
          tone: 'now',
        })),
      );
    }
    return items;
  }
}
