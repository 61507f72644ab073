import { Module } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Directory } from '#identity';
import { withIceKey, withRibKey, zonedInstant } from '#kernel';
import { defineContext, newId, platformErrors, type ContextDefinition, type Em } from '#platform';
import { Applications, type ApplicationFacts, type Dossier } from '#applications';
import { Associations, type AssociationFacts, type Hindrance } from '#associations';
import { Calls } from '#calls';
import { Committees, type FinalDecision } from '#committees';
import { Institutions } from '#institution';
import { ProgrammeParties, Programmes, type DomainLabel, type MappedDomain } from '#programmes';
import type { World } from './world.js';

export interface AwardOptions {
  amountCentimes: number;
  askedCentimes?: number;
  associationId?: string;
  regionCode?: string;
  domainCode?: string;
  title?: string;
  /** A file that no committee has decided on. */
  undecided?: true;
  /** Its letter has not left. */
  untold?: true;
}

/** Of the tables below the stages of money, as much as their lists name. */
class Ground1790000900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE association (id uuid PRIMARY KEY, name jsonb NOT NULL, search text NOT NULL);
      CREATE TABLE application (id uuid PRIMARY KEY, search text NOT NULL);
      CREATE TABLE session_file (id uuid PRIMARY KEY, number text NOT NULL, title text NOT NULL, association_name jsonb NOT NULL, search text NOT NULL);
      CREATE TABLE committee_decision (id uuid PRIMARY KEY, file_id uuid NOT NULL, session_id uuid NOT NULL, application_id uuid NOT NULL,
        call_id uuid NOT NULL, association_id uuid NOT NULL, region_code text NOT NULL, sub_envelope_id uuid, state text NOT NULL,
        outcome text NOT NULL, amount_centimes bigint NOT NULL, conditions jsonb, decided_at timestamptz NOT NULL);
      CREATE TABLE decision_letter (decision_id uuid PRIMARY KEY, state text NOT NULL);
    `);
  }

  async down(): Promise<void> {}
}

/** What the stages before conventions know, held in memory: lets the stages of money be tested from a chosen award. */
export class Ground {
  readonly programmeId = newId();
  readonly callId = newId();
  readonly associations = new Map<string, AssociationFacts>();
  readonly accounts = new Map<string, { id: string; rib: string; holder: string }>();
  readonly hindrances = new Map<string, Hindrance[]>();
  readonly applications = new Map<string, ApplicationFacts>();
  readonly decisions = new Map<string, FinalDecision>();
  /** Decisions whose letter was sent. */
  readonly notified = new Set<string>();
  labels: DomainLabel[] = [];
  /** Under which domains others are compared. */
  mappings: MappedDomain[] = [];

  anAssociation(options: { name?: string; regionCode?: string; ofMigrants?: boolean } = {}): string {
    const id = newId();
    const rank = this.associations.size + 1;
    const name = options.name ?? `Association de démonstration nº ${rank}`;
    this.associations.set(id, {
      id,
      name: { fr: name, ar: `جمعية العرض التجريبي رقم ${rank}` },
      kind: 'association',
      ofMigrants: options.ofMigrants ?? false,
      ice: withIceKey(String(rank).padStart(13, '0')),
      country: 'MA',
      registerName: null,
      receiptNumber: `2019/${rank}`,
      receiptDate: '2019-03-01',
      regionCode: options.regionCode ?? 'MA-09',
      province: null,
      commune: null,
      city: null,
      address: null,
      state: 'verified',
    });
    this.giveAccount(id, rank);
    return id;
  }

  giveAccount(associationId: string, rank: number): void {
    const rib = withRibKey(`0115190000${String(rank).padStart(12, '0')}`);
    this.accounts.set(associationId, { id: newId(), rib, holder: `ASSOCIATION DE DEMONSTRATION ${rank}` });
  }

  /** A file with a final award; returns its id. */
  anAward(options: AwardOptions): string {
    const id = newId();
    const associationId = options.associationId ?? this.anAssociation({ regionCode: options.regionCode });
    const asked = options.askedCentimes ?? options.amountCentimes;
    this.applications.set(id, {
      id,
      number: `D-2026-${String(this.applications.size + 1).padStart(6, '0')}`,
      callId: this.callId,
      associationId,
      title: options.title ?? 'Ateliers de langue et de soutien scolaire',
      domainCode: options.domainCode ?? 'educative',
      regionCode: options.regionCode ?? 'MA-09',
      state: 'selected',
      stateLabel: { fr: 'Retenu', ar: 'مقبول', en: 'Selected' },
      knownState: 'selected',
      formRevisionId: newId(),
      gridRevisionId: newId(),
      askedCentimes: asked,
      totalCentimes: asked * 2,
      submittedAt: new Date(),
    } as ApplicationFacts);
    if (!options.undecided) {
      const decisionId = newId();
      if (!options.untold) this.notified.add(decisionId);
      this.decisions.set(id, {
        id: decisionId,
        sessionId: newId(),
        applicationId: id,
        callId: this.callId,
        associationId,
        outcome: asked > options.amountCentimes ? 'partially_selected' : 'selected',
        amountCentimes: options.amountCentimes,
        subEnvelopeId: null,
        conditions: null,
        decidedAt: new Date(),
      });
    }
    return id;
  }

  /** The contexts below the stages of money are replaced by this one. */
  context(): ContextDefinition {
    const call = {
      id: this.callId,
      number: 'AP-2026-003',
      title: { fr: 'Insertion éducative', ar: 'الإدماج التربوي' },
      programmeId: this.programmeId,
      accounts: ['60', '61', '62', '64', '74'].map((code) => ({ code, label: { fr: code, ar: code, en: code } })),
    };
    const providers = [
      {
        provide: Programmes,
        useValue: {
          facts: async () => ({
            id: this.programmeId,
            code: 'P',
            title: { fr: 'Programme de démonstration', ar: 'برنامج العرض التجريبي' },
            state: 'active',
          }),
          domainLabels: async () => this.labels,
          domainMappings: async () => this.mappings,
          claims: async () => [],
        },
      },
      {
        provide: ProgrammeParties,
        inject: [Institutions],
        useFactory: (institutions: Institutions) => ({
          contracting: (em: Em) => institutions.principal(em),
          of: async (em: Em) => {
            const { id } = await institutions.principal(em);
            return { ownerId: id, contractingId: id, payingId: id, payingAccountId: null };
          },
          operatingId: async (em: Em) => (await institutions.principal(em)).id,
        }),
      },
      { provide: Calls, useValue: { rulesFor: async () => call, rulesUnder: async () => call, closedIn: async () => [call.id] } },
      {
        provide: Applications,
        useValue: {
          facts: async (_: Em, id: string) => found(this.applications.get(id)),
          lock: async (_: Em, id: string) => found(this.applications.get(id)),
          factsOf: async (_: Em, ids: readonly string[]) => pick(this.applications, ids),
          ofCall: async () => [...this.applications.values()],
          dossier: async (_: Em, id: string) => this.dossier(found(this.applications.get(id))),
        },
      },
      {
        provide: Committees,
        useValue: {
          finalDecision: async (_: Em, id: string) => this.decisions.get(id) ?? null,
          notified: async (_: Em, ids: readonly string[]) => new Set(ids.filter((id) => this.notified.has(id))),
        },
      },
      {
        provide: Associations,
        inject: [Directory],
        useFactory: (directory: Directory) => ({
          facts: async (_: Em, id: string) => found(this.associations.get(id)),
          factsOf: async (_: Em, ids: readonly string[]) => pick(this.associations, ids),
          requireVerified: async (_: Em, id: string) => found(this.associations.get(id)),
          payableAccount: async (_: Em, id: string) => this.accounts.get(id) ?? null,
          accountInWords: async (_: Em, id: string) => this.accounts.get(id)?.rib ?? null,
          payableAccounts: async (_: Em, ids: readonly string[]) => pick(this.accounts, ids),
          paymentHindrances: async (_: Em, id: string) => this.hindrances.get(id) ?? [],
          paymentHindrancesOf: async (_: Em, ids: readonly string[]) => new Map(ids.map((id) => [id, () => this.hindrances.get(id) ?? []])),
          signatories: (em: Em, associationId: string) => directory.holders(em, ['association.president'], { associationId }),
          binders: (em: Em, associationId: string) => directory.holders(em, ['association.president'], { associationId }),
          delegator: () => Promise.resolve(null),
          members: (em: Em, associationId: string) =>
            directory.holders(em, ['association.president', 'association.treasurer', 'association.editor'], { associationId }),
        }),
      },
    ];
    class GroundModule {}
    Module({ providers, exports: providers.map(({ provide }) => provide) })(GroundModule);
    Reflect.defineMetadata('__module:global__', true, GroundModule);
    return defineContext({ name: 'ground', module: GroundModule, migrations: [Ground1790000900000] });
  }

  /** Writes what is known now where lists read it: names to search by, final awards. */
  async tell(world: Pick<World, 'sql'>): Promise<void> {
    for (const { id, name } of this.associations.values())
      await world.sql(
        `INSERT INTO association VALUES ($1, $2, search_text($3)) ON CONFLICT (id) DO UPDATE SET name = excluded.name, search = excluded.search`,
        [id, name, `${name.fr} ${name.ar}`],
      );
    for (const { id, number, title } of this.applications.values())
      await world.sql(`INSERT INTO application VALUES ($1, search_text($2)) ON CONFLICT DO NOTHING`, [id, `${number} ${title}`]);
    for (const decision of this.decisions.values()) await this.tellDecision(world, decision);
  }

  private async tellDecision(world: Pick<World, 'sql'>, decision: FinalDecision): Promise<void> {
    const { id, sessionId, applicationId, callId, associationId, outcome, amountCentimes, decidedAt } = decision;
    const { number, title, regionCode } = this.applications.get(applicationId)!;
    const { name } = this.associations.get(associationId)!;
    await world.sql(`INSERT INTO session_file VALUES ($1, $2, $3, $4, search_text($5)) ON CONFLICT DO NOTHING`, [
      id,
      number,
      title,
      name,
      [number, title, name.fr, name.ar].join(' '),
    ]);
    await world.sql(
      `INSERT INTO committee_decision VALUES ($1, $1, $2, $3, $4, $5, $6, NULL, 'final', $7, $8, NULL, $9) ON CONFLICT DO NOTHING`,
      [id, sessionId, applicationId, callId, associationId, regionCode, outcome, amountCentimes, decidedAt],
    );
    if (this.notified.has(id)) await world.sql(`INSERT INTO decision_letter VALUES ($1, 'sent') ON CONFLICT DO NOTHING`, [id]);
  }

  private dossier(facts: ApplicationFacts): Partial<Dossier> {
    const line = (account: string, label: string, amountCentimes: number) => ({
      id: newId(),
      side: 'charge',
      account,
      label,
      amountCentimes,
    });
    const lines = [line('61', 'Location', 2_500_000), line('64', 'Personnel', 7_000_001), line('86', 'Bénévolat', 900_000)];
    return {
      facts,
      budget: { lines, chargesCentimes: 9_500_001, productsCentimes: 9_500_001, askedCentimes: facts.askedCentimes, ownCentimes: 0 },
      indicators: [{ id: newId(), label: 'Enfants inscrits', baseline: 0, target: 120, unit: 'enfants' }],
      activities: [{ label: 'Cours de langue', startsOn: '2026-12-01', endsOn: '2027-06-30' }],
      submitted: zonedInstant(new Date()),
    } as unknown as Partial<Dossier>;
  }
}

function found<T>(value: T | undefined): T {
  if (!value) throw platformErrors.NOT_FOUND();
  return value;
}

const pick = <T>(all: ReadonlyMap<string, T>, ids: readonly string[]) =>
  new Map(ids.flatMap((id) => (all.has(id) ? [[id, all.get(id)!] as const] : [])));
