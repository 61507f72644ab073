import { Injectable } from '@nestjs/common';
import { vaultOf } from '#associations';
import { Calls, type CallRules } from '#calls';
import { zonedInstant, type Label, type Language, type Localized, type ZonedInstant } from '#kernel';
import {
  actsNow,
  FailedJobs,
  fieldMessage,
  Files,
  found,
  Lists,
  platformErrors,
  requireAccess,
  together,
  Tx,
  type Actor,
  type Em,
  type ListPage,
  type StoredFile,
} from '#platform';
import { ApplicationAttachment, ApplicationReceipt } from '../data/application-parts.entity.js';
import { Application } from '../data/application.entity.js';
import { commitmentsOf, type Partner } from '../domain/consortium.js';
import { loadBeside, partsOf, unfinishedOf, type FileBeside, type FileContent, type StoredAttachment } from '../data/applications.store.js';
import { applicationMachine, knownState, NOT_SUBMITTED, type ApplicationState } from '../domain/application.machine.js';
import { totalsOf, type BudgetLine, type BudgetTotals } from '../domain/budget.js';
import { PART_NAMES, type PartName, type Parts } from '../domain/parts.js';
import type { UnfinishedRow } from '../domain/unfinished.js';
import { subjectOf } from './application-facts.js';
import { ApplicationsList, type ApplicationListItem, type ApplicationsQuery } from './applications.list.js';
import { Applications } from './applications.js';
import type { Dossier } from './dossier.js';
import { checkFile, ELIGIBILITY, eligibilityAnswers, type CheckedSection } from './file-check.js';
import { LockedFiles } from './locked-files.js';
import { receiptView, type Receipt } from './receipt.js';

/** A page of the files an officer may see, with what the whole selection adds up to. */
export interface ApplicationPage extends ListPage<ApplicationListItem> {
  askedCentimes: number;
  byState: { state: ApplicationState; stateLabel: Label; count: number }[];
}

/** A file as its association works on it: every part with its version, what is missing, what may be done now. */
export interface ApplicationView {
  id: string;
  number: string | null;
  rank: number;
  state: ApplicationState;
  stateLabel: Label;
  call: Pick<CallRules, 'id' | 'number' | 'title' | 'closes' | 'regionCodes' | 'domainCodes' | 'form' | 'targetGroups' | 'accounts'>;
  project: { version: number; title: string; domainCode: string; regionCode: string };
  sections: { code: string; version: number; answers: Record<string, unknown> }[];
  parts: { [N in PartName]: { version: number; items: Parts[N]; unfinished: UnfinishedRow[] } };
  eligibility: { version: number; questions: { code: string; question: Localized }[]; answers: Record<string, unknown> };
  budget: {
    version: number;
    lines: (BudgetLine & { id: string })[];
    unfinished: UnfinishedRow[];
    totals: BudgetTotals;
    limits: { floorCentimes: number; ceilingCentimes: number; maxOverheadBasisPoints: number; minOwnBasisPoints: number };
  };
  documents: {
    code: string;
    label: Localized;
    required: boolean;
    attachment: Pick<StoredAttachment, 'id' | 'name' | 'size'> | null;
    /** What is valid in the vault of the association: taken from there at submission. */
    inVault: { name: string; validUntil: string | null } | null;
  }[];
  completeness: { sections: CheckedSection[]; errors: { path: string; code: string; message: string }[] };
  completion: { requestId: string; fields: string[]; documents: string[]; until: ZonedInstant } | null;
  receipts: Receipt[];
  /** Since when the PDF of a receipt cannot be made, while it cannot. */
  receiptFailed: ZonedInstant | null;
  /** Events of the machine that the reader may cause now. */
  can: string[];
}

const isMember = (actor: Actor) => actor.role.startsWith('association.');

/** What people may read of applications: an association its own, officers those submitted in their region. */
@Injectable()
export class ApplicationReads {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
    private readonly submitted: ApplicationsList,
    private readonly calls: Calls,
    private readonly applications: Applications,
    private readonly files: Files,
    private readonly failed: FailedJobs,
    private readonly locked: LockedFiles,
  ) {}

  list(actor: Actor, query: ApplicationsQuery): Promise<ApplicationPage> {
    return this.tx.read(async (em) => {
      const { page, counts } = await this.lists.pageBy(em, actor, this.submitted, query, 'a.state');
      const byState = counts.map(({ value, count }) => {
        const state = value as ApplicationState;
        return { state, count, stateLabel: applicationMachine.label(state) };
      });
      return { ...page, askedCentimes: page.sums.askedCentimes!, byState };
    });
  }

  /** @throws NOT_FOUND */
  view(actor: Actor, id: string, language: Language): Promise<ApplicationView> {
    return this.tx.read(async (em) => {
      const [row, beside] = await together(
        em,
        () => found(em, Application, id),
        () => loadBeside(em, id),
      );
      requireAccess(actor, 'application.read_own', { associationId: row.associationId });
      if (!beside) throw platformErrors.NOT_FOUND();
      this.locked.remember(row);
      const call = await this.calls.rulesStanding(em, row.callId, row, beside.rulesVersion);
      const waiting = beside.receipts.some(({ fileId }) => fileId === null) ? [id] : [];
      const receiptFailed = (await this.failed.failing(em, 'application', waiting)).get(id) ?? null;
      return { ...composeView({ actor, row, call, beside, language }), receiptFailed };
    });
  }

  /** @throws NOT_FOUND */
  dossier(actor: Actor, id: string): Promise<Dossier> {
    return this.tx.run(async (em) => {
      await this.requireReadable(em, actor, id);
      const dossier = await this.applications.dossier(em, id);
      return isMember(actor) ? { ...dossier, facts: asKnown(dossier.facts) } : dossier;
    });
  }

  /** @throws NOT_FOUND */
  attachment(actor: Actor, id: string, attachmentId: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    return this.tx.run(async (em) => {
      await this.requireReadable(em, actor, id);
      const attachment = await found(em, ApplicationAttachment, { id: attachmentId, applicationId: id });
      return this.download(em, attachment.fileId);
    });
  }

  /** The newest receipt's PDF. @throws NOT_FOUND, also while the worker makes it */
  receiptPdf(actor: Actor, id: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    return this.tx.run(async (em) => {
      await this.requireReadable(em, actor, id);
      const receipt = await em.findOne(ApplicationReceipt, { where: { applicationId: id }, order: { issuedAt: 'DESC' } });
      if (!receipt?.fileId) throw platformErrors.NOT_FOUND();
      return this.download(em, receipt.fileId);
    });
  }

  private async requireReadable(em: Em, actor: Actor, id: string): Promise<void> {
    const row = await found(em, Application, id);
    requireAccess(actor, 'application.read', subjectOf(row));
    if (!isMember(actor) && (NOT_SUBMITTED.includes(row.state) || row.number === null)) throw platformErrors.NOT_FOUND();
  }

  private async download(em: Em, fileId: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    const file = await this.files.describe(em, fileId);
    return { file, bytes: await this.files.read(file) };
  }
}

/** A file as its association may know it. */
const asKnown = (facts: Dossier['facts']): Dossier['facts'] => ({
  ...facts,
  state: facts.knownState,
  stateLabel: applicationMachine.label(facts.knownState),
});

interface ViewSource {
  actor: Actor;
  row: Application;
  call: CallRules;
  beside: FileBeside;
  language: Language;
}

function composeView({ actor, row, call, beside, language }: ViewSource): Omit<ApplicationView, 'receiptFailed'> {
  const { receipts, completion } = beside;
  const content: FileContent = beside;
  const vault = vaultOf(beside.vault)(beside.now);
  const check = checkFile(call, row, content, new Set(vault.keys()));
  const parts = partsOf(content);
  const unfinished = unfinishedOf(content);
  const versionOf = (kind: 'form' | 'part', code: string) =>
    content.sections.find((section) => section.kind === kind && section.code === code)?.version ?? 0;
  const { floorCentimes, ceilingCentimes, maxOverheadBasisPoints, minOwnBasisPoints } = call;
  const state = knownState(row);
  const { id, number, title, closes, regionCodes, domainCodes, form, targetGroups, accounts } = call;
  return {
    id: row.id,
    number: row.number,
    rank: row.rank,
    state,
    stateLabel: applicationMachine.label(state),
    call: { id, number, title, closes, regionCodes, domainCodes, form, targetGroups, accounts },
    project: { version: row.projectVersion, title: row.title, domainCode: row.domainCode, regionCode: row.regionCode },
    sections: form.sections.map(({ code }) => ({
      code,
      version: versionOf('form', code),
      answers: content.sections.find((section) => section.kind === 'form' && section.code === code)?.answers ?? {},
    })),
    parts: Object.fromEntries(
      PART_NAMES.map((name) => [name, { version: versionOf('part', name), items: parts[name] ?? [], unfinished: unfinished[name] ?? [] }]),
    ) as ApplicationView['parts'],
    eligibility: { version: versionOf('part', ELIGIBILITY), questions: call.eligibility, answers: eligibilityAnswers(content) },
    budget: {
      version: row.budgetVersion,
      lines: content.lines,
      unfinished: row.budgetUnfinished,
      totals: totalsOf(content.lines),
      limits: { floorCentimes, ceilingCentimes, maxOverheadBasisPoints, minOwnBasisPoints },
    },
    documents: [...call.documents, ...lettersWanted(parts.partners ?? [])].map(({ code, label, required, fromVault }) => {
      const attached = content.attachments.find((attachment) => attachment.documentCode === code);
      const held = fromVault && vault.get(fromVault);
      return {
        code,
        label,
        required,
        attachment: attached ? { id: attached.id, name: attached.name, size: attached.size } : null,
        inVault: held ? { name: held.name, validUntil: held.validUntil } : null,
      };
    }),
    completeness: {
      sections: check.sections,
      errors: check.errors.map((error) => ({ path: error.path, code: error.code, message: fieldMessage(error, language) })),
    },
    completion: completion
      ? { requestId: completion.id, fields: completion.fields, documents: completion.documents, until: zonedInstant(completion.until) }
      : null,
    receipts: receipts.map((receipt) => receiptView(receipt)),
    can: actsNow(actor, applicationMachine, state, row),
  };
}

/** Letters of commitment are no document of the call: none is required. */
const lettersWanted = (partners: readonly Partner[]) =>
  commitmentsOf(partners).map((letter) => ({ ...letter, required: false, fromVault: null }));
