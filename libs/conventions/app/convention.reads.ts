import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import { Directory } from '#identity';
import { decide, FailedJobs, Files, found, requireAccess, Tx, type Actor, type Em, type StoredFile } from '#platform';
import { Applications } from '#applications';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { Parameters, type CodedReasonView } from '#institution';
import { ProgrammeParties } from '#programmes';
import { Committees, isAward, type FinalDecision } from '#committees';
import { Convention, ConventionDocument, ConventionLine, ConventionSignature, Tranche } from '../data/convention.entity.js';
import { conventionMachine, STATES_BEFORE_SIGNING } from '../domain/convention.machine.js';
import { conventionTerms, tranchePlan } from './convention.parameters.js';
import { conventionErrors } from '../domain/errors.js';
import {
  conditionInWords,
  INSTRUMENT_LABELS,
  instrumentFor,
  type GrantLine,
  type Instrument,
  type TranchePlan,
  usualTranches,
} from '../domain/terms.js';
import { AwardsList, type AwardItem } from './awards.list.js';
import { EndingReasons } from './ending-reasons.js';
import { conventionItem, mayAdvance, type ConventionListItem } from './conventions.list.js';

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
  signatures: {
    party: string;
    name: string;
    role: string;
    /** The president in whose place it was signed. */
    byDelegationOf: string | null;
    at: ZonedInstant;
    certificateSerial: string;
    level: string;
  }[];
  verificationCode: string;
  inForce: ZonedInstant | null;
  endReason: string | null;
  /** The same coded. */
  endReasons: CodedReasonView[];
  /** What the reader may do now: events of its life, and `recut`. */
  can: string[];
}

/** One award, and what the form that draws up its act begins with. */
export interface AwardView extends AwardItem {
  instrument: Instrument;
  instrumentLabel: Label;
  conditions: Localized | null;
  /** Who would sign it for the administration. */
  institution: Localized;
  /** What is proposed when the officer plans nothing else. */
  tranches: readonly TranchePlan[];
}

/** Conventions as people read them. */
@Injectable()
export class ConventionReads {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly committees: Committees,
    private readonly calls: Calls,
    private readonly parties: ProgrammeParties,
    private readonly parameters: Parameters,
    private readonly directory: Directory,
    private readonly failed: FailedJobs,
    private readonly awards: AwardsList,
    private readonly reasons: EndingReasons,
  ) {}

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

  /** @throws NOT_FOUND · NO_FINAL_AWARD */
  award(actor: Actor, applicationId: string): Promise<AwardView> {
    return this.tx.run(async (em) => {
      const { programmeId, regionCode, associationId } = await this.applications.facts(em, applicationId);
      requireAccess(actor, 'convention.awards', { programmeId, regionCode, associationId, applicationId });
      const decision = await this.committees.finalDecision(em, applicationId);
      const [item] = decision && isGrant(decision) ? await this.awards.items(em, actor, [decision]) : [];
      if (!decision || !item) throw conventionErrors.NO_FINAL_AWARD();
      const institution = await this.parties.contracting(em, programmeId, regionCode);
      const terms = await this.parameters.at(em, conventionTerms, institution.id);
      const instrument = instrumentFor(decision.amountCentimes, terms.value.awardDecisionCeilingCentimes);
      return {
        ...item,
        instrument,
        instrumentLabel: INSTRUMENT_LABELS[instrument],
        conditions: decision.conditions,
        institution: institution.name,
        tranches: usualTranches((await this.parameters.at(em, tranchePlan, institution.id)).value),
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
      ...conventionItem(actor, convention, association.name),
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
      signatures: await this.signatures(em, convention),
      verificationCode: convention.verificationCode,
      inForce: convention.inForceAt && zonedInstant(convention.inForceAt),
      endReason: convention.endReason,
      endReasons: await this.reasons.views(em, convention),
      can: [...conventionMachine.events.filter((event) => mayAdvance(actor, convention, event)), ...(mayRecut ? ['recut'] : [])],
    };
  }

  private async budget(em: Em, conventionId: string): Promise<ConventionView['budget']> {
    const lines = await em.find(ConventionLine, { where: { conventionId }, order: { position: 'ASC' } });
    const of = (version: string) =>
      lines.filter((line) => line.version === version).map(({ account, label, amountCentimes }) => ({ account, label, amountCentimes }));
    return { requested: of('requested'), negotiated: of('negotiated'), approved: of('approved') };
  }

  private async signatures(em: Em, { id: conventionId, associationId }: Convention): Promise<ConventionView['signatures']> {
    const rows = await em.find(ConventionSignature, { where: { conventionId }, order: { at: 'ASC' } });
    const people = await this.directory.people(
      em,
      rows.map((row) => row.personId),
    );
    const delegators = new Map<string, string | null>();
    for (const { id, role, personId, at } of rows)
      if (role === 'association.delegate') delegators.set(id, await this.associations.delegator(em, associationId, personId, at));
    return rows.map((row) => ({
      party: row.party,
      name: people.get(row.personId)?.name ?? '—',
      role: row.role,
      byDelegationOf: delegators.get(row.id) ?? null,
      at: zonedInstant(row.at),
      certificateSerial: row.certificateSerial,
      level: row.level,
    }));
  }
}

const isGrant = ({ outcome, amountCentimes }: FinalDecision) => isAward(outcome) && amountCentimes > 0;
