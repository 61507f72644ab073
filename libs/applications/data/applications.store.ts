import { In } from 'typeorm';
import { platformErrors, type Em } from '#platform';
import type { BudgetLine } from '../domain/budget.js';
import type { Parts } from '../domain/parts.js';
import { Application } from './application.entity.js';

export interface StoredSection {
  kind: 'form' | 'part';
  code: string;
  version: number;
  answers: Record<string, unknown>;
}

export interface StoredAttachment {
  id: string;
  documentCode: string;
  fileId: string;
  name: string;
  size: number;
  sha256: string;
}

/** Everything that was answered in one file. */
export interface FileContent {
  sections: StoredSection[];
  lines: (BudgetLine & { id: string })[];
  attachments: StoredAttachment[];
}

/** The row, locked until the end of the transaction. @throws NOT_FOUND */
export async function lockApplication(em: Em, id: string): Promise<Application> {
  const application = await em.findOne(Application, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!application) throw platformErrors.NOT_FOUND();
  return application;
}

/** @throws NOT_FOUND */
export async function findApplication(em: Em, id: string): Promise<Application> {
  const application = await em.findOneBy(Application, { id });
  if (!application) throw platformErrors.NOT_FOUND();
  return application;
}

export const findApplications = (em: Em, ids: readonly string[]): Promise<Application[]> =>
  ids.length === 0 ? Promise.resolve([]) : em.findBy(Application, { id: In([...new Set(ids)]) });

/** Sections, budget lines and attachments in one statement; read after the row is locked, so that nothing of it can move. */
export async function loadContent(em: Em, applicationId: string): Promise<FileContent> {
  const rows = await em.query<FileContent[]>(
    `SELECT
       (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'code', s.code, 'version', s.version, 'answers', s.answers)
          ORDER BY s.kind, s.code), '[]')
        FROM application_section s WHERE s.application_id = $1) AS sections,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'side', l.side, 'account', l.account, 'label', l.label,
          'amountCentimes', l.amount_centimes, 'overhead', l.overhead, 'funding', l.funding) ORDER BY l.position), '[]')
        FROM application_budget_line l WHERE l.application_id = $1) AS lines,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'documentCode', t.document_code, 'fileId', t.file_id, 'name', f.name,
          'size', f.size, 'sha256', f.sha256) ORDER BY t.document_code), '[]')
        FROM application_attachment t JOIN stored_file f ON f.id = t.file_id
        WHERE t.application_id = $1 AND t.replaced_at IS NULL) AS attachments`,
    [applicationId],
  );
  return rows[0]!;
}

/** The answers to the call's form, of all its sections. */
export function formAnswers(content: FileContent): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const section of content.sections) if (section.kind === 'form') Object.assign(answers, section.answers);
  return answers;
}

export function partsOf(content: FileContent): Partial<Parts> {
  return Object.fromEntries(
    content.sections.filter(({ kind }) => kind === 'part').map(({ code, answers }) => [code, answers.items]),
  ) as Partial<Parts>;
}
