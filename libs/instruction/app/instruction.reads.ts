import { Injectable } from '@nestjs/common';
import { Applications, type Dossier } from '#applications';
import { Associations } from '#associations';
import { Directory } from '#identity';
import { zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import { Files, found, requireAccess, Tx, type Actor, type Em, type Page, type StoredFile } from '#platform';
import { InstructionFile, InstructionItem, InstructionNote } from '../data/instruction-file.entity.js';
import { listStudies, type StudyRow } from '../data/instruction.queries.js';
import { CompletionRequest, TechnicalOpinion } from '../data/requests.entity.js';
import type { OpinionSense } from '../domain/opinion-senses.js';
import { statesOfItem, type ItemKind, type Verdict } from '../domain/checklist.js';
import { completionMachine } from '../domain/completion.machine.js';
import { instructionMachine, type InstructionState } from '../domain/instruction.machine.js';
import { opinionMachine } from '../domain/opinion.machine.js';
import { AssignStudy } from './assign-study.js';
import { StudyHistory, type FileHistoryEntry } from './study-history.js';
import { studyReader, subjectOf } from './studies.js';
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
  can: StudyAct[];
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
    private readonly assignment: AssignStudy,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly history: StudyHistory,
    private readonly stored: Files,
  ) {}

  list(actor: Actor, filter: InstructionFilter): Promise<Page<InstructionRow>> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'instruction.read');
      const { rows, total } = await listStudies(em, studyReader(actor), filter);
      return { items: await this.rows(em, rows), page: filter.page, pageSize: filter.pageSize, total };
    });
  }

  /** @throws NOT_FOUND · OWN_ASSOCIATION */
  detail(actor: Actor, id: string): Promise<InstructionDetail> {
    return this.tx.run(async (em) => {
      const study = await this.readable(em, actor, id);
      const checklist = await em.find(InstructionItem, { where: { fileId: id }, order: { position: 'ASC' } });
      const completions = await em.find(CompletionRequest, { where: { fileId: id }, order: { createdAt: 'DESC' } });
      const opinions = await em.find(TechnicalOpinion, { where: { fileId: id }, order: { askedAt: 'ASC' } });
      const [row] = await this.rows(em, [asRow(study, checklist, opinions)]);
      return {
        ...row!,
        reason: study.reason,
        can: actsOn(actor, study, checklist),
        checklist: checklist.map(({ id, kind, code, label, suggestion, verdict, remark }) => ({
          ...{ id, kind, code, label, suggestion, verdict, remark },
          open: statesOfItem(kind).includes(study.state),
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
        dossier: await this.applications.dossier(em, study.applicationId),
      };
    });
  }

  /** One attachment of the application. @throws NOT_FOUND */
  async attachment(actor: Actor, id: string, attachmentId: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      const { applicationId } = await this.readable(em, actor, id);
      const { fileId } = await this.applications.attachment(em, applicationId, attachmentId);
      return this.stored.describe(em, fileId);
    });
    return { file, bytes: await this.stored.read(file) };
  }

  /** Who may study it, with their open studies. @throws NOT_FOUND · OWN_ASSOCIATION */
  instructors(actor: Actor, id: string): Promise<{ personId: string; name: string; openFiles: number }[]> {
    return this.tx.run(async (em) => {
      const study = await this.readable(em, actor, id);
      requireAccess(actor, 'instruction.assign', { regionCode: study.regionCode });
      return this.assignment.candidates(em, study);
    });
  }

  private async readable(em: Em, actor: Actor, id: string): Promise<InstructionFile> {
    const study = await found(em, InstructionFile, id);
    requireAccess(actor, 'instruction.read', subjectOf(study));
    return study;
  }

  private async rows(em: Em, rows: readonly StudyRow[]): Promise<InstructionRow[]> {
    const facts = await this.applications.factsOf(
      em,
      rows.map((row) => row.applicationId),
    );
    const people = await this.directory.people(
      em,
      rows.flatMap((row) => row.instructorId ?? []),
    );
    const associations = await this.associations.factsOf(
      em,
      rows.map((row) => row.associationId),
    );
    return rows.map((row) => ({
      id: row.id,
      applicationId: row.applicationId,
      callId: row.callId,
      number: row.number,
      title: facts.get(row.applicationId)?.title ?? '',
      regionCode: row.regionCode,
      askedCentimes: facts.get(row.applicationId)?.askedCentimes ?? 0,
      state: row.state,
      stateLabel: instructionMachine.label(row.state),
      instructor: row.instructorId ? { id: row.instructorId, name: people.get(row.instructorId)?.name ?? '' } : null,
      opened: zonedInstant(row.openedAt),
      association: associations.get(row.associationId)?.name ?? { fr: '', ar: '' },
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

const asRow = (study: InstructionFile, checklist: readonly InstructionItem[], opinions: readonly TechnicalOpinion[]): StudyRow => ({
  id: study.id,
  applicationId: study.applicationId,
  callId: study.callId,
  number: study.number,
  regionCode: study.regionCode,
  state: study.state,
  instructorId: study.instructorId,
  openedAt: study.openedAt,
  associationId: study.associationId,
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
