import { Inject, Injectable } from '@nestjs/common';
import { REGION_CODES, REGIONS, zonedInstant, type ZonedInstant } from '#kernel';
import { CONFIG, hasPart, type Actor, type Config, type Em } from '#platform';
import { Applications } from '#applications';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { Conventions, type ConventionFacts, type UnknownFact } from '#conventions';
import { Disbursements } from '#disbursements';
import { Monitoring } from '#monitoring';
import { comparedUnder, Programmes, type ClaimFacts, type DomainLabel, type MappedDomain } from '#programmes';
import { BilanEdition } from '../data/bilan-edition.entity.js';
import { publishedYears } from '../data/editions.queries.js';
import { computeBilan, type BilanYear, type CountedFiles, type CountedProject } from '../domain/bilan.js';
import { BilanEditions } from './bilan-editions.js';
import { publicFigures } from './public-figures.js';

/** What anyone may read of a year: the newest published edition, without cells too small to publish, with the claims beside. */
export interface PublicBilan extends BilanYear {
  edition: { number: number; frozen: ZonedInstant; published: ZonedInstant; sha256: string };
  claims: ClaimFacts[];
}

/** Files that were submitted, whatever became of them. */
const RECEIVED = [
  'submitted',
  'admissible',
  'inadmissible',
  'completion_requested',
  'eligible',
  'ineligible',
  'under_review',
  'selected',
  'partially_selected',
  'reserve',
  'deferred',
  'rejected',
] as const;
const RETAINED = ['selected', 'partially_selected'] as const;

/** The figures of a year, computed from the files themselves; what the public pages and the seeds may ask of this stage. */
@Injectable()
export class Bilan {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly editions: BilanEditions,
    private readonly programmes: Programmes,
    private readonly calls: Calls,
    private readonly associations: Associations,
    private readonly applications: Applications,
    private readonly conventions: Conventions,
    private readonly disbursements: Disbursements,
    private readonly monitoring: Monitoring,
  ) {}

  /**
   * The figures as they are now: of what a reader may know when one is given; `comparedBy`: in the domains of a programme, to compare years
   * whose domains differ.
   * @throws NOT_FOUND
   */
  async year(em: Em, year: number, reader: Actor | null = null, comparedBy: string | null = null): Promise<BilanYear> {
    const regionCode = reader?.scope.regionCode ?? null;
    const isKnown = partsOf(reader);
    const conventions = (await this.conventions.counted(em, { year, regionCode })).filter(isKnown);
    const mappings = comparedBy ? await this.mappingsOf(em, comparedBy) : [];
    const labels = await this.programmes.domainLabels(em, year);
    const domains = [...labels].sort((a, b) => a.position - b.position);
    const regions = REGION_CODES.map((code) => ({ code, label: REGIONS[code] }));
    return computeBilan(
      year,
      (await this.projects(em, conventions)).map((project) => ({ ...project, domainCode: comparedUnder(mappings, project.domainCode) })),
      { domains: comparedBy ? await this.newestDomains(em, domains) : domains, regions },
      await this.files(em, year, conventions, { regionCode, isKnown }),
      this.config.JISR_DEMO || conventions.some(({ demonstration }) => demonstration),
    );
  }

  /** @throws NOT_FOUND for what is no programme */
  private async mappingsOf(em: Em, programmeId: string): Promise<MappedDomain[]> {
    await this.programmes.facts(em, programmeId);
    return this.programmes.domainMappings(em, programmeId);
  }

  /** Domains of the year, and those of today that it did not have: what is compared may be called so only now. */
  private async newestDomains(em: Em, domains: readonly DomainLabel[]): Promise<DomainLabel[]> {
    const today = await this.programmes.domainLabels(em);
    return [...domains, ...today.filter(({ code }) => !domains.some((domain) => domain.code === code))];
  }

  /** Years with a published edition, newest first. */
  publicYears(em: Em): Promise<number[]> {
    return publishedYears(em);
  }

  /** Null while no edition of the year is published. */
  async publicYear(em: Em, year: number): Promise<PublicBilan | null> {
    const edition = await em.findOne(BilanEdition, { where: { year, state: 'published' }, order: { number: 'DESC' } });
    if (!edition?.figures || !edition.frozenAt || !edition.publishedAt) return null;
    const claims = await this.programmes.claims(em);
    return {
      ...(await publicFigures(em, edition)),
      edition: {
        number: edition.number,
        frozen: zonedInstant(edition.frozenAt),
        published: zonedInstant(edition.publishedAt),
        sha256: edition.sha256!,
      },
      claims: claims.filter((claim) => claim.year === year || claim.year === null),
    };
  }

  /** Freezes and publishes a new edition of a year in one go: for imports. Returns its number. @throws BILAN_EMPTY */
  async publishEdition(em: Em, actor: Actor, year: number): Promise<number> {
    const edition = await this.editions.open(em, actor, year);
    await this.editions.freeze(em, actor, edition, await this.year(em, year));
    await this.editions.publish(em, actor, edition);
    return edition.number;
  }

  private async projects(em: Em, conventions: readonly ConventionFacts[]): Promise<CountedProject[]> {
    const ids = conventions.map((convention) => convention.id);
    const associations = await this.associations.factsOf(
      em,
      conventions.map((convention) => convention.associationId),
    );
    const applications = await this.applications.factsOf(
      em,
      conventions.map((convention) => convention.applicationId),
    );
    const money = await this.disbursements.moneyOf(em, ids);
    const people = await this.monitoring.beneficiariesOf(em, ids);
    return conventions.map((convention) => {
      const application = applications.get(convention.applicationId);
      const known = <T>(fact: UnknownFact, value: T): T | null => (convention.unknown.includes(fact) ? null : value);
      return {
        conventionId: convention.id,
        associationId: convention.associationId,
        associationKnown: !convention.unknown.includes('association'),
        ofMigrants: known('of_migrants', associations.get(convention.associationId)?.ofMigrants ?? false),
        domainCode: convention.domainCode,
        regionCode: known('region', convention.regionCode),
        askedCentimes: known('asked', application?.askedCentimes ?? convention.amountCentimes),
        awardedCentimes: convention.amountCentimes,
        paidCentimes: money.get(convention.id)?.paidCentimes ?? 0,
        totalCostCentimes: known('total_cost', application?.totalCentimes ?? convention.amountCentimes),
        beneficiaries: people.get(convention.id)?.total ?? null,
      };
    });
  }

  /** The files of the calls closed in the year; retained are those whose association was told so. Of the past only the retained ones were imported: how many were received is not known. */
  private async files(
    em: Em,
    year: number,
    conventions: readonly ConventionFacts[],
    { regionCode, isKnown }: { regionCode: string | null; isKnown: (of: Place) => boolean },
  ): Promise<CountedFiles | null> {
    if (conventions.some((convention) => convention.imported)) return null;
    const files = { received: 0, retained: 0 };
    for (const callId of await this.calls.closedIn(em, year)) {
      const received = (await this.applications.ofCall(em, callId, RECEIVED, regionCode ?? undefined)).filter(isKnown);
      files.received += received.length;
      files.retained += received.filter(({ knownState }) => (RETAINED as readonly string[]).includes(knownState)).length;
    }
    return files;
  }
}

interface Place {
  programmeId: string;
  regionCode: string;
}

/** Whoever acts for an institution counts where it has a part, and nothing of the programmes of others. */
const partsOf =
  (reader: Actor | null) =>
  ({ programmeId, regionCode }: Place): boolean =>
    !reader?.scope.institutionId || hasPart(reader, programmeId, regionCode);
