import { Injectable } from '@nestjs/common';
import type { Actor, Em } from '#platform';
import type { TodoItem, TodoSource } from '#notifications';
import { countWaiting } from '../data/instruction.queries.js';

/** Files to study for their instructor, files without instructor for programme officers. */
@Injectable()
export class InstructionTodos implements TodoSource {
  readonly roles = ['instructor', 'programme.officer'];

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    const { mine, unassigned, overdue } = await countWaiting(em, actor);
    const items: TodoItem[] = [];
    if (actor.role === 'instructor' && mine > 0) {
      items.push({
        key: 'instruction.mine',
        label: { fr: 'Dossiers à instruire', ar: 'ملفات في انتظار الدراسة', en: 'Files to study' },
        href: '/app/instruction?mine=true',
        count: mine,
        tone: 'now',
      });
    }
    if (actor.role === 'instructor' && overdue > 0) {
      items.push({
        key: 'instruction.opinions',
        label: { fr: 'Avis techniques en retard', ar: 'آراء تقنية متأخرة', en: 'Technical opinions overdue' },
        href: '/app/instruction?mine=true&state=all',
        count: overdue,
        tone: 'late',
      });
    }
    if (actor.role === 'programme.officer' && unassigned > 0) {
      items.push({
        key: 'instruction.unassigned',
        label: { fr: 'Dossiers sans instructeur', ar: 'ملفات بدون دارس', en: 'Files without instructor' },
        href: '/app/instruction?state=to_assign',
        count: unassigned,
        tone: 'late',
      });
    }
    return items;
  }
}
