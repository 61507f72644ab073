import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type Localized, type ZonedInstant, type EventOf } from '#kernel';
import { Directory } from '#identity';
import {
  decide,
  FailedJobs,
  Files,
  found,
  hiddenFrom,
  mayCause,
  requireAccess,
  Tx,
  type Actor,
  type Em,
  type Page,
  type PageQuery,
  type StoredFile,
} from '#platform';
import { Applications } from '#applications';
import { Associations } from '#associations';
import { Committees, isAward, type FinalDecision } from '#committees';
import { Convention, ConventionDocument, ConventionLine, ConventionSignature, Tranche } from '../data/convention.entity.js';
import { actsOf, applicationsWithAct, listConventions } from '../data/conventions.queries.js';
import { conventionMachine, STATES_BEFORE_SIGNING, type ConventionState } from '../domain/convention.machine.js';
import { conventionErrors } from '../domain/errors.js';
import {
  conditionInWords,
  DEFAULT_TRANCHES,
  INSTRUMENT_LABELS,
  instrumentFor,
  type GrantLine,
  type Instrument,
  type TranchePlan,
} from '../domain/terms.js';

export interface ConventionListItem {
  id: string;
  number: string;
  instrument: Instrument;
  instrumentLabel: Label;
  state: ConventionState;
  stateLabel: Label;
  title: string;
  association: { id: string; name: Localized };
  regionCode: string;
  domainCode: string;
  amountCentimes: number;
  year: number;
  startsOn: string | null;
  endsOn: string | null;
  /** It waits for the reader's signature. */
  toSign: boolean;
}

export interface ConventionView extends ConventionListItem {
  applicationId: string;
  applicationNumber: string | null;
  awardCentimes: number;
  tranches: { id: string; rank: number; amountCentimes: number; shareBasisPoints: number; condition: Label; notBefore: string | null }[];
  /** The grant by charge: as asked, as negotiated, as signed (empty until then). */
  budget: { requested: GrantLine[]; negotiated: GrantLine[]; approved: GrantLine[] };
  /** The present bytes; null while the document is being prepared. */
  document: { sha256: string; revision: number } | null;
  /** Since when it cannot be made, while it cannot. */
  documentFailed: ZonedInstant | null;
  signatures: { party: string; name: string; role: string; at: ZonedInstant; certificateSerial: string; level: string }[];
  verificationCode: string;
  inForce: ZonedInstant | null;
  endReason: string | null;
  /** What the reader may do now: events of its life, and `recut`. */
  can: string[];
}

export interface AwardItem {
  decisionId: string;
  applicationId: string;
  applicationNumber: string | null;
  title: string;
  association: { id: string; name: Localized };
  regionCode: string;
  outcome: string;
  amountCentimes: number;
  decided: ZonedInstant;
  /** Whether the association was sent its decision letter. */
  notified: boolean;
  /** The act drawn up for it, if any. */
  convention: { id: string; number: string; state: ConventionState; stateLabel: Label } | null;
}

/** One award, and what the form that draws up its act begins with. */
export interface AwardView extends AwardItem {
  instrument: Instrument;
  instrumentLabel: Label;
  conditions: Localized | null;
  /** What is proposed when the officer plans nothing else. */
  tranches: readonly TranchePlan[];
}

const SIGNING = ['sign', 'countersign', 'decide'] as const;
const UNKNOWN_NAME: Localized = { fr: '—', ar: '—' };

/** Conventions as people read them. */
@Injectable()
export class ConventionReads {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly committees: Committees,
    private readonly directory: Directory,
    private readonly failed: FailedJobs,
  ) {}

  list(actor: Actor, query: PageQuery & { state?: string; year?: number }): Promise<Page<ConventionListItem>> {
    return this.tx.run(async (em) => {
      const { rows, total } = await listConventions(em, actor, query);
      const names = await this.associations.factsOf(
        em,
        rows.map((row) => row.associationId),
      );
      const items = rows.map((row) => this.listItem(actor, row, names.get(row.associationId)?.name ?? UNKNOWN_NAME));
      return { items, page: query.page, pageSize: query.pageSize, total };
    });
  }

  /** @throws NOT_FOUND */
  one(actor: Actor, id: string): Promise<ConventionView> {
    return this.tx.run(async (em) => {
      const convention = await found(em, Convention, id);
      requireAccess(actor, 'convention.read', convention);
      return this.view(em, actor, convention);
    });
  }

  /** The PDF as it stands. @throws NOT_FOUND · DOCUMENT_NOT_READY */
  async document(actor: Actor, id: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      requireAccess(actor, 'convention.read', await found(em, Convention, id));
      const current = await em.findOne(ConventionDocument, { where: { conventionId: id }, order: { revision: 'DESC' } });
      if (!current) throw conventionErrors.DOCUMENT_NOT_READY();
      return this.files.describe(em, current.fileId);
    });
    return { file, bytes: await this.files.read(file) };
  }

  /** Final awards with the act drawn up for each, newest decision first; `waiting`: only those that were told and have no act. */
  awards(actor: Actor, query: PageQuery & { waiting?: string }): Promise<Page<AwardItem>> {
    return this.tx.run((em) => this.awardsIn(em, actor, query));
  }

  async awardsIn(em: Em, actor: Actor, query: PageQuery & { waiting?: string }): Promise<Page<AwardItem>> {
    const { page, pageSize } = query;
    const withoutApplicationIds = [...hiddenFrom(actor), ...(query.waiting ? await applicationsWithAct(em) : [])];
    const { items, total } = await this.committees.awards(em, {
      regionCode: actor.scope.regionCode,
      withoutApplicationIds,
      withoutAssociationIds: actor.ownAssociationIds,
      notified: Boolean(query.waiting),
      page,
      pageSize,
    });
    return { items: await this.awardItems(em, items), page, pageSize, total };
  }

  /** @throws NOT_FOUND · NO_FINAL_AWARD */
  award(actor: Actor, applicationId: string): Promise<AwardView> {
    return this.tx.run(async (em) => {
      const { regionCode, associationId } = await this.applications.facts(em, applicationId);
      requireAccess(actor, 'convention.awards', { regionCode, associationId, applicationId });
      const decision = await this.committees.finalDecision(em, applicationId);
      const [item] = decision && isGrant(decision) ? await this.awardItems(em, [decision]) : [];
      if (!decision || !item) throw conventionErrors.NO_FINAL_AWARD();
      const instrument = instrumentFor(decision.amountCentimes);
      return {
        ...item,
        instrument,
        instrumentLabel: INSTRUMENT_LABELS[instrument],
        conditions: decision.conditions,
        tranches: DEFAULT_TRANCHES,
      };
    });
  }

  private async view(em: Em, actor: Actor, convention: Convention): Promise<ConventionView> {
    const [association, application] = [
      await this.associations.facts(em, convention.associationId),
      await this.applications.facts(em, convention.applicationId),
    ];
    const tranches = await em.find(Tranche, { where: { conventionId: convention.id }, order: { rank: 'ASC' } });
    const document = await em.findOne(ConventionDocument, { where: { conventionId: convention.id }, order: { revision: 'DESC' } });
    const mayRecut = STATES_BEFORE_SIGNING.includes(convention.state) && decide(actor, 'convention.recut', convention).allowed;
    return {
      ...this.listItem(actor, convention, association.name),
      applicationId: convention.applicationId,
      applicationNumber: application.number,
      awardCentimes: convention.awardCentimes,
      tranches: tranches.map((tranche) => ({
        id: tranche.id,
        rank: tranche.rank,
        amountCentimes: tranche.amountCentimes,
        shareBasisPoints: tranche.shareBasisPoints,
        condition: conditionInWords(tranche),
        notBefore: tranche.notBefore,
      })),
      budget: await this.budget(em, convention.id),
      document: document && { sha256: document.sha256, revision: document.revision },
      documentFailed: (await this.failed.failing(em, 'convention', document ? [] : [convention.id])).get(convention.id) ?? null,
      signatures: await this.signatures(em, convention.id),
      verificationCode: convention.verificationCode,
      inForce: convention.inForceAt && zonedInstant(convention.inForceAt),
      endReason: convention.endReason,
      can: [...conventionMachine.events.filter((event) => this.mayAdvance(actor, convention, event)), ...(mayRecut ? ['recut'] : [])],
    };
  }

  private async awardItems(em: Em, decisions: readonly FinalDecision[]): Promise<AwardItem[]> {
    const applicationIds = decisions.map((decision) => decision.applicationId);
    const applications = await this.applications.factsOf(em, applicationIds);
    const names = await this.associations.factsOf(
      em,
      decisions.map((decision) => decision.associationId),
    );
    const drawn = await actsOf(em, applicationIds);
    const notified = await this.committees.notified(
      em,
      decisions.map((decision) => decision.id),
    );
    return decisions.flatMap((decision) => {
      const application = applications.get(decision.applicationId);
      const act = drawn.get(decision.applicationId);
      if (!application) return [];
      return [
        {
          decisionId: decision.id,
          applicationId: application.id,
          applicationNumber: application.number,
          title: application.title,
          association: { id: decision.associationId, name: names.get(decision.associationId)?.name ?? UNKNOWN_NAME },
          regionCode: application.regionCode,
          outcome: decision.outcome,
          amountCentimes: decision.amountCentimes,
          decided: zonedInstant(decision.decidedAt),
          notified: notified.has(decision.id),
          convention: act ? { ...act, stateLabel: conventionMachine.label(act.state) } : null,
        },
      ];
    });
  }

  private listItem(actor: Actor, row: Convention, name: Localized): ConventionListItem {
    return {
      id: row.id,
      number: row.number,
      instrument: row.instrument,
      instrumentLabel: INSTRUMENT_LABELS[row.instrument],
      state: row.state,
      stateLabel: conventionMachine.label(row.state),
      title: row.title,
      association: { id: row.associationId, name },
      regionCode: row.regionCode,
      domainCode: row.domainCode,
      amountCentimes: row.amountCentimes,
      year: row.year,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      toSign: SIGNING.some((event) => this.mayAdvance(actor, row, event)),
    };
  }

  private mayAdvance(actor: Actor, convention: Convention, event: EventOf<typeof conventionMachine>): boolean {
    const isDecision = convention.instrument === 'award_decision';
    if (event === 'decide' ? !isDecision : isDecision && (event === 'sign' || event === 'countersign')) return false;
    return mayCause(actor, conventionMachine, convention.state, event, convention);
  }

  private async budget(em: Em, conventionId: string): Promise<ConventionView['budget']> {
    const lines = await em.find(ConventionLine, { where: { conventionId }, order: { position: 'ASC' } });
    const of = (version: string) =>
      lines.filter((line) => line.version === version).map(({ account, label, amountCentimes }) => ({ account, label, amountCentimes }));
    return { requested: of('requested'), negotiated: of('negotiated'), approved: of('approved') };
  }

  private async signatures(em: Em, conventionId: string): Promise<ConventionView['signatures']> {
    const rows = await em.find(ConventionSignature, { where: { conventionId }, order: { at: 'ASC' } });
    const people = await this.directory.people(
      em,
      rows.map((row) => row.personId),
    );
    return rows.map((row) => ({
      party: row.party,
      name: people.get(row.personId)?.name ?? '—',
      role: row.role,
      at: zonedInstant(row.at),
      certificateSerial: row.certificateSerial,
      level: row.level,
    }));
  }
}

const isGrant = ({ outcome, amountCentimes }: FinalDecision) => isAward(outcome) && amountCentimes > 0;
