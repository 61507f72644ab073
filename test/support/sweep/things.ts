import { newId } from '#platform';
import type { World } from '../world.js';
import type { Lane } from './lane.js';

/** Of the programme of the call, and the institution that owns it. */
const OF_PROGRAMME = `WHERE programme_id = (SELECT programme_id FROM call WHERE id = $3)`;
const OWNER = `SELECT institution_id AS id FROM programme_party ${OF_PROGRAMME} AND role = 'owner'`;

/** How to find the one thing of each kind that an association (`$1`), a committee (`$2`), a call (`$3`) or a region (`$4`) has. */
const FOUND_BY = {
  association: `SELECT $1::uuid AS id`,
  vaultDocument: `SELECT id FROM vault_document WHERE association_id = $1`,
  dossierCopy: `SELECT id FROM dossier_copy WHERE association_id = $1`,
  account: `SELECT id FROM bank_account WHERE association_id = $1 AND state = 'proposed'`,
  flag: `SELECT id FROM association_flag WHERE association_id = $1`,
  application: `SELECT id FROM application WHERE association_id = $1 AND call_id = $3`,
  attachment: `SELECT t.id FROM application_attachment t JOIN application a ON a.id = t.application_id WHERE a.association_id = $1 AND a.call_id = $3`,
  draft: `SELECT id FROM application WHERE association_id = $1 AND state = 'draft'`,
  completing: `SELECT id FROM application WHERE association_id = $1 AND state = 'completion_requested'`,
  study: `SELECT id FROM instruction_file WHERE association_id = $1 AND call_id = $3`,
  item: `SELECT i.id FROM instruction_item i JOIN instruction_file f ON f.id = i.file_id WHERE f.association_id = $1 AND f.call_id = $3`,
  opinion: `SELECT o.id FROM technical_opinion o JOIN instruction_file f ON f.id = o.file_id WHERE f.association_id = $1`,
  instructor: `SELECT instructor_id AS id FROM instruction_file WHERE association_id = $1 AND call_id = $3`,
  question: `SELECT id FROM call_question WHERE association_id = $1`,
  file: `SELECT id FROM session_file WHERE association_id = $1`,
  letter: `SELECT id FROM decision_letter WHERE association_id = $1`,
  convention: `SELECT id FROM convention WHERE association_id = $1`,
  tranche: `SELECT t.id FROM tranche t JOIN convention c ON c.id = t.convention_id WHERE c.association_id = $1`,
  order: `SELECT id FROM payment_order WHERE association_id = $1`,
  orderNumber: `SELECT number AS id FROM payment_order WHERE association_id = $1`,
  batch: `SELECT batch_id AS id FROM payment_order WHERE association_id = $1`,
  statement: `SELECT e.statement_id AS id FROM statement_entry e JOIN payment_order o ON o.id = e.payment_order_id WHERE o.association_id = $1`,
  case: `SELECT k.id FROM statement_case k JOIN statement_entry e ON e.id = k.entry_id JOIN payment_order o ON o.id = e.payment_order_id WHERE o.association_id = $1`,
  report: `SELECT id FROM report WHERE association_id = $1`,
  reportLine: `SELECT l.id FROM report_line l JOIN report r ON r.id = l.report_id WHERE r.association_id = $1`,
  voucher: `SELECT v.id FROM report_voucher v JOIN report r ON r.id = v.report_id WHERE r.association_id = $1`,
  recovery: `SELECT id FROM recovery_order WHERE association_id = $1`,
  president: `SELECT person_id AS id FROM role_grant WHERE association_id = $1 AND role = 'association.president'`,
  grant: `SELECT id FROM role_grant WHERE association_id = $1 AND role = 'association.president'`,
  browser: `SELECT s.id FROM session s JOIN role_grant g ON g.person_id = s.person_id WHERE g.association_id = $1`,
  message: `SELECT m.id FROM message m JOIN role_grant g ON g.person_id = m.person_id WHERE g.association_id = $1`,
  memberInvitation: `SELECT id FROM member_invitation WHERE association_id = $1`,
  associationRevision: `SELECT id FROM association_revision WHERE association_id = $1`,
  associationPair: `SELECT p.id FROM association_pair p JOIN association a ON a.id = p.first_id JOIN association b ON b.id = p.second_id
    WHERE $1::uuid IN (a.id, b.id) AND a.region_code = $4 AND b.region_code = $4`,
  otherAssociation: `SELECT CASE p.first_id WHEN $1::uuid THEN p.second_id ELSE p.first_id END AS id FROM association_pair p
    JOIN association a ON a.id = p.first_id JOIN association b ON b.id = p.second_id
    WHERE $1::uuid IN (a.id, b.id) AND a.region_code = $4 AND b.region_code = $4`,
  associationMerge: `SELECT id FROM association_merge WHERE kept_id = $1`,
  delegate: `SELECT person_id AS id FROM signing_delegation WHERE association_id = $1`,
  delegation: `SELECT id FROM signing_delegation WHERE association_id = $1`,
  presidencyClaim: `SELECT id FROM presidency_claim WHERE association_id = $1`,
  proposal: `SELECT p.id FROM proposal p JOIN role_grant g ON g.person_id = p.subject_id WHERE g.association_id = $1`,
  failedJob: `SELECT j.id FROM failed_job j JOIN application a ON a.id = j.subject_id WHERE a.association_id = $1 AND j.settled_at IS NULL`,
  call: `SELECT $3::uuid AS id`,
  committee: `SELECT $2::uuid AS id`,
  seat: `SELECT id FROM committee_member WHERE committee_id = $2 AND function = 'member'`,
  session: `SELECT id FROM committee_session WHERE committee_id = $2`,
  sessionSeat: `SELECT id FROM committee_member WHERE committee_id = $2 AND function = 'chair'`,
  programme: `SELECT programme_id AS id FROM call WHERE id = $3`,
  institution: OWNER,
  payingAccount: `SELECT a.id FROM paying_account a, (${OWNER}) o WHERE a.institution_id = o.id AND NOT a.is_default`,
  signatory: `SELECT s.id FROM institution_signatory s, (${OWNER}) o WHERE s.institution_id = o.id`,
  revision: `SELECT r.id FROM parameter_revision r, (${OWNER}) o WHERE r.institution_id = o.id AND r.valid_from > now()`,
  component: `SELECT id FROM component ${OF_PROGRAMME}`,
  envelope: `SELECT e.id FROM envelope e JOIN component k ON k.id = e.component_id ${OF_PROGRAMME}`,
  funder: `SELECT id FROM funder ${OF_PROGRAMME}`,
  funding: `SELECT id FROM funder_contribution ${OF_PROGRAMME}`,
  partner: `SELECT id FROM partner ${OF_PROGRAMME}`,
  gathering: `SELECT id FROM gathering ${OF_PROGRAMME}`,
  attendee: `SELECT t.id FROM attendee t JOIN gathering g ON g.id = t.gathering_id ${OF_PROGRAMME}`,
  sheet: `SELECT t.id FROM attendance_sheet t JOIN gathering g ON g.id = t.gathering_id ${OF_PROGRAMME}`,
  certificate: `SELECT x.id FROM attendance_certificate x JOIN attendee t ON t.id = x.attendee_id JOIN gathering g ON g.id = t.gathering_id
    ${OF_PROGRAMME} AND x.file_id IS NOT NULL`,
  target: `SELECT id FROM component_target ${OF_PROGRAMME}`,
  domainLabel: `SELECT id FROM domain_label WHERE code = 'camps' AND year_to IS NULL`,
  edition: `SELECT id FROM bilan_edition`,
  claim: `SELECT id FROM claim ${OF_PROGRAMME} AND state <> 'withdrawn'`,
  importRun: `SELECT r.id FROM import_run r, (${OWNER}) o WHERE r.region_code = $4 OR r.institution_id = o.id`,
  regionCode: `SELECT $4::text AS id`,
  share: `SELECT s.id FROM sub_envelope s JOIN envelope e ON e.id = s.envelope_id JOIN component k ON k.id = e.component_id
    ${OF_PROGRAMME} AND s.region_code = $4`,
} as const;

export type Thing = keyof typeof FOUND_BY;
/** The id of one thing of each kind; some owners lack some. */
export type Things = Partial<Record<Thing, string>>;
export const THINGS = Object.keys(FOUND_BY) as Thing[];

/** What a region has by one of its associations. */
export const thingsOf = (world: World, lane: Lane, owner: 'alpha' | 'beta'): Promise<Things> =>
  thingsOfAssociation(world, { ...lane, associationId: lane[owner].associationId });

/** What an association has in a call, before a committee of its region. */
export async function thingsOfAssociation(
  world: World,
  { associationId, committeeId, callId, regionCode }: { associationId: string; committeeId: string; callId: string; regionCode: string },
): Promise<Things> {
  const params = [associationId, committeeId, callId, regionCode];
  const things: Things = {};
  for (const thing of THINGS) {
    const query = `SELECT found.id FROM (${FOUND_BY[thing]}) found, (SELECT $1::uuid, $2::uuid, $3::uuid, $4::text) given ORDER BY 1 LIMIT 1`;
    const [row] = await world.sql<{ id: string | null }>(query, params);
    if (row?.id) things[thing] = row.id;
  }
  return things;
}

/** Ids of the right shape that nothing has. */
export const nothings = (): Required<Things> => Object.fromEntries(THINGS.map((thing) => [thing, newId()])) as Required<Things>;
