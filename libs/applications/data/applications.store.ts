import { heldDocumentsSql, type AssociationFacts, type HeldDocumentRow } from '#associations';
import { rulesVersionSql } from '#calls';
import type { SavedMeanwhile } from '#identity';
import { In } from 'typeorm';
import { newId, rowBy, type Actor, type Em } from '#platform';
import type { BudgetLine, BudgetTotals } from '../domain/budget.js';
import type { UnfinishedRow } from '../domain/unfinished.js';
import { PART_NAMES, type Partner, type PartName, type Parts } from '../domain/parts.js';
import { ApplicationSection, type ApplicationCompletion, type ApplicationReceipt } from './application-parts.entity.js';
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

export const findApplications = (em: Em, ids: readonly string[]): Promise<Application[]> =>
  ids.length === 0 ? Promise.resolve([]) : em.findBy(Application, { id: In([...new Set(ids)]) });

/** The partners that files name, by file. */
export async function findPartners(em: Em, applicationIds: readonly string[]): Promise<Map<string, Partner[]>> {
  const saved = await em.findBy(ApplicationSection, { applicationId: In([...applicationIds]), kind: 'part', code: 'partners' });
  return new Map(saved.map(({ applicationId, answers }) => [applicationId, answers.items as Partner[]]));
}

/** SQL: everything that was answered, of the file that an expression gives. */
const contentSql = (file: string) => `(SELECT coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'code', s.code, 'version', s.version,
          'answers', s.answers) ORDER BY s.kind, s.code), '[]')
        FROM application_section s WHERE s.application_id = ${file}) AS sections,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'side', l.side, 'account', l.account, 'label', l.label,
          'amountCentimes', l.amount_centimes, 'overhead', l.overhead, 'funding', l.funding,
          'quantityThousandths', l.quantity_thousandths, 'unit', l.unit, 'unitPriceCentimes', l.unit_price_centimes) ORDER BY l.position), '[]')
        FROM application_budget_line l WHERE l.application_id = ${file}) AS lines,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'documentCode', t.document_code, 'fileId', t.file_id, 'name', f.name,
          'size', f.size, 'sha256', f.sha256) ORDER BY t.document_code), '[]')
        FROM application_attachment t JOIN stored_file f ON f.id = t.file_id
        WHERE t.application_id = ${file} AND t.replaced_at IS NULL) AS attachments`;

/** Sections, budget lines and attachments in one statement; read after the row is locked, so that nothing of it can move. */
export async function loadContent(em: Em, applicationId: string): Promise<FileContent> {
  const rows = await em.query<FileContent[]>(`SELECT ${contentSql('$1')}`, [applicationId]);
  return rows[0]!;
}

/** What is read of a file beside its row by whoever works on it, or hands it over: with the row held, nothing of its content can move. */
export interface FileBeside extends FileContent {
  /** Of the rules that it was filed under (`Calls.rulesStanding`); null where its call does not exist for later stages. */
  rulesVersion: string | null;
  now: Date;
  /** Whether its association may hand it over. */
  applicant: Pick<AssociationFacts, 'state'>;
  vault: HeldDocumentRow[];
  /** The newest first. */
  receipts: IssuedReceipt[];
  completion: OpenCompletion | null;
}

export type OpenCompletion = Pick<ApplicationCompletion, 'id' | 'fields' | 'documents' | 'until'>;

/** All of it in one statement; null when there is no such file. */
export async function loadBeside(em: Em, applicationId: string): Promise<FileBeside | null> {
  type Written<T, K extends keyof T> = Omit<T, K> & Record<K, string>;
  type Row = Omit<FileBeside, 'receipts' | 'completion'> & {
    receipts: Written<IssuedReceipt, 'issuedAt'>[];
    completion: Written<OpenCompletion, 'until'> | null;
  };
  const [row] = await em.query<Row[]>(
    `SELECT (${rulesVersionSql('a.call_id', 'a.form_revision_id', 'a.grid_revision_id')}) AS "rulesVersion", clock_timestamp() AS now,
       (SELECT jsonb_build_object('state', o.state) FROM association o WHERE o.id = a.association_id) AS applicant,
       (${heldDocumentsSql('a.association_id')}) AS vault, ${contentSql('a.id')},
       (SELECT coalesce(jsonb_agg(jsonb_build_object('applicationId', r.application_id, 'kind', r.kind, 'number', r.number, 'issuedAt', r.issued_at,
          'contentHash', r.content_hash, 'verificationCode', r.verification_code, 'fileId', r.file_id) ORDER BY r.issued_at DESC), '[]')
        FROM application_receipt r WHERE r.application_id = a.id) AS receipts,
       (SELECT jsonb_build_object('id', c.id, 'fields', c.fields, 'documents', c.documents, 'until', c.until)
        FROM application_completion c WHERE c.application_id = a.id AND c.ended_at IS NULL) AS completion
     FROM application a WHERE a.id = $1`,
    [applicationId],
  );
  if (!row) return null;
  const receipts = row.receipts.map((receipt) => ({ ...receipt, issuedAt: new Date(receipt.issuedAt) }));
  return { ...row, receipts, completion: row.completion && { ...row.completion, until: new Date(row.completion.until) } };
}

/** The answers to the call's form, of all its sections. */
export function formAnswers(content: FileContent): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const section of content.sections) if (section.kind === 'form') Object.assign(answers, section.answers);
  return answers;
}

/** The rows of the parts that are not whole yet, by name. */
export function unfinishedOf(content: FileContent): Partial<Record<PartName, UnfinishedRow[]>> {
  const parts = content.sections.filter(({ kind, answers }) => kind === 'part' && Array.isArray(answers.unfinished));
  return Object.fromEntries(parts.map(({ code, answers }) => [code, answers.unfinished]));
}

/** The parts that were saved, by name. */
export function partsOf(content: FileContent): Partial<Parts> {
  const saved = content.sections.filter(({ kind, code }) => kind === 'part' && (PART_NAMES as readonly string[]).includes(code));
  return Object.fromEntries(saved.map(({ code, answers }) => [code, answers.items]));
}

/** A section as somebody saves it, at the version they read. */
export type SectionToSave = StoredSection;

/**
 * Saves sections, each when the version it was read at is still the present one, in one statement whatever their number; returns the new
 * versions in their order, null where somebody else saved meanwhile.
 */
export async function saveSections(
  em: Em,
  actor: Actor,
  applicationId: string,
  sections: readonly SectionToSave[],
): Promise<(number | null)[]> {
  const rows = await em.query<{ kind: string; code: string; version: number }[]>(
    `INSERT INTO application_section (application_id, kind, code, version, answers, saved_by)
     SELECT $1, s.kind, s.code, s.version + 1, s.answers, $3
     FROM jsonb_to_recordset($2::jsonb) AS s(kind text, code text, version int, answers jsonb)
     WHERE s.version = 0 OR EXISTS (SELECT FROM application_section a WHERE a.application_id = $1 AND a.kind = s.kind AND a.code = s.code)
     ON CONFLICT ON CONSTRAINT application_section_pk DO UPDATE
       SET version = excluded.version, answers = excluded.answers, saved_by = excluded.saved_by, saved_at = clock_timestamp()
       WHERE application_section.version = excluded.version - 1
     RETURNING kind, code, version`,
    [applicationId, JSON.stringify(sections), actor.personId],
  );
  return sections.map(({ kind, code }) => rows.find((row) => row.kind === kind && row.code === code)?.version ?? null);
}

/** A section of a draft, with what must hold for it to be saved without looking. */
export interface DraftSection {
  applicationId: string;
  associationId: string;
  /** The version of the rules by which it was checked; null when none were needed. */
  rulesVersion: string | null;
  section: SectionToSave;
}

/**
 * Saves one section of a draft in one statement that is a transaction by itself: while the file is a draft of the association, its call's
 * rules are those by which the section was checked, and nobody saved it meanwhile. Null when one of these is not so.
 */
export async function saveDraftSection(
  em: Em,
  actor: Actor,
  { applicationId, associationId, rulesVersion, section }: DraftSection,
): Promise<number | null> {
  const rows = await em.query<{ version: number }[]>(
    `WITH draft AS MATERIALIZED (
       SELECT a.id FROM application a WHERE a.id = $1 AND a.association_id = $2 AND a.state = 'draft'
         AND ($3::text IS NULL OR $3 = (${rulesVersionSql('a.call_id', 'a.form_revision_id', 'a.grid_revision_id')})) FOR SHARE OF a)
     INSERT INTO application_section (application_id, kind, code, version, answers, saved_by)
     SELECT d.id, $4, $5, $6::int + 1, $7::jsonb, $8 FROM draft d
     WHERE $6::int = 0 OR EXISTS (SELECT FROM application_section s WHERE s.application_id = $1 AND s.kind = $4 AND s.code = $5)
     ON CONFLICT ON CONSTRAINT application_section_pk DO UPDATE
       SET version = excluded.version, answers = excluded.answers, saved_by = excluded.saved_by, saved_at = clock_timestamp()
       WHERE application_section.version = excluded.version - 1
     RETURNING version`,
    [
      ...[applicationId, associationId, rulesVersion, section.kind, section.code, section.version],
      ...[JSON.stringify(section.answers), actor.personId],
    ],
  );
  return rows[0]?.version ?? null;
}

/** What stands where a section was saved meanwhile. */
export async function sectionSavedMeanwhile(em: Em, applicationId: string, kind: 'form' | 'part', code: string): Promise<SavedMeanwhile> {
  const present = await rowBy(em, ApplicationSection, { applicationId, kind, code });
  const { version = 0, answers: content = {}, savedBy = null, savedAt = null } = present ?? {};
  return { current: version, content, savedBy, savedAt };
}

/** A budget as somebody saves it, at the version they read. */
export interface BudgetToSave {
  version: number;
  lines: readonly BudgetLine[];
  unfinished: readonly UnfinishedRow[];
  totals: BudgetTotals;
}

/**
 * Writes all budget lines anew with their totals, in one statement whatever their number, when the version that was read is still the
 * present one; `draftOf` asks besides that the file is a draft of that association. Whether it was so.
 */
export async function replaceBudget(
  em: Em,
  actor: Actor,
  applicationId: string,
  { version, lines, unfinished, totals }: BudgetToSave,
  draftOf: string | null = null,
): Promise<boolean> {
  const rows = lines.map((line, position) => ({ ...line, id: newId(), position }));
  const [, saved] = await em.query<[unknown[], number]>(
    `WITH held AS MATERIALIZED (
       SELECT a.id FROM application a WHERE a.id = $1 AND a.budget_version = $2
         AND ($3::uuid IS NULL OR (a.association_id = $3 AND a.state = 'draft')) FOR UPDATE),
     gone AS (DELETE FROM application_budget_line l WHERE l.application_id = $1 AND EXISTS (SELECT FROM held)),
     kept AS (
       INSERT INTO application_budget_line (id, application_id, position, side, account, label, amount_centimes, overhead, funding,
         quantity_thousandths, unit, unit_price_centimes)
       SELECT l.id, h.id, l.position, l.side, l.account, l.label, l."amountCentimes", l.overhead, l.funding,
         l."quantityThousandths", l.unit, l."unitPriceCentimes"
       FROM held h, jsonb_to_recordset($4::jsonb) AS l(id uuid, position integer, side text, account text, label text,
         "amountCentimes" bigint, overhead boolean, funding text, "quantityThousandths" integer, unit text, "unitPriceCentimes" bigint))
     UPDATE application a SET budget_version = a.budget_version + 1, total_centimes = $5, asked_centimes = $6, own_centimes = $7,
       budget_unfinished = $8::jsonb, budget_saved_by = $9, budget_saved_at = clock_timestamp(), changed_at = clock_timestamp()
     WHERE a.id = $1 AND EXISTS (SELECT FROM held)`,
    [
      ...[applicationId, version, draftOf, JSON.stringify(rows), totals.chargesCentimes, totals.askedCentimes, totals.ownCentimes],
      ...[JSON.stringify(unfinished), actor.personId],
    ],
  );
  return saved === 1;
}

/** The budget as it stands, in the order of its lines. */
export function savedLines(em: Em, applicationId: string): Promise<BudgetLine[]> {
  return em.query(
    `SELECT side, account, label, amount_centimes AS "amountCentimes", overhead, funding,
       quantity_thousandths AS "quantityThousandths", unit, unit_price_centimes AS "unitPriceCentimes"
     FROM application_budget_line WHERE application_id = $1 ORDER BY position`,
    [applicationId],
  );
}

/** Documents of the vault become attachments of the file, in one statement whatever their number. */
export async function attachFromVault(
  em: Em,
  actor: Actor,
  applicationId: string,
  documents: readonly { code: string; fileId: string }[],
): Promise<void> {
  await em.query(
    `INSERT INTO application_attachment (id, application_id, document_code, file_id, from_vault, added_by)
     SELECT d.id, $1, d.code, d."fileId", true, $2 FROM jsonb_to_recordset($3::jsonb) AS d(id uuid, code text, "fileId" uuid)`,
    [applicationId, actor.personId, JSON.stringify(documents.map((document) => ({ id: newId(), ...document })))],
  );
}

/** A receipt without the content that it certifies. */
export type IssuedReceipt = Omit<ApplicationReceipt, 'id' | 'content' | 'issuedTo'>;
