import type { Invariant } from '#platform';

/** What must hold of studies, their checklists and requests at every instant. */
export const instructionInvariants: Invariant[] = [
  {
    name: 'instruction: a study is overdue while one of its opinions is',
    sql: `SELECT f.id FROM instruction_file f
          WHERE f.overdue <> EXISTS (SELECT FROM technical_opinion t WHERE t.file_id = f.id AND t.state = 'lapsed')`,
  },
  {
    name: 'instruction: a file waits for completion if and only if one request is open',
    sql: `SELECT f.id FROM instruction_file f LEFT JOIN completion_request r ON r.file_id = f.id AND r.state = 'open'
          WHERE (f.state = 'completing') <> (r.id IS NOT NULL)`,
  },
  {
    name: 'instruction: a favourable conclusion has no point left open or not conform',
    sql: `SELECT f.id, i.code FROM instruction_file f JOIN instruction_item i ON i.file_id = f.id
          WHERE (f.state IN ('admissible', 'eligible', 'ineligible') AND i.kind = 'admissibility' AND i.verdict IS DISTINCT FROM 'conform')
             OR (f.state = 'eligible' AND i.verdict IS DISTINCT FROM 'conform')`,
  },
  {
    name: 'instruction: an unfavourable conclusion has its reason',
    sql: `SELECT id FROM instruction_file WHERE state IN ('inadmissible', 'ineligible') AND coalesce(reason, '') = ''`,
  },
];
