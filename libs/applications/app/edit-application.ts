import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { Calls, type CallRules } from '#calls';
import { Directory, savedMeanwhile } from '#identity';
import type { FieldError } from '#kernel';
import {
  Files,
  found,
  newId,
  platformErrors,
  requireAccess,
  rowBy,
  together,
  Trail,
  Tx,
  type Actor,
  type Em,
  type Upload,
} from '#platform';
import { ApplicationAttachment, ApplicationReceipt, ApplicationSection } from '../data/application-parts.entity.js';
import { Application } from '../data/application.entity.js';
import {
  replaceBudget,
  saveDraftSection,
  savedLines,
  saveSections,
  sectionSavedMeanwhile,
  type BudgetToSave,
  type SectionToSave,
  findPartners,
} from '../data/applications.store.js';
import { commitmentsOf } from '../domain/consortium.js';
import { totalsOf, withoutProduct, type BudgetTotals } from '../domain/budget.js';
import { changedBeyond } from '../domain/completion.js';
import { applicationErrors } from '../domain/errors.js';
import type { PartName } from '../domain/parts.js';
import { openCompletion, requireEditable } from './editable.js';
import { ELIGIBILITY } from './file-check.js';
import {
  budgetErrors,
  budgetLines,
  contentErrors,
  eligibilityErrors,
  eligibilitySection,
  formSection,
  namesIn,
  partErrors,
  partSection,
  projectErrorsUnder,
  refuse,
  sectionErrors,
  type GivenAnswers,
  type GivenBudget,
  type GivenContent,
  type GivenPart,
  type GivenProject,
  type Versioned,
} from './given-content.js';
import { LockedFiles, type Origin } from './locked-files.js';

/** What of a file is to be edited: a part, a document, or null when the caller looks at single fields itself. */
type Item = string | { document: string } | null;

/** The versions after a save, by part. */
export interface SavedContent {
  project?: number;
  sections: Record<string, number>;
  parts: Partial<Record<PartName, number>>;
  eligibility?: number;
  budget?: Versioned & { totals: BudgetTotals };
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
    private readonly locked: LockedFiles,
    private readonly calls: Calls,
    private readonly files: Files,
    private readonly trail: Trail,
    private readonly directory: Directory,
  ) {}

  project(actor: Actor, id: string, command: GivenProject): Promise<Versioned> {
    return this.tx.run(async (em) => {
      const [row, call] = await this.editableUnder(em, actor, id, 'project');
      await this.requireProjectVersion(em, row, command);
      refuse(projectErrorsUnder(call, command));
      return { version: await saveProject(em, actor, id, command) };
    });
  }

  /** A section of the call's form. */
  async section(actor: Actor, id: string, code: string, command: GivenAnswers): Promise<Versioned> {
    const saved = await this.savedAtOnce(actor, id, formSection(code, command), (call) => sectionErrors(call, code, command.answers));
    if (saved) return saved;
    return this.tx.run(async (em) => {
      const [row, call] = await this.editableUnder(em, actor, id, null);
      refuse(sectionErrors(call, code, command.answers));
      await this.refuseBeyondAsked(em, row, code, command.answers);
      return this.savedOne(em, actor, id, formSection(code, command));
    });
  }

  async part<N extends PartName>(actor: Actor, id: string, name: N, command: GivenPart<N>): Promise<Versioned> {
    const section = partSection(name, command);
    const saved = await this.savedAtOnce(actor, id, section, (call) => partErrors(call, name, command));
    if (saved) return saved;
    return this.tx.run(async (em) => {
      const [, call] = await this.editableUnder(em, actor, id, name);
      refuse(partErrors(call, name, command));
      return this.savedOne(em, actor, id, section);
    });
  }

  async eligibility(actor: Actor, id: string, command: GivenAnswers): Promise<Versioned> {
    const saved = await this.savedAtOnce(actor, id, eligibilitySection(command), (call) => eligibilityErrors(call, command.answers));
    if (saved) return saved;
    return this.tx.run(async (em) => {
      const [, call] = await this.editableUnder(em, actor, id, ELIGIBILITY);
      refuse(eligibilityErrors(call, command.answers));
      return this.savedOne(em, actor, id, eligibilitySection(command));
    });
  }

  /** Replaces all lines. */
  async budget(actor: Actor, id: string, command: GivenBudget): Promise<Versioned & { totals: BudgetTotals }> {
    const origin = await this.originOf(id);
    const { associationId } = origin;
    requireAccess(actor, 'application.edit', { associationId });
    // Its nomenclature is the one that the call was published with: what this process knows of it stands.
    const known = this.calls.knownRules(origin.callId, origin);
    if (known && budgetErrors(known.rules, command).length === 0) {
      const budget = budgetToSave(command);
      if (await this.tx.one((em) => replaceBudget(em, actor, id, budget, associationId))) return savedBudget(budget);
    }
    return this.tx.run(async (em) => {
      const [row, call] = await this.editableUnder(em, actor, id, 'budget');
      await this.requireBudgetVersion(em, row, command);
      refuse(budgetErrors(call, command));
      return this.savedBudget(em, actor, row, command);
    });
  }

  /** Many parts in one request: all of them, or none and why. Errors name their part. */
  many(actor: Actor, id: string, given: GivenContent): Promise<SavedContent> {
    return this.tx.run(async (em) => {
      const [row, call] = await this.locked.lock(em, id, (origin) => [() => this.calls.rulesUnder(em, origin.callId, origin)]);
      const [saved] = await this.saveMany(em, actor, row, call, given, () => Promise.resolve());
      return saved;
    });
  }

  /** The same within the transaction of the caller, who holds the row's lock; `then` is asked when everything is on its way. */
  async saveMany<T>(
    em: Em,
    actor: Actor,
    row: Application,
    call: CallRules,
    given: GivenContent,
    then: () => Promise<T>,
  ): Promise<[SavedContent, T]> {
    const { project, sections = [], parts = {}, eligibility, budget } = given;
    // Also where nothing is given: a stranger is not told that the file exists.
    requireAccess(actor, 'application.edit', { associationId: row.associationId });
    const items: Item[] = [
      ...(project ? ['project'] : []),
      ...(sections.length > 0 ? [null] : []),
      ...namesIn(parts),
      ...(eligibility ? [ELIGIBILITY] : []),
      ...(budget ? ['budget'] : []),
    ];
    for (const item of items) await this.requireEditable(em, actor, row, item);
    refuse(contentErrors(call, given));
    for (const { code, answers } of sections) await this.refuseBeyondAsked(em, row, code, answers, `sections.${code}.answers`);
    if (project) await this.requireProjectVersion(em, row, project);
    if (budget) await this.requireBudgetVersion(em, row, budget);
    const toSave = [
      ...sections.map((section) => formSection(section.code, section)),
      ...namesIn(parts).map((name) => partSection(name, parts[name]!)),
      ...(eligibility ? [eligibilitySection(eligibility)] : []),
    ];
    const [versions, projectVersion, budgetSaved, next] = await together(
      em,
      async () => (toSave.length > 0 ? this.saved(em, actor, row.id, toSave) : []),
      async () => project && saveProject(em, actor, row.id, project),
      async () => budget && this.savedBudget(em, actor, row, budget),
      then,
    );
    const versionOf = (kind: string, code: string) => versions[toSave.findIndex((one) => one.kind === kind && one.code === code)]!;
    const saved = {
      project: projectVersion,
      sections: Object.fromEntries(sections.map(({ code }) => [code, versionOf('form', code)])),
      parts: Object.fromEntries(namesIn(parts).map((name) => [name, versionOf('part', name)])),
      eligibility: eligibility && versionOf('part', ELIGIBILITY),
      budget: budgetSaved,
    };
    return [saved, next];
  }

  /** A newer document replaces the one before, which is kept. */
  async attach(actor: Actor, id: string, documentCode: string, upload: Upload): Promise<{ id: string }> {
    const checked = await this.files.check(upload);
    return this.tx.run(async (em) => {
      const [row, call] = await this.editableUnder(em, actor, id, { document: documentCode });
      const letters = commitmentsOf((await findPartners(em, [id])).get(id) ?? []);
      if (![...call.documents, ...letters].some(({ code }) => code === documentCode)) throw platformErrors.NOT_FOUND();
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
    }, upload.once);
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

  /**
   * A draft is saved by one statement that is a transaction by itself, as somebody types; null when that cannot be, and the long way says why.
   * @throws FORBIDDEN · NOT_FOUND · INVALID_REQUEST
   */
  private async savedAtOnce(
    actor: Actor,
    id: string,
    section: SectionToSave,
    errorsUnder: (call: CallRules) => FieldError[],
  ): Promise<Versioned | null> {
    const origin = await this.originOf(id);
    const { associationId } = origin;
    requireAccess(actor, 'application.edit', { associationId });
    const known = this.calls.knownRules(origin.callId, origin);
    if (!known || errorsUnder(known.rules).length > 0) return null;
    const draft = { applicationId: id, associationId, rulesVersion: known.version, section };
    const version = await this.tx.one((em) => saveDraftSection(em, actor, draft));
    return version === null ? null : { version };
  }

  /** What never changes of a file, read once a process. @throws NOT_FOUND */
  private async originOf(id: string): Promise<Origin> {
    return this.locked.originOf(id) ?? this.locked.remember(await this.tx.one((em) => found(em, Application, id)));
  }

  private async savedOne(em: Em, actor: Actor, id: string, section: SectionToSave): Promise<Versioned> {
    const [version] = await this.saved(em, actor, id, [section]);
    return { version: version! };
  }

  /** @throws VERSION_CONFLICT of the first that was saved meanwhile, its content in the shape in which that part is saved */
  private async saved(em: Em, actor: Actor, id: string, sections: readonly SectionToSave[]): Promise<number[]> {
    const versions = await saveSections(em, actor, id, sections);
    const late = sections.find((_, index) => versions[index] === null);
    if (!late) return versions as number[];
    const held = await sectionSavedMeanwhile(em, id, late.kind, late.code);
    throw await savedMeanwhile(this.directory, em, { ...held, content: shapeOf(late)(held.content) });
  }

  /** In the transaction that holds the row, whose version was looked at. */
  private async savedBudget(em: Em, actor: Actor, row: Application, command: GivenBudget): Promise<Versioned & { totals: BudgetTotals }> {
    const budget = budgetToSave(command);
    if (!(await replaceBudget(em, actor, row.id, budget))) throw new Error(`the budget of ${row.id} was saved without its lock`);
    return savedBudget(budget);
  }

  private async requireProjectVersion(em: Em, row: Application, { version }: Versioned): Promise<void> {
    if (version === row.projectVersion) return;
    const { title, domainCode, regionCode, projectVersion: current, projectSavedBy: savedBy, projectSavedAt: savedAt } = row;
    throw await savedMeanwhile(this.directory, em, { current, content: { title, domainCode, regionCode }, savedBy, savedAt });
  }

  private async requireBudgetVersion(em: Em, row: Application, { version }: Versioned): Promise<void> {
    if (version === row.budgetVersion) return;
    const lines = (await savedLines(em, row.id)).map(withoutProduct);
    const { budgetVersion: current, budgetUnfinished: unfinished, budgetSavedBy: savedBy, budgetSavedAt: savedAt } = row;
    throw await savedMeanwhile(this.directory, em, { current, content: { lines, unfinished }, savedBy, savedAt });
  }

  private async editable(em: Em, actor: Actor, id: string, item: Item): Promise<Application> {
    const [row] = await this.locked.lock(em, id, () => []);
    return this.requireEditable(em, actor, row, item);
  }

  /** The same with the rules that it was filed under. */
  private async editableUnder(em: Em, actor: Actor, id: string, item: Item): Promise<[Application, CallRules]> {
    const [row, call] = await this.locked.lock(em, id, (origin) => [() => this.calls.rulesUnder(em, origin.callId, origin)]);
    return [await this.requireEditable(em, actor, row, item), call];
  }

  private async requireEditable(em: Em, actor: Actor, row: Application, item: Item): Promise<Application> {
    requireAccess(actor, 'application.edit', { associationId: row.associationId });
    await requireEditable(em, row, item, () => this.tx.now(em));
    return row;
  }

  /** While a completion is asked for, only what was asked may change. */
  private async refuseBeyondAsked(
    em: Em,
    row: Application,
    code: string,
    answers: Record<string, unknown>,
    path = 'answers',
  ): Promise<void> {
    if (row.state !== 'completion_requested') return;
    const asked = await openCompletion(em, row.id);
    const before = await rowBy(em, ApplicationSection, { applicationId: row.id, kind: 'form', code });
    const beyond = changedBeyond(asked, before?.answers ?? {}, answers);
    if (beyond.length > 0) {
      throw applicationErrors.FIELD_LOCKED(
        {},
        beyond.map((field) => ({ path: `${path}.${field}`, code: 'locked' })),
      );
    }
  }
}

async function saveProject(em: Em, actor: Actor, id: string, { version, title, domainCode, regionCode }: GivenProject): Promise<number> {
  const saved = { projectVersion: version + 1, projectSavedBy: actor.personId, projectSavedAt: () => 'clock_timestamp()' };
  await em.update(Application, { id }, { title, domainCode, regionCode, ...saved, changedAt: () => 'clock_timestamp()' });
  return version + 1;
}

const asAnswers = (answers: unknown) => ({ answers });
const asItems = (answers: unknown) => ({ items: [], unfinished: [], ...(answers as object) });
const shapeOf = ({ kind, code }: SectionToSave) => (kind === 'form' || code === ELIGIBILITY ? asAnswers : asItems);

function budgetToSave(command: GivenBudget): BudgetToSave {
  const lines = budgetLines(command);
  return { version: command.version, lines, unfinished: command.unfinished ?? [], totals: totalsOf(lines) };
}

const savedBudget = ({ version, totals }: BudgetToSave) => ({ version: version + 1, totals });
