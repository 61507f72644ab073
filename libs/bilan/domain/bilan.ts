import { splitByLargestRemainder, sumCentimes, type Label } from '#kernel';
import { hideSmallCells } from './small-cells.js';

/** Shares are in tenths of a percent. */
const WHOLE = 1_000;

/** One project as the bilan counts it. */
export interface CountedProject {
  conventionId: string;
  associationId: string;
  /** Whether its source names the association; otherwise only the year's number of associations is known. */
  associationKnown: boolean;
  /** Null, like the others: not known. */
  ofMigrants: boolean | null;
  domainCode: string;
  regionCode: string | null;
  askedCentimes: number | null;
  awardedCentimes: number;
  paidCentimes: number;
  totalCostCentimes: number | null;
  /** Verified persons; null while no report is accepted. */
  beneficiaries: number | null;
}

export interface CountedFiles {
  received: number;
  /** Finally selected, whole or in part. */
  retained: number;
}

/** Null is a figure that is not known: it was not written down, and nothing stands in for it. */
export interface BilanFigures {
  projects: number;
  /** Different associations; one that holds two projects counts once. */
  associations: number | null;
  associationsOfMigrants: number | null;
  askedCentimes: number | null;
  awardedCentimes: number;
  paidCentimes: number;
  totalCostCentimes: number | null;
  /** Of the total cost, what the grants do not pay. */
  coFundingCentimes: number | null;
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
  /** Counts what was made up to show the program; absent from editions frozen before this was written down. */
  demonstration?: boolean;
  /** In the year's own order and under its own labels. */
  domains: BilanRow[];
  regions: BilanRow[];
  /** Of the whole year the number of associations is always known. */
  totals: BilanFigures & { associations: number };
  /** Of the calls closed in the year; null when no file is known. */
  selection: { received: number; retained: number; retainedShare: number } | null;
}

export interface Heading {
  code: string;
  label: Label;
}

/** Where projects stand whose region nobody wrote down. */
export const UNKNOWN_REGION: Heading = {
  code: 'unknown',
  label: { fr: 'Région non renseignée', ar: 'جهة غير محددة', en: 'Region not known' },
};

/** Adds up the projects of a year. Headings without a project do not appear; codes without a heading come last under their code. */
export function computeBilan(
  year: number,
  projects: readonly CountedProject[],
  headings: { domains: readonly Heading[]; regions: readonly Heading[] },
  files: CountedFiles | null,
  demonstration = false,
): BilanYear {
  return {
    year,
    fromArchives: files === null,
    demonstration,
    domains: table(projects, headings.domains, (project) => project.domainCode),
    regions: table(projects, headings.regions, (project) => project.regionCode ?? UNKNOWN_REGION.code),
    totals: { ...figuresOf(projects), associations: new Set(projects.map(({ associationId }) => associationId)).size },
    selection: files && files.received > 0 ? selectionOf(files) : null,
  };
}

function selectionOf({ received, retained }: CountedFiles): BilanYear['selection'] {
  return { received, retained, retainedShare: splitByLargestRemainder(WHOLE, [retained, received - retained])[0]! };
}

function table(projects: readonly CountedProject[], headings: readonly Heading[], codeOf: (project: CountedProject) => string): BilanRow[] {
  const known = new Set([...headings.map((heading) => heading.code), UNKNOWN_REGION.code]);
  const strangers = [...new Set(projects.map(codeOf))].filter((code) => !known.has(code)).sort();
  const all = [...headings, ...strangers.map((code) => ({ code, label: { fr: code, ar: code, en: code } })), UNKNOWN_REGION];
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

/** Of one group; an association that is not known counts in the year alone. */
function figuresOf(projects: readonly CountedProject[]): BilanFigures {
  const sum = (measure: (project: CountedProject) => number) => sumCentimes(projects.map(measure));
  const sumOfKnown = (measure: (project: CountedProject) => number | null): number | null => {
    const all = projects.map(measure);
    return all.some((value) => value === null) ? null : sumCentimes(all as number[]);
  };
  const associations = new Map(projects.map((project) => [project.associationId, project.ofMigrants]));
  const counted = projects.flatMap((project) => project.beneficiaries ?? []);
  const awardedCentimes = sum((project) => project.awardedCentimes);
  const totalCostCentimes = sumOfKnown((project) => project.totalCostCentimes);
  return {
    projects: projects.length,
    associations: projects.every(({ associationKnown }) => associationKnown) ? associations.size : null,
    associationsOfMigrants: [...associations.values()].includes(null) ? null : [...associations.values()].filter(Boolean).length,
    askedCentimes: sumOfKnown((project) => project.askedCentimes),
    awardedCentimes,
    paidCentimes: sum((project) => project.paidCentimes),
    totalCostCentimes,
    coFundingCentimes: totalCostCentimes === null ? null : Math.max(0, totalCostCentimes - awardedCentimes),
    beneficiaries: counted.length === 0 ? null : counted.reduce((a, b) => a + b, 0),
  };
}

/**
 * The same figures as anyone may read them. What an edition of before did not show stays hidden: beside its total, the row that has not
 * changed since would tell the one that had.
 * @param earlier the frozen editions of the same year, the oldest first
 */
export function forThePublic(frozen: BilanYear, earlier: readonly BilanYear[] = []): BilanYear {
  const bilan = withoutStandIns(frozen);
  const { tables, total } = hideSmallCells({
    tables: [bilan.domains, bilan.regions].map((rows) => rows.map((row) => row.beneficiaries)),
    total: bilan.totals.beneficiaries,
  });
  const before = earlier.length === 0 ? null : forThePublic(earlier.at(-1)!, earlier.slice(0, -1));
  const shown = (name: 'domains' | 'regions', cells: readonly (number | null)[]) => {
    const hidden = new Set(before ? hiddenRows(before[name], earlier.at(-1)![name]) : []);
    return bilan[name].map((row, index) => ({ ...row, beneficiaries: hidden.has(row.code) ? null : (cells[index] ?? null) }));
  };
  const wasHidden = before !== null && before.totals.beneficiaries === null && earlier.at(-1)!.totals.beneficiaries !== null;
  return {
    ...bilan,
    domains: shown('domains', tables[0]!),
    regions: shown('regions', tables[1]!),
    totals: { ...bilan.totals, beneficiaries: wasHidden ? null : total },
  };
}

/** The rows whose number is known and not shown. */
function hiddenRows(shown: readonly BilanRow[], counted: readonly BilanRow[]): string[] {
  return shown.flatMap(({ code, beneficiaries }) => {
    const known = counted.find((row) => row.code === code)?.beneficiaries ?? null;
    return beneficiaries === null && known !== null ? [code] : [];
  });
}

const NOT_KNOWN = { associationsOfMigrants: null, askedCentimes: null, totalCostCentimes: null, coFundingCentimes: null };

/**
 * Editions of archived years that were frozen before unknown was a value hold figures that stood in for what nobody knows. They
 * are kept as they were frozen, and not shown.
 */
function withoutStandIns(frozen: BilanYear): BilanYear {
  if (!frozen.fromArchives || frozen.demonstration !== undefined) return frozen;
  return {
    ...frozen,
    domains: frozen.domains.map((row) => ({ ...row, ...NOT_KNOWN, associations: null })),
    regions: [],
    totals: { ...frozen.totals, ...NOT_KNOWN },
  };
}
