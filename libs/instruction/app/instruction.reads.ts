import { Injectable } from '@nestjs/common';
import type { CodedReasonView } from '#institution';
import { Applications, type Dossier } from '#applications';
import { AssociationDossiers, Associations, sightOf, type AssociationBeside } from '#associations';
import { Directory } from '#identity';
import { zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import { Files, found, requireAccess, Tx, type Actor, type Em, type StoredFile } from '#platform';
import { InstructionFile, InstructionItem, InstructionNote } from '../data/instruction-file.entity.js';
import type { ListedStudy } from '../data/studies.list.js';
import { CompletionRequest, TechnicalOpinion } from '../data/requests.entity.js';
import type { OpinionSense } from '../domain/opinion-senses.js';
import { statesOfItem, type ItemKind, type Verdict } from '../domain/checklist.js';
import { completionMachine } from '../domain/completion.machine.js';
import { opinionMachine } from '../domain/opinion.machine.js';
import { AssignStudy } from './assign-study.js';
import { RefusalReasons } from './refusal-reasons.js';
import { StudyHistory, type FileHistoryEntry } from './study-history.js';
import { subjectOf } from './studies.js';
import { StudiesList, type InstructionRow } from './studies.list.js';
import { actsOn, type StudyAct } from './study-acts.js';

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
  /** The coded reasons of a refusal, as the list called them under which it was written. */
  reasons: CodedReasonView[];
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

/** What instructors, programme officers and auditors read; each read goes through the region and the own-association rule. */
@Injectable()
export class InstructionReads {
  constructor(
    private readonly tx: Tx,
    private readonly studies: StudiesList,
    private readonly assignment: AssignStudy,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly dossiers: AssociationDossiers,
    private readonly directory: Directory,
    private readonly history: StudyHistory,
    private readonly stored: Files,
    private readonly reasons: RefusalReasons,
  ) {}

  /** @throws NOT_FOUND · OWN_ASSOCIATION */
  detail(actor: Actor, id: string): Promise<InstructionDetail> {
    return this.tx.run(async (em) => {
      const study = await this.readable(em, actor, id);
      const checklist = await em.find(InstructionItem, { where: { fileId: id }, order: { position: 'ASC' } });
      const completions = await em.find(CompletionRequest, { where: { fileId: id }, order: { createdAt: 'DESC' } });
      const opinions = await em.find(TechnicalOpinion, { where: { fileId: id }, order: { askedAt: 'ASC' } });
      const [row] = await this.studies.items(em, actor, [await this.asListed(em, study, checklist, opinions)]);
      return {
        ...row!,
        reason: study.reason,
        reasons: await this.reasons.views(em, study),
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
        dossier: await this.applications.dossier(em, study.applicationId, { withRegistry: true }),
      };
    });
  }

  /** What is known of the association beside its file. @throws NOT_FOUND · OWN_ASSOCIATION */
  association(actor: Actor, id: string): Promise<AssociationBeside> {
    return this.tx.run(async (em) => {
      const { associationId } = await this.readable(em, actor, id);
      return this.dossiers.beside(em, associationId, sightOf(actor));
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
      requireAccess(actor, 'instruction.assign', { programmeId: study.programmeId, regionCode: study.regionCode });
      return this.assignment.candidates(em, study, actor);
    });
  }

  /** Who studies files where the actor gives them out, with their open studies. @throws FORBIDDEN */
  instructorsHere(actor: Actor): Promise<{ personId: string; name: string; openFiles: number }[]> {
    requireAccess(actor, 'instruction.assign');
    return this.tx.run((em) => this.assignment.instructors(em, actor));
  }

  private async readable(em: Em, actor: Actor, id: string): Promise<InstructionFile> {
    const study = await found(em, InstructionFile, id);
    requireAccess(actor, 'instruction.read', subjectOf(study));
    return study;
  }

  private async asListed(
    em: Em,
    study: InstructionFile,
    checklist: readonly InstructionItem[],
    opinions: readonly TechnicalOpinion[],
  ): Promise<ListedStudy> {
    const { title, askedCentimes } = await this.applications.facts(em, study.applicationId);
    const { name } = await this.associations.facts(em, study.associationId);
    const { id, applicationId, callId, number, regionCode, state, instructorId, openedAt } = study;
    return {
      ...{ id, applicationId, callId, number, regionCode, state, instructorId, openedAt, title, askedCentimes, association: name },
      overdue: opinions.filter((opinion) => opinion.state === 'lapsed').length,
      items: checklist.length,
      decided: checklist.filter((item) => item.verdict !== null).length,
    };
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
