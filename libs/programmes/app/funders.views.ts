import { sumCentimes } from '#kernel';
import { actsNow, type Actor } from '#platform';
import type { Funder, Funding } from '../data/programme-context.entity.js';
import type { Entry } from '../data/entry.entity.js';
import { funderMachine } from '../domain/funder.machine.js';
import { impliedRate, inDirhams, shareOfAwards } from '../domain/funding.js';
import type { EnvelopeView, EntryState, FunderView, FundingView } from './programme.views.js';

interface Given {
  isClosed: boolean;
  fundings: readonly Funding[];
  /** As the reader sees them. */
  envelopes: ReadonlyMap<string, EnvelopeView>;
  shown: (entry: Entry) => EntryState;
}

/** A funder with what it brings to what, and its part of what is awarded: what is computed stands beside what is stated, never instead. */
export function funderView(actor: Actor, funder: Funder, given: Given): FunderView {
  const fundings = given.fundings.filter(({ funderId }) => funderId === funder.id);
  const standing = fundings.filter(({ withdrawnAt }) => !withdrawnAt);
  const { id, name, currency, amountHundredths, statedEquivalent, source, state, signedOn, effectiveOn } = funder;
  return {
    id,
    name,
    currency,
    amountHundredths,
    statedEquivalent,
    source,
    state,
    stateLabel: funderMachine.label(state),
    signedOn,
    effectiveOn,
    can: funder.withdrawnAt || given.isClosed ? [] : actsNow(actor, funderMachine, state, {}),
    fundings: fundings.map((funding) => ({ ...fundingView(currency, funding), ...given.shown(funding) })),
    assignedHundredths: sumCentimes(standing.map((funding) => funding.amountHundredths)),
    awardedCentimes: partOf(currency, standing, given.envelopes, ({ shares }) => sumCentimes(shares.map((share) => share.awardedCentimes))),
    paidCentimes: partOf(currency, standing, given.envelopes, ({ paidCentimes }) => paidCentimes),
    ...given.shown(funder),
  };
}

function fundingView(currency: string, funding: Funding): Omit<FundingView, keyof EntryState> {
  const { id, componentId, envelopeId, amountHundredths, statedCentimes, source } = funding;
  const rate = impliedRate(amountHundredths, statedCentimes);
  return { id, componentId, envelopeId, amountHundredths, statedCentimes, impliedRateTenThousandths: rate, source };
}

function partOf(
  currency: string,
  fundings: readonly Funding[],
  envelopes: Given['envelopes'],
  whole: (envelope: EnvelopeView) => number,
): number | null {
  const parts = fundings.flatMap((funding) => {
    const envelope = funding.envelopeId === null ? undefined : envelopes.get(funding.envelopeId);
    const brought = inDirhams(currency, funding);
    if (!envelope || brought === null) return [];
    return [shareOfAwards(whole(envelope), brought, envelope.amountCentimes)];
  });
  return parts.length === 0 ? null : sumCentimes(parts);
}
