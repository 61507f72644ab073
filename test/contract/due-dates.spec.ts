import { DataSource, Entity } from 'typeorm';
import { policyRegistry, dataSourceOptions, Day, Id, Instant, Text } from '#platform';
import { CONTEXTS } from '../../apps/contexts.js';
import { couldBeDue, deadlineBindings } from './due-dates.js';

/** Days and instants that ask nothing of anybody, each with its reason. */
const FACTS: Record<string, string> = {
  'association_merge.undone_at': 'when two officers undid it',
  'audit_head.at': 'when a head of the chain was published',
  'content_check.defect_since': 'since when a file is found wanting; the administrator has a to-do of it',
  'presidency_claim.elected_on': 'the day of an assembly, which is past',
  'signing_delegation.starts_on': 'from when a role counts; nothing is asked of anybody then',
  'content_scan.found_at': 'when the scanner found something; whose file it is was told',
  'outbox.not_before': 'when a job may run',
  'person.second_factor_ends_at':
    'the person is told when it is set and may object until then; at the instant itself nothing is asked of anybody',
  'session.expires_at': 'a browser is signed out',
  'session.second_factor_at': 'when a code was given',
  'session.stepped_up_at': 'when a code was given again',
  'rate_count.window_start': 'a count begins',
  'sign_in_attempt.last_failure_at': 'when a sign-in failed',
  'account_link.expires_at':
    'a link in a letter; who asked for it asks for another, and invitations without an answer are the administrator’s to-do',
  'board_member.starts_on': 'a mandate begins',
  'import_run.mapped_like_at': 'when somebody corrected the columns of a file before it',
  'association_flag.ends_on': 'a warning ceases by itself: nobody has to do anything',
  'past_project.granted_on': 'when something was granted, before the program',
  'association.receipt_date': 'the date of a paper',
  'deadline.due_at': 'when the alarm of a due date rings',
  'deadline.falls_at': 'the due date of which this is the alarm',
  'call.questions_until': 'the clock refuses later questions; those that wait are a to-do of the officers until the call closes',
  'call.committee_at': 'announced to the public; the session is convened for its own day, which has a kind',
  'institution_signatory.starts_on': 'a mandate begins',
  'institution_signatory.ends_on': 'the last day of a mandate that is over or whose successor is named: acts print who signs on the day',
  'parameter_revision.valid_from': 'from when on a decision counts: by itself, nobody has to do anything',
  'funder.signed_on': 'when an agreement was signed',
  'funder.effective_on': 'from when an agreement is applied: it is told, nobody has to do anything then',
  'gathering.starts_on': 'a meeting of the past, for the bilan',
  'gathering.ends_on': 'a meeting of the past, for the bilan',
  'application.known_closes_at': 'the deadline that was told; the call has the due date',
  'convention.ends_on': 'the final report falls due after it, and that has a kind',
  'convention.in_force_at': 'when an act took effect',
  'tranche.not_before': 'a condition of paying: from that day on it can be paid, and is a to-do',
  'convention_signature.at': 'when somebody signed',
  'committee_member.mandate_from': 'a mandate begins',
  'decision_letter.issued_on': 'the date of a letter',
  'decision_letter.appeal_until': 'a right, not a duty: the letter says until when, and appeals come by post',
  'committee_session.deliberating_at': 'when the deliberation began',
  'completion_request.due_wall': 'the wall time of its `due_at`, as typed',
  'payment_order.executed_on': 'when the bank paid',
  'payment_batch.execution_date': 'asked of the bank, which answers by its statement',
  'recovery_order.settled_on': 'when the money came back',
  'statement_entry.booked_on': 'when the bank booked it',
  'site_visit.visited_on': 'when somebody came by',
  'incident.occurred_on': 'when it happened',
};

async function metadataOf(entities: (new () => object)[]) {
  const source = new DataSource(dataSourceOptions('postgres://nobody@127.0.0.1/none', { entities, migrations: [] }));
  await (source as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  return source.entityMetadatas;
}

describe('every due date has a kind', () => {
  const bindings = deadlineBindings(CONTEXTS);
  const set = new Set(bindings.flatMap(({ definition }) => definition.sets));
  let columns: string[];

  beforeAll(async () => {
    const metadata = await metadataOf(CONTEXTS.flatMap((context) => context.entities) as (new () => object)[]);
    columns = couldBeDue(metadata);
  });

  it('a column that could be one is set to a kind, or is said to be a fact', () => {
    expect(columns.filter((column) => !set.has(column) && !FACTS[column])).toEqual([]);
  });

  it('what is said here is still so', () => {
    expect(Object.keys(FACTS).filter((column) => set.has(column) || !columns.includes(column))).toEqual([]);
    expect([...set].filter((column) => !columns.includes(column))).toEqual([]);
  });

  it('each kind is declared once, is named in three languages, and tells somebody before and after or has something follow', () => {
    const kinds = bindings.map(({ definition }) => definition.kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    const unnamed = bindings.filter(({ definition: { title } }) => !title.fr || !/[\u0600-\u06ff]/.test(title.ar) || !title.en);
    expect(unnamed.map(({ definition }) => definition.kind)).toEqual([]);
    const idle = bindings.filter(({ definition: { before, follows }, reader }) => (reader ? before.length === 0 : !follows));
    expect(idle.map(({ definition }) => definition.kind)).toEqual([]);
  });

  it('ladders are made of whole steps on their side of the date', () => {
    const wrong = bindings.filter(
      ({ definition: { before, after } }) => before.some((step) => step <= 0) || after.some((step) => step < 0),
    );
    expect(wrong.map(({ definition }) => definition.kind)).toEqual([]);
  });

  it('asks of people whom a policy lets act', () => {
    const wrong = bindings.flatMap(({ definition }) => (definition.concerns ?? []).filter((policy) => !policyRegistry.get(policy)));
    expect(wrong).toEqual([]);
  });

  it('its reader is a provider of its room', () => {
    const lost = CONTEXTS.flatMap((context) => {
      const providers = (Reflect.getMetadata('providers', context.module) ?? []) as unknown[];
      return deadlineBindings([context]).filter(({ reader }) => reader && !providers.includes(reader));
    });
    expect(lost.map(({ definition }) => definition.kind)).toEqual([]);
  });

  describe('and a due date without one would be noticed', () => {
    @Entity('planted')
    class Planted {
      @Id('planted_pk') id: string;
      @Instant() replyBy: Date;
      @Day({ nullable: true }) lastDay: string | null;
      @Text() offerExpires: string;
      @Instant({ nullable: true }) answeredAt: Date | null;
      @Instant({ default: () => 'clock_timestamp()' }) since: Date;
      @Text() place: string;
    }

    it('by its type or its name, and not what happened', async () => {
      const [planted] = await metadataOf([Planted]);
      expect(couldBeDue([planted!])).toEqual(['planted.reply_by', 'planted.last_day', 'planted.offer_expires']);
    });
  });
});
