import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { found, hiddenFrom, Lifecycle, newId, platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { findApplications, findPartners, loadContent, partsOf } from '../data/applications.store.js';
import { ApplicationAttachment, ApplicationCompletion, ApplicationReceipt } from '../data/application-parts.entity.js';
import { Application } from '../data/application.entity.js';
import { nextRank } from '../data/drafts.queries.js';
import { countByCall } from '../data/applications.queries.js';
import { OUTCOMES, type ApplicationState } from '../domain/application.machine.js';
import { unknownCompletionItems } from '../domain/completion.js';
import type { Partner } from '../domain/parts.js';
import { factsOfRow, subjectOf, type ApplicationFacts } from './application-facts.js';
import { applicationLife } from './application.lives.js';
import { commitmentsOf } from '../domain/consortium.js';
import { composeDossier, type Dossier } from './dossier.js';

/** Events that later stages cause in the life of a file. */
export type LaterEvent =
  | 'admit'
  | 'refuse_admission'
  | 'declare_eligible'
  | 'declare_ineligible'
  | 'take_up'
  | 'select'
  | 'select_partially'
  | 'put_on_reserve'
  | 'defer'
  | 'reject';

/** States in which a file waits for a decision. */
const WAITING: readonly ApplicationState[] = ['submitted', 'completion_requested', 'admissible', 'eligible', 'under_review', 'deferred'];

/** What later stages may ask of applications. */
@Injectable()
export class Applications {
  constructor(
    private readonly calls: Calls,
    private readonly associations: Associations,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly tx: Tx,
  ) {}

  /** @throws NOT_FOUND */
  async facts(em: Em, id: string): Promise<ApplicationFacts> {
    return factsOfRow(await found(em, Application, id));
  }

  /** The same, with the row locked for a change of state. @throws NOT_FOUND */
  async lock(em: Em, id: string): Promise<ApplicationFacts> {
    return factsOfRow(await this.lifecycle.lock(em, applicationLife, id));
  }

  async factsOf(em: Em, ids: readonly string[]): Promise<Map<string, ApplicationFacts>> {
    return new Map((await findApplications(em, ids)).map((row) => [row.id, factsOfRow(row)]));
  }

  /** The files of a call in given states, in the order of their numbers. */
  async ofCall(em: Em, callId: string, states: readonly ApplicationState[], regionCode?: string): Promise<ApplicationFacts[]> {
    const rows = await em.find(Application, {
      where: { callId, state: In([...states]), ...(regionCode ? { regionCode } : {}) },
      order: { number: 'ASC', id: 'ASC' },
    });
    return rows.map(factsOfRow);
  }

  /** How many files each call has in these states, for a region, that the actor may know of; calls without any are left out. */
  async countByCall(em: Em, actor: Actor, states: readonly ApplicationState[], regionCode: string): Promise<Map<string, number>> {
    const rows = await countByCall(em, { states, regionCode, hidden: hiddenFrom(actor) });
    return new Map(rows.map(({ callId, count }) => [callId, count]));
  }

  /** A whole file, in a fixed number of queries whatever its size; `withRegistry`: partners lead to the registry. @throws NOT_FOUND */
  async dossier(em: Em, id: string, { withRegistry = false } = {}): Promise<Dossier> {
    const row = await found(em, Application, id);
    const call = await this.calls.rulesUnder(em, row.callId, row);
    const association = await this.associations.facts(em, row.associationId);
    const content = await loadContent(em, id);
    const receipt = await em.findOne(ApplicationReceipt, {
      select: { id: true, contentHash: true },
      where: { applicationId: id },
      order: { issuedAt: 'DESC' },
    });
    const inVault = row.state === 'draft' ? await this.inVault(em, row.associationId) : new Set<string>();
    const identifiers = withRegistry ? (partsOf(content).partners ?? []).flatMap(({ identifier }) => identifier ?? []) : [];
    const registered = await this.associations.byIce(em, identifiers);
    return composeDossier({
      facts: factsOfRow(row),
      call,
      association,
      content,
      inVault,
      registered,
      contentHash: receipt?.contentHash ?? null,
    });
  }

  /** One attachment that is in force: its bytes and the document that it stands for. @throws NOT_FOUND */
  async attachment(em: Em, applicationId: string, attachmentId: string): Promise<{ fileId: string; documentCode: string }> {
    const { fileId, documentCode } = await found(em, ApplicationAttachment, { id: attachmentId, applicationId, replacedAt: IsNull() });
    return { fileId, documentCode };
  }

  /** The partners that files name, by file; files without any are left out. */
  partnersOf(em: Em, ids: readonly string[]): Promise<Map<string, Partner[]>> {
    return findPartners(em, ids);
  }

  /**
   * Moves a file along its machine on behalf of a later stage; writes its audit row. A consequence nobody decides alone
   * (the minutes are signed) is caused by SYSTEM. @throws WRONG_STATE · FORBIDDEN · OWN_ASSOCIATION
   */
  async advance(em: Em, actor: Actor, id: string, event: LaterEvent, reason?: string): Promise<void> {
    const row = await this.lifecycle.lock(em, applicationLife, id);
    requireAccess(actor, `application.${event}`, subjectOf(row));
    await this.lifecycle.move(em, actor, applicationLife, row, event, {}, { reason });
  }

  /**
   * Opens named fields and documents of a submitted file to the association until an instant. A field is the code of a
   * question of the form, the name of a part (`activities` …), `project` or `budget`; a document is its code in the call.
   * @throws WRONG_STATE · NOT_FOUND · INVALID_REQUEST naming what the call does not know
   */
  async requestCompletion(
    em: Em,
    actor: Actor,
    id: string,
    request: { requestId: string; fields: readonly string[]; documents: readonly string[]; until: Date },
  ): Promise<void> {
    const row = await this.lifecycle.lock(em, applicationLife, id);
    requireAccess(actor, 'application.request_completion', subjectOf(row));
    const call = await this.calls.rulesUnder(em, row.callId, row);
    const unknown = unknownCompletionItems(request, {
      fields: call.form.fields.map((field) => field.code),
      documents: [...call.documents, ...commitmentsOf((await findPartners(em, [id])).get(id) ?? [])].map(({ code }) => code),
    });
    if (unknown.length > 0) throw platformErrors.INVALID_REQUEST({}, unknown);
    const detail = { requestId: request.requestId };
    await this.lifecycle.move(em, actor, applicationLife, row, 'request_completion', {}, { detail });
    await em.insert(ApplicationCompletion, {
      id: request.requestId,
      applicationId: id,
      fields: [...request.fields],
      documents: [...request.documents],
      until: request.until,
    });
  }

  /** The association is told the decision on its file: from here on it knows the state that the decision gave. */
  async tellOutcome(em: Em, id: string, at: Date): Promise<void> {
    const row = await this.lifecycle.lock(em, applicationLife, id);
    if (OUTCOMES.includes(row.state) && row.outcomeToldAt === null)
      await em.update(Application, { id }, { outcomeToldAt: at, changedAt: at });
  }

  /** Nothing of a call waits any more, neither for a decision nor to be told one. */
  async isSettled(em: Em, callId: string): Promise<boolean> {
    const waiting = In([...WAITING]);
    if (await em.existsBy(Application, { callId, state: waiting })) return false;
    return !(await em.existsBy(Application, { callId, state: In([...OUTCOMES]), outcomeToldAt: IsNull() }));
  }

  /** The completion request ran out unanswered: the file goes on as it is. Does nothing when answered meanwhile. */
  async closeCompletion(em: Em, actor: Actor, id: string): Promise<void> {
    const row = await this.lifecycle.lock(em, applicationLife, id);
    if (row.state !== 'completion_requested') return;
    await this.lifecycle.move(em, actor, applicationLife, row, 'close_completion');
    await em.update(ApplicationCompletion, { applicationId: id, endedAt: IsNull() }, { endedAt: () => 'clock_timestamp()' });
  }

  /** A project of the past, known only by its essentials. Returns its id. */
  async importPast(
    em: Em,
    actor: Actor,
    past: {
      callId: string;
      associationId: string;
      number: string;
      title: string;
      domainCode: string;
      regionCode: string;
      askedCentimes: number;
      totalCentimes: number;
      submittedAt: Date;
      outcome: 'selected' | 'partially_selected';
    },
  ): Promise<string> {
    const call = await this.calls.rulesFor(em, past.callId);
    const { outcome, ...essentials } = past;
    const id = newId();
    await em.insert(Application, {
      id,
      ...essentials,
      rank: await nextRank(em, past.callId, past.associationId),
      state: outcome,
      formRevisionId: call.form.id,
      gridRevisionId: call.grid.id,
      createdAt: past.submittedAt,
      changedAt: past.submittedAt,
      outcomeToldAt: past.submittedAt,
    });
    await this.trail.record(em, actor, {
      subject: 'application',
      subjectId: id,
      event: 'import_past',
      to: outcome,
      detail: { number: past.number, askedCentimes: past.askedCentimes },
    });
    return id;
  }

  private async inVault(em: Em, associationId: string): Promise<ReadonlySet<string>> {
    return new Set((await this.associations.validDocuments(em, associationId, await this.tx.now(em))).keys());
  }
}
