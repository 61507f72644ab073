import { splitByLargestRemainder, sumCentimes, type Label } from '#kernel';

/** Shares are in tenths of a percent. */
const WHOLE = 1_000;

/** One project as the bilan counts it. */
export interface CountedProject {
  conventionId: string;
  associationId: string;
  ofMigrants: boolean;
  domainCode: string;
  regionCode: string;
  askedCentimes: number;
  awardedCentimes: number;
  paidCentimes: number;
  totalCostCentimes: number;
  /** Verified persons; null while no report is accepted. */
  beneficiaries: number | null;
}

export interface CountedFiles {
  received: number;
  /** Finally selected, whole or in part. */
  retained: number;
}

export interface BilanFigures {
  projects: number;
  /** Different associations; one that holds two projects counts once. */
  associations: number;
  associationsOfMigrants: number;
  askedCentimes: number;
  awardedCentimes: number;
  paidCentimes: number;
  totalCostCentimes: number;
  /** Of the total cost, what the grants do not pay. */
  coFundingCentimes: number;
  /** Null when nobody was counted yet, or when the number is too small to be published. */
  beneficiaries: number | null;
}

export interface BilanRow extends BilanFigures {
  code: string;
  label: Label;
  /** Tenths of a percent; the rows of a table make 1000. */
  projectShare: number;
  amountShare: number;
}

export interface BilanYear {
  year: number;
  /** Imported: what was asked, what projects cost and who was refused are not known. */
  fromArchives: boolean;
  /** In the year's own order and under its own labels. */
  domains: BilanRow[];
  regions: BilanRow[];
  totals: BilanFigures;
  /** Of the calls closed in the year; null when no file is known. */
  selection: { received: number; retained: number; retainedShare: number } | null;
}

export interface Heading {
  code: string;
  label: Label;
}

/** Adds up the projects of a year. Headings without a project do not appear; codes without a heading come last under their code. */
export function computeBilan(
  year: number,
  projects: readonly CountedProject[],
  headings: { domains: readonly Heading[]; regions: readonly Heading[] },
  files: CountedFiles | null,
): BilanYear {
  return {
    year,
    fromArchives: files === null,
    domains: table(projects, headings.domains, (project) => project.domainCode),
    regions: table(projects, headings.regions, (project) => project.regionCode),
    totals: figuresOf(projects),
    selection: files && files.received > 0 ? selectionOf(files) : null,
  };
}

function selectionOf({ received, retained }: CountedFiles): BilanYear['selection'] {
  return { received, retained, retainedShare: splitByLargestRemainder(WHOLE, [retained, received - retained])[0]! };
}

function table(projects: readonly CountedProject[], headings: readonly Heading[], codeOf: (project: CountedProject) => string): BilanRow[] {
  const known = new Set(headings.map((heading) => heading.code));
  const strangers = [...new Set(projects.map(codeOf))].filter((code) => !known.has(code)).sort();
  const all = [...headings, ...strangers.map((code) => ({ code, label: { fr: code, ar: code, en: code } }))];
  const groups = all
    .map((heading) => ({ heading, members: projects.filter((project) => codeOf(project) === heading.code) }))
    .filter(({ members }) => members.length > 0);
  const rows = groups.map(({ heading, members }) => ({ code: heading.code, label: heading.label, ...figuresOf(members) }));
  const projectShares = splitByLargestRemainder(
    WHOLE,
    rows.map((row) => row.projects),
  );
  const amountShares = splitByLargestRemainder(
    WHOLE,
    rows.map((row) => row.awardedCentimes),
  );
  return rows.map((row, index) => ({ ...row, projectShare: projectShares[index]!, amountShare: amountShares[index]! }));
}

function figuresOf(projects: readonly CountedProject[]): BilanFigures {
  const sum = (measure: (project: CountedProject) => number) => sumCentimes(projects.map(measure));
  const associations = new Map(projects.map((project) => [project.associationId, project.ofMigrants]));
  const counted = projects.flatMap((project) => project.beneficiaries ?? []);
  const awardedCentimes = sum((project) => project.awardedCentimes);
  const totalCostCentimes = sum((project) => project.totalCostCentimes);
  return {
    projects: projects.length,
    associations: associations.size,
    associationsOfMigrants: [...associations.values()].filter(Boolean).length,
    askedCentimes: sum((project) => project.askedCentimes),
    awardedCentimes,
    paidCentimes: sum((project) => project.paidCentimes),
    totalCostCentimes,
    coFundingCentimes: Math.max(0, totalCostCentimes - awardedCentimes),
    beneficiaries: counted.length === 0 ? null : counted.reduce((a, b) => a + b, 0),
  };
}

/** Fewer persons than this are not published: they could be recognised. */
export const SMALLEST_PUBLIC_CELL = 5;

/** The same figures as anyone may read them. */
export function forThePublic(bilan: BilanYear): BilanYear {
  return {
    ...bilan,
    domains: withoutSmallCells(bilan.domains),
    regions: withoutSmallCells(bilan.regions),
    totals: { ...bilan.totals, beneficiaries: isSmall(bilan.totals.beneficiaries) ? null : bilan.totals.beneficiaries },
  };
}

const isSmall = (persons: number | null) => persons !== null && persons > 0 && persons < SMALLEST_PUBLIC_CELL;

/** A single hidden cell could be found by subtracting the others from the total: the next smallest is then hidden with it. */
function withoutSmallCells(rows: readonly BilanRow[]): BilanRow[] {
  const hidden = new Set(rows.filter((row) => isSmall(row.beneficiaries)).map((row) => row.code));
  if (hidden.size === 1) {
    const others = rows.filter((row) => !hidden.has(row.code) && (row.beneficiaries ?? 0) > 0);
    const next = others.sort((a, b) => a.beneficiaries! - b.beneficiaries!)[0];
    if (next) hidden.add(next.code);
  }
  return rows.map((row) => (hidden.has(row.code) ? { ...row, beneficiaries: null } : row));
}
