import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { Calls, checkAnswers } from '#calls';
import type { FieldError } from '#kernel';
import { Directory, savedMeanwhile, type SavedMeanwhile } from '#identity';
import { Files, found, Lifecycle, newId, platformErrors, requireAccess, Trail, Tx, type Actor, type Em, type Upload } from '#platform';
import { ApplicationAttachment, ApplicationReceipt, ApplicationSection } from '../data/application-parts.entity.js';
import { Application } from '../data/application.entity.js';
import { replaceBudget, savedLines, saveSection } from '../data/applications.store.js';
import { checkLines, totalsOf, withAmount, withoutProduct, type BudgetTotals, type GivenLine } from '../domain/budget.js';
import { changedBeyond } from '../domain/completion.js';
import { applicationErrors } from '../domain/errors.js';
import { checkPart, type Indicator, type PartName, type Parts } from '../domain/parts.js';
import {
  CELLS_OF_BUDGET,
  CELLS_OF_PART,
  checkUnfinished,
  LISTS_OF_BUDGET,
  LISTS_OF_PART,
  type UnfinishedRow,
} from '../domain/unfinished.js';
import { applicationLife } from './application.lives.js';
import { openCompletion, requireEditable } from './editable.js';
import { ELIGIBILITY } from './file-check.js';

export interface Versioned {
  version: number;
}

/** Rows that are not whole yet are kept with the draft, as they were typed. */
interface WithUnfinished {
  unfinished?: UnfinishedRow[];
}

/**
 * Saves one part of a file at a time, each with its own optimistic version: what somebody else wrote meanwhile is given back
 * with VERSION_CONFLICT {current, content, savedBy, savedAt}, never overwritten. A draft takes anything well formed; while a completion is asked
 * for, only what was asked.
 * @throws NOT_FOUND · WRONG_STATE · VERSION_CONFLICT · FIELD_LOCKED · COMPLETION_CLOSED · INVALID_REQUEST
 */
@Injectable()
export class EditApplication {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly calls: Calls,
    private readonly files: Files,
    private readonly trail: Trail,
    private readonly directory: Directory,
  ) {}

  project(actor: Actor, id: string, command: Versioned & { title: string; domainCode: string; regionCode: string }): Promise<Versioned> {
    return this.tx.run(async (em) => {
      const row = await this.editable(em, actor, id, 'project');
      const { version, ...project } = command;
      if (version !== row.projectVersion) {
        const { title, domainCode, regionCode, projectVersion: current, projectSavedBy: savedBy, projectSavedAt: savedAt } = row;
        throw await savedMeanwhile(this.directory, em, { current, content: { title, domainCode, regionCode }, savedBy, savedAt });
      }
      const call = await this.calls.rulesUnder(em, row.callId, row);
      refuse([
        ...(call.domainCodes.includes(project.domainCode) ? [] : [{ path: 'domainCode', code: 'choice' }]),
        ...(call.regionCodes.includes(project.regionCode) ? [] : [{ path: 'regionCode', code: 'choice' }]),
      ]);
      const saved = { projectVersion: version + 1, projectSavedBy: actor.personId, projectSavedAt: () => 'clock_timestamp()' };
      await em.update(Application, { id }, { ...project, ...saved, changedAt: () => 'clock_timestamp()' });
      return { version: version + 1 };
    });
  }

  /** A section of the call's form. */
  section(actor: Actor, id: string, code: string, command: Versioned & { answers: Record<string, unknown> }): Promise<Versioned> {
    return this.tx.run(async (em) => {
      const row = await this.editable(em, actor, id, null);
      const call = await this.calls.rulesUnder(em, row.callId, row);
      const fields = call.form.fields.filter((field) => field.section === code);
      if (!call.form.sections.some((section) => section.code === code)) throw platformErrors.NOT_FOUND();
      refuse(checkAnswers({ fields }, command.answers, { complete: false }), 'answers');
      if (row.state === 'completion_requested') await this.refuseBeyondAsked(em, row, code, command.answers);
      return this.saved(em, await saveSection(em, actor, id, 'form', code, command), asAnswers);
    });
  }

  part<N extends PartName>(
    actor: Actor,
    id: string,
    name: N,
    command: Versioned & { items: Parts[N] } & WithUnfinished,
  ): Promise<Versioned> {
    return this.tx.run(async (em) => {
      await this.editable(em, actor, id, name);
      const unfinished = command.unfinished ?? [];
      refuse([...checkPart(name, command.items), ...checkUnfinished(unfinished, LISTS_OF_PART, CELLS_OF_PART[name])]);
      const items = name === 'indicators' ? withIds(command.items as Indicator[]) : command.items;
      const answers = unfinished.length > 0 ? { items, unfinished } : { items };
      return this.saved(em, await saveSection(em, actor, id, 'part', name, { version: command.version, answers }), asItems);
    });
  }

  eligibility(actor: Actor, id: string, command: Versioned & { answers: Record<string, unknown> }): Promise<Versioned> {
    return this.tx.run(async (em) => {
      const row = await this.editable(em, actor, id, ELIGIBILITY);
      const call = await this.calls.rulesUnder(em, row.callId, row);
      const known = new Set(call.eligibility.map((question) => question.code));
      refuse(
        Object.entries(command.answers).flatMap(([code, answer]) => {
          if (!known.has(code)) return [{ path: code, code: 'unknown' }];
          return typeof answer === 'boolean' ? [] : [{ path: code, code: 'boolean' }];
        }),
        'answers',
      );
      return this.saved(em, await saveSection(em, actor, id, 'part', ELIGIBILITY, command), asAnswers);
    });
  }

  /** Replaces all lines. */
  budget(
    actor: Actor,
    id: string,
    command: Versioned & { lines: GivenLine[] } & WithUnfinished,
  ): Promise<Versioned & { totals: BudgetTotals }> {
    return this.tx.run(async (em) => {
      const row = await this.editable(em, actor, id, 'budget');
      if (command.version !== row.budgetVersion) {
        const lines = (await savedLines(em, id)).map(withoutProduct);
        const { budgetVersion: current, budgetUnfinished: unfinished, budgetSavedBy: savedBy, budgetSavedAt: savedAt } = row;
        throw await savedMeanwhile(this.directory, em, { current, content: { lines, unfinished }, savedBy, savedAt });
      }
      const unfinished = command.unfinished ?? [];
      refuse([...checkLines(command.lines), ...checkUnfinished(unfinished, LISTS_OF_BUDGET, CELLS_OF_BUDGET)]);
      const lines = command.lines.map(withAmount);
      const totals = totalsOf(lines);
      await replaceBudget(em, id, actor.personId, { lines, unfinished }, totals);
      return { version: command.version + 1, totals };
    });
  }

  /** A newer document replaces the one before, which is kept. */
  async attach(actor: Actor, id: string, documentCode: string, upload: Upload): Promise<{ id: string }> {
    const checked = await this.files.check(upload);
    return this.tx.run(async (em) => {
      const row = await this.editable(em, actor, id, { document: documentCode });
      const call = await this.calls.rulesUnder(em, row.callId, row);
      if (!call.documents.some((document) => document.code === documentCode)) throw platformErrors.NOT_FOUND();
      const file = await this.files.accept(em, actor, checked, row.associationId);
      const former = { applicationId: id, documentCode, replacedAt: IsNull() };
      await em.update(ApplicationAttachment, former, { replacedAt: () => 'clock_timestamp()' });
      const attachment = { id: newId(), applicationId: id, documentCode, fileId: file.id, addedBy: actor.personId };
      await em.insert(ApplicationAttachment, attachment);
      await this.trail.record(em, actor, {
        subject: 'application',
        subjectId: id,
        event: 'attach',
        detail: { documentCode, sha256: file.sha256 },
      });
      return { id: attachment.id };
    });
  }

  /** Takes a wrong document off. Its content is erased, unless it was part of what was submitted: that is kept with its receipt. */
  detach(actor: Actor, id: string, documentCode: string): Promise<void> {
    return this.tx.run(async (em) => {
      await this.editable(em, actor, id, { document: documentCode });
      const attachment = await found(em, ApplicationAttachment, { applicationId: id, documentCode, replacedAt: IsNull() });
      const { sha256 } = await this.files.describe(em, attachment.fileId);
      const ofAttachment = { id: attachment.id };
      const wasSubmitted = await em.existsBy(ApplicationReceipt, { applicationId: id, issuedAt: MoreThan(attachment.addedAt) });
      const erased =
        !wasSubmitted && (await this.files.release(em, attachment.fileId, () => em.delete(ApplicationAttachment, ofAttachment)));
      if (!erased) await em.update(ApplicationAttachment, ofAttachment, { replacedAt: () => 'clock_timestamp()' });
      await this.trail.record(em, actor, {
        subject: 'application',
        subjectId: id,
        event: 'detach',
        detail: { documentCode, sha256, erased },
      });
    });
  }

  /** @throws VERSION_CONFLICT, the content in the shape in which this part is saved */
  private async saved(em: Em, result: number | SavedMeanwhile, shape: (answers: unknown) => unknown): Promise<Versioned> {
    if (typeof result === 'number') return { version: result };
    throw await savedMeanwhile(this.directory, em, { ...result, content: shape(result.content) });
  }

  private async editable(em: Em, actor: Actor, id: string, item: string | { document: string } | null): Promise<Application> {
    const row = await this.lifecycle.lock(em, applicationLife, id);
    requireAccess(actor, 'application.edit', { associationId: row.associationId });
    await requireEditable(em, row, item, () => this.tx.now(em));
    return row;
  }

  private async refuseBeyondAsked(em: Em, row: Application, code: string, answers: Record<string, unknown>): Promise<void> {
    const asked = await openCompletion(em, row.id);
    const before = await em.findOneBy(ApplicationSection, { applicationId: row.id, kind: 'form', code });
    const beyond = changedBeyond(asked, before?.answers ?? {}, answers);
    if (beyond.length > 0) {
      throw applicationErrors.FIELD_LOCKED(
        {},
        beyond.map((field) => ({ path: `answers.${field}`, code: 'locked' })),
      );
    }
  }
}

const asAnswers = (answers: unknown) => ({ answers });
const asItems = (answers: unknown) => ({ items: [], unfinished: [], ...(answers as object) });

function refuse(errors: readonly FieldError[], prefix?: string): void {
  if (errors.length === 0) return;
  throw platformErrors.INVALID_REQUEST({}, prefix ? errors.map((error) => ({ ...error, path: `${prefix}.${error.path}` })) : errors);
}

/** An indicator keeps the identifier it was given, because reports refer to it; a new one gets its own. */
const withIds = (indicators: readonly Indicator[]): Indicator[] => indicators.map((item) => ({ ...item, id: item.id ?? newId() }));
