import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label } from '#kernel';
import type { TodoItem, TodoSource } from '#notifications';
import type { Actor, Em } from '#platform';
import { filesWaitingFor } from '../data/applications.queries.js';
import { applicationMachine } from '../domain/application.machine.js';
import { urgencyOf } from '../domain/urgency.js';

const AT_MOST = 10;

const LABELS: Record<'draft' | 'completion_requested', Label> = {
  draft: { fr: 'Terminer et déposer le dossier', ar: 'إتمام الملف وإيداعه', en: 'Finish and submit the file' },
  completion_requested: {
    fr: 'Répondre à la demande de complément',
    ar: 'الجواب على طلب الاستكمال',
    en: 'Answer the request for completion',
  },
};
/** What a draft asks of those who may write it but not submit it. */
const TO_COMPLETE: Label = { fr: 'Compléter le dossier', ar: 'استكمال الملف', en: 'Complete the file' };
const maySubmit = (actor: Actor) => applicationMachine.rolesFor('submit').includes(actor.role);

/** What members must do about their files: drafts before they close, completions before they end. */
@Injectable()
export class ApplicationTodos implements TodoSource {
  readonly roles = ['association.president', 'association.treasurer', 'association.editor', 'association.delegate'];

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    const rows = await filesWaitingFor(em, actor.scope.associationId ?? null, AT_MOST);
    return rows.map((row) => ({
      key: `application.${row.state}.${row.id}`,
      label: row.state === 'draft' && !maySubmit(actor) ? TO_COMPLETE : LABELS[row.state as keyof typeof LABELS],
      about: row.title
        ? { fr: row.title, ar: row.title, en: row.title }
        : { fr: row.call.fr, ar: row.call.ar, en: row.call.en ?? row.call.fr },
      href: `/app/applications/${row.id}`,
      due: zonedInstant(row.due),
      tone: urgencyOf(row.due, new Date()),
    }));
  }
}
