import { Injectable } from '@nestjs/common';
import { Applications, type Dossier } from '#applications';
import { Associations } from '#associations';
import { Directory } from '#identity';
import { zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import {
  Files,
  hiddenFrom,
  newId,
  platformErrors,
  requireAccess,
  Trail,
  Tx,
  type Actor,
  type Em,
  type Page,
  type StoredFile,
} from '#platform';
import { InstructionFile, InstructionItem, InstructionNote } from '../data/instruction-file.entity.js';
import { CompletionRequest, TechnicalOpinion, type OpinionSense } from '../data/requests.entity.js';
import { statesOfItem, type ItemKind, type Verdict } from '../domain/checklist.js';
import { completionMachine } from '../domain/completion.machine.js';
import { instructionMachine, TO_STUDY, type InstructionState } from '../domain/instruction.machine.js';
import { opinionMachine } from '../domain/opinion.machine.js';
import { FileHistory, type FileHistoryEntry } from './file-history.js';
import { InstructionFiles, subjectOf } from './files.js';
import { actsOn, type StudyAct } from './study-acts.js';

export interface InstructionRow {
  id: string;
  applicationId: string;
  callId: string;
  number: string;
  title: string;
  regionCode: string;
  askedCentimes: number;
  state: InstructionState;
  stateLabel: Label;
  instructor: { id: string; name: string } | null;
  opened: ZonedInstant;
  association: Localized;
  /** Technical opinions that are overdue: such files come first. */
  overdueOpinions: number;
  /** Points decided, of all points. */
  decided: number;
  items: number;
}

export interface OpinionView {
  id: string;
  serviceName: string;
  question: string;
  due: ZonedInstant;
  state: string;
  stateLabel: Label;
  sense: OpinionSense | null;
  answer: string | null;
}

export interface InstructionDetail extends InstructionRow {
  /** What the reader may do now. */
  allowed: StudyAct[];
  reason: string | null;
  checklist: {
    id: string;
    kind: ItemKind;
    code: string;
    label: Localized;
    suggestion: Verdict | null;
    verdict: Verdict | null;
    remark: string | null;
    /** Still to decide, or decided and open to change. */
    open: boolean;
  }[];
  completions: {
    id: string;
    fields: string[];
    documents: string[];
    message: string;
    due: ZonedInstant;
    state: string;
    stateLabel: Label;
  }[];
  opinions: OpinionView[];
  notes: { id: string; author: string; text: string; at: ZonedInstant }[];
  history: FileHistoryEntry[];
  dossier: Dossier;
}

export interface InstructionFilter {
  state?: string;
  callId?: string;
  /** Only the files assigned to the reader. */
  mine?: boolean;
  page: number;
  pageSize: number;
}

/** What instructors, programme officers and auditors read; each read goes through the region and the own-association rule. */
@Injectable()
export class InstructionReads {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly files: InstructionFiles,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly history: FileHistory,
    private readonly stored: Files,
  ) {}

  list(actor: Actor, filter: InstructionFilter): Promise<Page<InstructionRow>> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'instruction.read');
      const where = `FROM instruction_file f
        WHERE ($1::text IS NULL OR f.region_code = $1) AND NOT (f.association_id = ANY($2::uuid[]))
          AND ($3::text[] IS NULL OR f.state = ANY($3)) AND ($4::uuid IS NULL OR f.call_id = $4) AND ($5::uuid IS NULL OR f.instructor_id = $5)
          AND NOT (f.application_id = ANY($6::uuid[]))`;
      const params = [
        actor.scope.regionCode ?? null,
        actor.ownAssociationIds,
        filter.state === 'to_study' ? TO_STUDY : filter.state ? [filter.state] : null,
        filter.callId ?? null,
        filter.mine ? actor.personId : null,
        hiddenFrom(actor),
      ];
      const total = await em.query<{ count: number }[]>(`SELECT count(*)::int AS count ${where}`, params);
      const rows = await em.query<FileRow[]>(
        `SELECT f.id, f.application_id, f.call_id, f.number, f.region_code, f.state, f.instructor_id, f.opened_at, f.association_id,
           (SELECT count(*)::int FROM technical_opinion o WHERE o.file_id = f.id AND o.state = 'lapsed') AS overdue,
           (SELECT count(*)::int FROM instruction_item i WHERE i.file_id = f.id) AS items,
           (SELECT count(*)::int FROM instruction_item i WHERE i.file_id = f.id AND i.verdict IS NOT NULL) AS decided
         ${where}
         ORDER BY EXISTS (SELECT 1 FROM technical_opinion o WHERE o.file_id = f.id AND o.state = 'lapsed') DESC, f.opened_at, f.id LIMIT $7 OFFSET $8`,
        [...params, filter.pageSize, (filter.page - 1) * filter.pageSize],
      );
      return { items: await this.rows(em, rows), page: filter.page, pageSize: filter.pageSize, total: total[0]!.count };
    });
  }

  /** @throws NOT_FOUND · OWN_ASSOCIATION */
  detail(actor: Actor, id: string): Promise<InstructionDetail> {
    return this.tx.run(async (em) => {
      const file = await this.readable(em, actor, id);
      const checklist = await em.find(InstructionItem, { where: { fileId: id }, order: { position: 'ASC' } });
      const completions = await em.find(CompletionRequest, { where: { fileId: id }, order: { createdAt: 'DESC' } });
      const opinions = await em.find(TechnicalOpinion, { where: { fileId: id }, order: { askedAt: 'ASC' } });
      const [row] = await this.rows(em, [asRow(file, checklist, opinions)]);
      return {
        ...row!,
        reason: file.reason,
        allowed: actsOn(actor, file, checklist),
        checklist: checklist.map(({ id, kind, code, label, suggestion, verdict, remark }) => ({
          ...{ id, kind, code, label, suggestion, verdict, remark },
          open: statesOfItem(kind).includes(file.state),
        })),
        completions: completions.map((request) => ({
          id: request.id,
          fields: request.fields,
          documents: request.documents,
          message: request.message,
          due: zonedInstant(request.dueAt),
          state: request.state,
          stateLabel: completionMachine.label(request.state),
        })),
        opinions: opinions.map(opinionView),
        notes: await this.notes(em, id),
        history: await this.history.of(em, id),
        dossier: await this.applications.dossier(em, file.applicationId),
      };
    });
  }

  /** One attachment of the file. @throws NOT_FOUND */
  async attachment(actor: Actor, id: string, attachmentId: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      const { applicationId } = await this.readable(em, actor, id);
      const { attachments } = await this.applications.dossier(em, applicationId);
      const found = attachments.find((attachment) => attachment.id === attachmentId);
      if (!found) throw platformErrors.NOT_FOUND();
      return this.stored.describe(em, found.fileId);
    });
    return { file, bytes: await this.stored.read(file) };
  }

  addNote(actor: Actor, id: string, text: string): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const file = await this.files.lock(em, actor, 'instruction.note', id);
      const noteId = newId();
      await em.insert(InstructionNote, { id: noteId, fileId: file.id, authorId: actor.personId!, text });
      await this.trail.record(em, actor, { subject: 'instruction', subjectId: file.id, event: 'note' });
      return { id: noteId };
    });
  }

  private async readable(em: Em, actor: Actor, id: string): Promise<InstructionFile> {
    const file = await em.findOneBy(InstructionFile, { id });
    if (!file) throw platformErrors.NOT_FOUND();
    requireAccess(actor, 'instruction.read', subjectOf(file));
    return file;
  }

  private async rows(em: Em, rows: readonly FileRow[]): Promise<InstructionRow[]> {
    const facts = await this.applications.factsOf(
      em,
      rows.map((row) => row.application_id),
    );
    const people = await this.directory.people(
      em,
      rows.flatMap((row) => row.instructor_id ?? []),
    );
    const associations = await this.associations.factsOf(
      em,
      rows.map((row) => row.association_id),
    );
    return rows.map((row) => ({
      id: row.id,
      applicationId: row.application_id,
      callId: row.call_id,
      number: row.number,
      title: facts.get(row.application_id)?.title ?? '',
      regionCode: row.region_code,
      askedCentimes: facts.get(row.application_id)?.askedCentimes ?? 0,
      state: row.state,
      stateLabel: instructionMachine.label(row.state),
      instructor: row.instructor_id ? { id: row.instructor_id, name: people.get(row.instructor_id)?.name ?? '' } : null,
      opened: zonedInstant(row.opened_at),
      association: associations.get(row.association_id)?.name ?? { fr: '', ar: '' },
      overdueOpinions: row.overdue,
      decided: row.decided,
      items: row.items,
    }));
  }

  private async notes(em: Em, fileId: string): Promise<InstructionDetail['notes']> {
    const notes = await em.find(InstructionNote, { where: { fileId }, order: { createdAt: 'ASC' } });
    const authors = await this.directory.people(
      em,
      notes.map((note) => note.authorId),
    );
    return notes.map((note) => ({
      id: note.id,
      author: authors.get(note.authorId)?.name ?? '',
      text: note.text,
      at: zonedInstant(note.createdAt),
    }));
  }
}

interface FileRow {
  id: string;
  application_id: string;
  call_id: string;
  number: string;
  region_code: string;
  state: InstructionState;
  instructor_id: string | null;
  opened_at: Date;
  association_id: string;
  overdue: number;
  items: number;
  decided: number;
}

const asRow = (file: InstructionFile, checklist: readonly InstructionItem[], opinions: readonly TechnicalOpinion[]): FileRow => ({
  id: file.id,
  application_id: file.applicationId,
  call_id: file.callId,
  number: file.number,
  region_code: file.regionCode,
  state: file.state,
  instructor_id: file.instructorId,
  opened_at: file.openedAt,
  association_id: file.associationId,
  overdue: opinions.filter((opinion) => opinion.state === 'lapsed').length,
  items: checklist.length,
  decided: checklist.filter((item) => item.verdict !== null).length,
});

export const opinionView = (opinion: TechnicalOpinion): OpinionView => ({
  id: opinion.id,
  serviceName: opinion.serviceName,
  question: opinion.question,
  due: zonedInstant(opinion.dueAt),
  state: opinion.state,
  stateLabel: opinionMachine.label(opinion.state),
  sense: opinion.sense,
  answer: opinion.answer,
});
