import { DataSource, Entity, ForeignKey, type EntityMetadata } from 'typeorm';
import { dataSourceOptions, Id, Json, personalData, Text, Uuid, type PersonalData } from '#platform';
import { CONTEXTS } from '../../apps/contexts.js';

/** Every entry of the register that contexts bring. */
const entries = CONTEXTS.flatMap((context) => context.brings)
  .filter(({ place }) => (place as unknown) === personalData)
  .map(({ value }) => value as PersonalData);

const ENTITIES = CONTEXTS.flatMap((context) => context.entities) as (new () => object)[];

const TELLS_OF_SOMEBODY = /(^|_)(email|mail|phone|telephone|mobile|address|ip|holder|cin|cnie|user_agent|browser|birth\w*|born\w*)$/;
const NAMES_SOMEBODY = /(^|_)(name|beneficiary|candidate|visitor|author|signatory)$/;
/** Words that somebody typed: they may speak of anybody. */
const SAYS_ANYTHING =
  /(^|_)(text|body|content|reason|because|remarks?|note|notes|comment|statement|objection|observations?|description|answer|message|explanation|opinion|cells|difficulties|summary|findings|question|ties|employer|organisation|remittance)$/;

/** Identifiers of things of other rooms, which no foreign key says. */
const NAMES_A_THING = /^(association|programme|institution|application|call|session|convention|subject|file|grant)_id$/;

/** Columns that look so and hold nothing of a person, by the reason. */
const NOBODYS: Readonly<Record<string, readonly string[]>> = {
  'names a thing, and nobody': [
    'allocation_scenario.name',
    'association.name',
    'association.register_name',
    'bank_account.bank_name',
    'committee.name',
    'failed_job.name',
    'funder.name',
    'institution.certified_name',
    'institution.in_sentence',
    'institution.name',
    'kept_secret.name',
    'outbox.name',
    'partner.name',
    'report_voucher.name',
    'seed_step.name',
    'session_file.association_name',
    'technical_opinion.service_name',
  ],
  'a row of another table, and nobody’s account': [
    'association_merge_row.row_id',
    'association_merge_row.table_name',
    'convention.decision_id',
    'convention.sub_envelope_id',
    'institution.logo_file_id',
    'ledger_entry.reverses_id',
    'ledger_entry.source_id',
    'ledger_entry.transaction_id',
    'role_grant.committee_id',
    'stored_file.kept_for',
    'upload.used_with',
  ],
  'the text of an act or a notice of an institution, published as it stands': [
    'call.calendar',
    'call.description',
    'call.eligibility',
    'call.summary',
    'call.target_groups',
    'call.title',
    'call_question.published_question',
    'claim.label',
    'component.title',
    'component_target.indicator',
    'domain_label.label',
    'gathering.title',
    'institution.authorising_officer',
    'institution.header',
    'institution.legal_notice',
    'institution.seat',
    'programme.title',
    'required_document.label',
  ],
  'what an institution set: a form, a grid, a list, amounts, conditions of paying': [
    'committee.colleges',
    'committee_session.grid',
    'committee_session.rules',
    'form_revision.fields',
    'form_revision.sections',
    'grid_revision.criteria',
    'import_mapping.names',
    'import_run.mapping',
    'parameter_revision.value',
    'partner.role',
    'tranche.conditions',
  ],
  'codes, marks and counts of the program': [
    'allocation_scenario.amounts',
    'application_completion.documents',
    'application_completion.fields',
    'association.checked_on_receipt',
    'association.lapses',
    'association_merge.taken',
    'association_pair.reasons',
    'audit_check.defects',
    'bilan_edition.figures',
    'completion_request.documents',
    'completion_request.fields',
    'convention.unknown',
    'instruction_item.label',
    'purge_run.cut_offs',
    'purge_run.planned',
    'purge_run.progress',
    'score_sheet.marks',
  ],
  'where a committee meets': ['committee_session.place'],
};
const NAMES_NOBODY = new Set(Object.values(NOBODYS).flat());

/** Of a table, the columns that hold something of a person, or may. */
function personal({ tableName, columns, foreignKeys, primaryColumns }: EntityMetadata): string[] {
  const toAccounts = new Set(
    foreignKeys
      .filter(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName === 'person')
      .flatMap(({ columnNames }) => columnNames),
  );
  const elsewhere = new Set(foreignKeys.flatMap(({ columnNames }) => columnNames).filter((name) => !toAccounts.has(name)));
  const keys = new Set(primaryColumns.map(({ databaseName }) => databaseName));
  return columns
    .filter(({ databaseName: name, type }) => {
      if (toAccounts.has(name)) return true;
      if (NAMES_NOBODY.has(`${tableName}.${name}`) || elsewhere.has(name)) return false;
      if (type === 'uuid') return !keys.has(name) && !NAMES_A_THING.test(name);
      if (type === 'jsonb') return true;
      return type === 'text' && [TELLS_OF_SOMEBODY, NAMES_SOMEBODY, SAYS_ANYTHING].some((looks) => looks.test(name));
    })
    .map(({ databaseName }) => databaseName);
}

async function metadataOf(entities: (new () => object)[]): Promise<EntityMetadata[]> {
  const source = new DataSource(dataSourceOptions('postgres://nobody@127.0.0.1/none', { entities, migrations: [] }));
  await (source as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  return source.entityMetadatas;
}

describe('the register of processing', () => {
  let tables: EntityMetadata[];
  beforeAll(async () => {
    tables = await metadataOf(ENTITIES);
  });
  const declared = new Map(entries.flatMap(({ tables: of }) => Object.entries(of)));
  const columnsOf = (table: string) =>
    tables.find(({ tableName }) => tableName === table)?.columns.map(({ databaseName }) => databaseName) ?? [];

  it('names every column of every table that holds something of a person', () => {
    const missing = tables.flatMap((table) => {
      const { people = [], holds = [], words = [], named } = declared.get(table.tableName) ?? { erased: 'kept' };
      return personal(table).flatMap((column) =>
        [...people, ...holds, ...words, named].includes(column) ? [] : `${table.tableName}.${column}`,
      );
    });
    expect(missing).toEqual([]);
  });

  it('names nothing that is not there, and no table twice', () => {
    const names = entries.flatMap(({ tables: of }) => Object.keys(of));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const strange = [...declared].flatMap(([table, { people = [], holds = [], words = [], named = [], own }]) =>
      [...people, ...holds, ...words, ...[named].flat(), ...(own ? [own.of, ...own.columns] : [])].flatMap((column) =>
        columnsOf(table).includes(column) ? [] : `${table}.${column}`,
      ),
    );
    expect(strange).toEqual([]);
    const nobody = [...NAMES_NOBODY].filter((name) => !columnsOf(name.split('.')[0]!).includes(name.split('.')[1]!));
    expect(nobody).toEqual([]);
  });

  it('gives a person their own rows only: by a column that names them, and no column that names another', () => {
    for (const [table, { people = [], own }] of declared) {
      if (!own) continue;
      expect({ table, by: [...people, ...(table === 'person' ? ['id'] : [])].includes(own.of) }).toEqual({ table, by: true });
      expect({ table, others: own.columns.filter((column) => people.includes(column)) }).toEqual({ table, others: [] });
    }
  });

  it('says in both languages what, why, on what ground, how long; and why what stays stays', () => {
    for (const entry of entries) {
      for (const part of [entry.what, entry.why, entry.basis, entry.kept, entry.stays ?? entry.what])
        for (const text of [part.fr, part.ar, part.en]) expect(text.length).toBeGreaterThan(3);
      const keeps = Object.values(entry.tables).some(({ erased }) => erased === 'kept');
      expect({ code: entry.code, says: entry.stays !== undefined }).toEqual({ code: entry.code, says: keeps });
    }
  });

  it('every room brings its own', () => {
    const silent = CONTEXTS.filter(({ brings, entities }) => {
      const has = entities.some((entity) => tables.some((table) => table.target === entity && personal(table).length > 0));
      return has && !brings.some(({ place }) => (place as unknown) === personalData);
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  describe('and something that nobody declared would be noticed', () => {
    @Entity('planted')
    class Planted {
      @Id('planted_pk') id: string;
      @Uuid() @ForeignKey('Person', { name: 'planted_person_fk' }) owner: string;
      @Uuid({ nullable: true }) decidedBy: string | null;
      @Uuid() callId: string;
      @Text() contactEmail: string;
      @Text() firstName: string;
      @Text() colour: string;
      @Uuid() whoever: string;
      @Text() telephone: string;
      @Text() userAgent: string;
      @Text() ip: string;
      @Text({ nullable: true }) refusalReason: string | null;
      @Json() answers: object;
    }

    it('an account, an address or a name, by whatever column', async () => {
      const found = (await metadataOf([...ENTITIES, Planted])).find(({ tableName }) => tableName === 'planted')!;
      expect(personal(found)).toEqual([
        ...['owner', 'decided_by', 'contact_email', 'first_name', 'whoever', 'telephone', 'user_agent', 'ip', 'refusal_reason', 'answers'],
      ]);
    });
  });
});
