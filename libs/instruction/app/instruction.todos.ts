import { Injectable } from '@nestjs/common';
import { hiddenFrom, type Actor, type Em } from '#platform';
import type { TodoItem, TodoSource } from '#notifications';

interface Counts {
  mine: number;
  unassigned: number;
  overdue: number;
}

/** Files to study for their instructor, files without instructor for programme officers. */
@Injectable()
export class InstructionTodos implements TodoSource {
  readonly roles = ['instructor', 'programme.officer'];

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    const rows = await em.query<Counts[]>(
      `SELECT count(*) FILTER (WHERE f.instructor_id = $1 AND f.state IN ('assigned', 'admissible'))::int AS mine,
         count(*) FILTER (WHERE f.state = 'to_assign' AND ($2::text IS NULL OR f.region_code = $2))::int AS unassigned,
         (SELECT count(*)::int FROM technical_opinion o JOIN instruction_file own ON own.id = o.file_id
          WHERE own.instructor_id = $1 AND o.state = 'lapsed' AND NOT own.application_id = ANY($3::uuid[])) AS overdue
       FROM instruction_file f WHERE NOT f.application_id = ANY($3::uuid[]) AND NOT f.association_id = ANY($4::uuid[])`,
      [actor.personId, actor.scope.regionCode ?? null, hiddenFrom(actor), actor.ownAssociationIds],
    );
    const { mine, unassigned, overdue } = rows[0]!;
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
