import type { PublicBilan } from '#bilan';
import type { Label } from '#kernel';
import type { BilanProps, ClaimedFigure, HomeProps, PublicContext } from '../../web/src/public/props.js';

/** A year in the list of the home page. */
export function bilanSummary(bilan: PublicBilan): HomeProps['bilans'][number] {
  const { projects, associations, awardedCentimes } = bilan.totals;
  return { year: bilan.year, projects, associations, amountCentimes: awardedCentimes };
}

const inThreeLanguages = (text: string): Label => ({ fr: text, ar: text, en: text });

/** The page of a year: the ministry's table in its own order, what was claimed elsewhere beside it. */
export function bilanProps(bilan: PublicBilan): Omit<BilanProps, keyof PublicContext> {
  const { year, domains, totals, edition, claims } = bilan;
  return {
    year,
    rows: domains.map((row) => ({
      code: row.code,
      domain: row.label,
      projects: row.projects,
      amountCentimes: row.awardedCentimes,
      projectShare: row.projectShare,
      amountShare: row.amountShare,
    })),
    total: { projects: totals.projects, associations: totals.associations, amountCentimes: totals.awardedCentimes },
    fictitious: bilan.demonstration === true,
    partlyKnown: bilan.fromArchives,
    snapshot: { number: `${year}-${edition.number}`, frozenAt: edition.frozen },
    claims: claims.map((claim) => ({
      label: claim.label,
      claimed: claimedFigure(claim.unit, claim.value),
      computed: null,
      source: inThreeLanguages(claim.source),
    })),
    downloads: [{ label: 'CSV', href: `/api/public/bilan/${year}.csv` }],
  };
}

function claimedFigure(unit: PublicBilan['claims'][number]['unit'], value: number): ClaimedFigure {
  return unit === 'centimes' ? { centimes: value } : { count: value };
}
