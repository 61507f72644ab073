import type { PublicCall, PublicCallItem } from '#calls';
import type { CallProps, CallSummary } from '../../web/src/public/props.js';

/** A call in a list of the public site. */
export function callSummary(call: PublicCallItem): CallSummary {
  return {
    href: `/calls/${encodeURIComponent(call.number)}`,
    reference: call.number,
    title: call.title,
    state: { state: call.phase, label: call.phaseLabel },
    regions: call.regions.map((region) => region.label),
    domains: call.domains.map((domain) => domain.label),
    opensAt: call.opens,
    closesAt: call.kind === 'rolling' ? null : call.closes,
    envelopeCentimes: call.envelopeCentimes,
    envelopeShared: call.envelopeShared,
  };
}

const share = (basisPoints: number) => basisPoints / 10_000;

/** A call's own page. */
export function callProps(call: PublicCall): CallProps['call'] {
  return {
    ...callSummary(call),
    kind: call.kindLabel,
    programme: call.programme.title,
    description: call.description,
    eligibility: call.eligibility.map((question) => question.question),
    floorCentimes: call.floorCentimes,
    ceilingCentimes: call.ceilingCentimes,
    minimumOwnShare: call.minOwnBasisPoints > 0 ? share(call.minOwnBasisPoints) : null,
    maximumOverheadShare: call.maxOverheadBasisPoints < 10_000 ? share(call.maxOverheadBasisPoints) : null,
    maximumFiles: call.maxFilesPerAssociation,
    criteria: call.criteria.map(({ label, weight }) => ({ label, weight })),
    documents: call.documents.map(({ label, required }) => ({ label, required })),
    calendar: call.calendar.map(({ label, at }) => ({ label, at })),
    questions: call.questions.map(({ question, answer, answered }) => ({ question, answer, answeredAt: answered })),
    attachments: [],
    applyHref: call.phase === 'open' ? `/app/applications/new/${encodeURIComponent(call.number)}` : null,
    askHref: call.acceptsQuestions ? `/app/calls/ask/${encodeURIComponent(call.number)}` : null,
  };
}
