import { Injectable } from '@nestjs/common';
import { formatCentimes, sumCentimes } from '#kernel';
import { found, platformErrors, type Actor, type Em } from '#platform';
import { currenciesOf, standingFundings, type EntryRow } from '../data/entries.store.js';
import { Funder, Funding, Gathering, Partner, Target } from '../data/programme-context.entity.js';
import { Component, Envelope, SubEnvelope } from '../data/programme.entity.js';
import type { EntryKind } from '../domain/entries.js';
import { programmeErrors } from '../domain/errors.js';
import {
  agreementErrors,
  equivalentErrors,
  foreignErrors,
  inDirhams,
  requireWithinFunded,
  requireWithinFunder,
} from '../domain/funding.js';
import { requireWithinEnvelope } from '../domain/split.js';
import { targetErrors } from '../domain/targets.js';
import { GatheringKinds } from './gathering-kinds.js';
import { TargetAudiences } from './target-audiences.js';
import { UntoldAwards } from './untold-awards.js';

/** What must hold when an entry of a programme changes, goes or comes back. The programme is locked. */
@Injectable()
export class EntryGuards {
  constructor(
    private readonly untold: UntoldAwards,
    private readonly kinds: GatheringKinds,
    private readonly audiences: TargetAudiences,
  ) {}

  /**
   * Answers with what the program itself writes of it.
   * @throws SPLIT_EXCEEDS_ENVELOPE · ENVELOPE_OVERFUNDED · FUNDER_EXCEEDED · ENTRY_HAS_FUNDINGS · INVALID_REQUEST
   */
  async mayBecome(em: Em, entry: EntryRow, content: object, isNew = false): Promise<object> {
    const next = Object.assign(Object.create(Object.getPrototypeOf(entry) as object) as EntryRow, entry, content);
    if (next instanceof Gathering) {
      requireDaysInOrder(next);
      return { kindRevisionId: await this.kinds.chosen(em, next, isNew ? null : (entry as Gathering)) };
    }
    if (next instanceof Partner && next.componentId) await this.componentStands(em, next.componentId, next.programmeId);
    if (next instanceof Target) {
      await this.componentStands(em, next.componentId, next.programmeId);
      const errors = targetErrors(next);
      if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
      return { audienceRevisionId: await this.audiences.chosen(em, next, isNew ? null : (entry as Target)) };
    }
    if (next instanceof Envelope) {
      requireForeign(next);
      requireWithinEnvelope(await em.findBy(SubEnvelope, { envelopeId: next.id }), next.amountCentimes);
      await this.envelopeHolds(em, next, await standingFundings(em, { envelopeId: next.id }));
    }
    if (next instanceof Funder && entry instanceof Funder) {
      const fundings = await standingFundings(em, { funderId: next.id });
      if (fundings.length > 0 && next.currency !== entry.currency) throw programmeErrors.ENTRY_HAS_FUNDINGS({ fundings: fundings.length });
      requireAgreement(next);
      requireWithinFunder(next, amountsOf(fundings));
    }
    if (next instanceof Funding) await this.fundingFits(em, next);
    return {};
  }

  /** The funder brings that much, and the envelope holds it. @throws FUNDER_NOT_SIGNED · FUNDER_EXCEEDED · ENVELOPE_OVERFUNDED · ENTRY_WITHDRAWN · NOT_FOUND · INVALID_REQUEST */
  async fundingFits(em: Em, funding: Funding): Promise<void> {
    const funder = await found(em, Funder, { id: funding.funderId, programmeId: funding.programmeId });
    const component = await found(em, Component, { id: funding.componentId, programmeId: funding.programmeId });
    const envelope = funding.envelopeId ? await found(em, Envelope, { id: funding.envelopeId, componentId: component.id }) : null;
    if (funder.withdrawnAt || component.withdrawnAt || envelope?.withdrawnAt) throw programmeErrors.ENTRY_WITHDRAWN();
    if (funder.state !== 'signed') throw programmeErrors.FUNDER_NOT_SIGNED();
    const errors = equivalentErrors(funder.currency, funding);
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
    const others = ({ id }: Funding) => id !== funding.id;
    requireWithinFunder(funder, amountsOf([...(await standingFundings(em, { funderId: funder.id })).filter(others), funding]));
    if (envelope)
      await this.envelopeHolds(em, envelope, [...(await standingFundings(em, { envelopeId: envelope.id })).filter(others), funding]);
  }

  /** Says what stands in the way; of awards only what the reader may know. @throws COMPONENT_HAS_ENVELOPES · ENVELOPE_HAS_SHARES · ENTRY_HAS_FUNDINGS */
  async mayGo(em: Em, actor: Actor, kind: EntryKind, id: string): Promise<void> {
    if (kind === 'component') await this.componentIsEmpty(em, id);
    if (kind === 'envelope') await this.envelopeIsWhole(em, actor, id);
    const fundings = await this.fundingsOf(em, kind, id);
    if (fundings.length > 0) throw programmeErrors.ENTRY_HAS_FUNDINGS({ fundings: fundings.length });
  }

  /** What it belongs to stands, and there is room for it. @throws ENTRY_WITHDRAWN and what `fundingFits` refuses */
  async mayComeBack(em: Em, entry: EntryRow): Promise<void> {
    if (entry instanceof Envelope && (await found(em, Component, entry.componentId)).withdrawnAt) throw programmeErrors.ENTRY_WITHDRAWN();
    if (entry instanceof Funding) await this.fundingFits(em, entry);
  }

  /** @throws NOT_FOUND · ENTRY_WITHDRAWN */
  private async componentStands(em: Em, id: string, programmeId: string): Promise<void> {
    if ((await found(em, Component, { id, programmeId })).withdrawnAt) throw programmeErrors.ENTRY_WITHDRAWN();
  }

  private async componentIsEmpty(em: Em, componentId: string): Promise<void> {
    const envelopes = (await em.findBy(Envelope, { componentId })).filter(({ withdrawnAt }) => !withdrawnAt);
    const amountCentimes = sumCentimes(envelopes.map((envelope) => envelope.amountCentimes));
    if (envelopes.length > 0)
      throw programmeErrors.COMPONENT_HAS_ENVELOPES({
        envelopes: envelopes.length,
        amountCentimes,
        amount: formatCentimes(amountCentimes),
      });
  }

  private async envelopeIsWhole(em: Em, actor: Actor, envelopeId: string): Promise<void> {
    const shares = await em.findBy(SubEnvelope, { envelopeId });
    const untold = await this.untold.of(em, actor);
    const awardedCentimes = sumCentimes(shares.map((share) => share.awardedCentimes - (untold.get(share.id) ?? 0)));
    if (shares.length > 0)
      throw programmeErrors.ENVELOPE_HAS_SHARES({ shares: shares.length, awardedCentimes, awarded: formatCentimes(awardedCentimes) });
  }

  private async envelopeHolds(em: Em, envelope: Envelope, fundings: readonly Funding[]): Promise<void> {
    const currencies = await currenciesOf(em, fundings);
    requireWithinFunded(
      envelope.amountCentimes,
      fundings.map((funding) => inDirhams(currencies.get(funding.funderId)!, funding)),
    );
  }

  private async fundingsOf(em: Em, kind: EntryKind, id: string): Promise<Funding[]> {
    if (kind === 'funder') return standingFundings(em, { funderId: id });
    if (kind === 'component') return standingFundings(em, { componentId: id });
    return kind === 'envelope' ? standingFundings(em, { envelopeId: id }) : [];
  }
}

const amountsOf = (fundings: readonly Funding[]): number[] => fundings.map(({ amountHundredths }) => amountHundredths);

/** Who signed says how much; who has not signed has no days of it. @throws INVALID_REQUEST */
export function requireAgreement(funder: Pick<Funder, 'state' | 'amountHundredths' | 'signedOn' | 'effectiveOn'>): void {
  const errors = agreementErrors(funder);
  if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
}

/** @throws INVALID_REQUEST */
export function requireDaysInOrder({ startsOn, endsOn }: Pick<Gathering, 'startsOn' | 'endsOn'>): void {
  if (endsOn < startsOn) throw platformErrors.INVALID_REQUEST({}, [{ path: 'endsOn', code: 'date' }]);
}

/** Another currency has its amount; a rate is of another currency. @throws INVALID_REQUEST */
export function requireForeign(envelope: Pick<Envelope, 'foreignCurrency' | 'foreignHundredths' | 'statedRate'>): void {
  const errors = foreignErrors(envelope);
  if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
}
