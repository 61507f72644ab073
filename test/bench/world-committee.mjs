// A session that deliberates: its files, its seats, and a sheet of each seat on each file.
import { randomUUID } from 'node:crypto';
import { officers, ownedProgramme, presidents } from './world.mjs';

const FILES = 60;
const SEATS = 15;
const REGION = 'MA-09';
const COLLEGES = ['local_authorities', 'state_services', 'civil_society'];
const CRITERIA = ['need', 'method', 'partners', 'budget', 'impact'];
const both = (text) => ({ fr: text, ar: text });
const GRID = CRITERIA.map((code) => ({ code, label: both(code), weight: 20, scaleMax: 20, levels: [] }));

/** The marks of a sheet; none is the lowest or the highest, which would need a reason. */
export const marksOf = (seed) =>
  CRITERIA.map((criterion, index) => ({ criterion, score: 1 + ((seed * 7 + index * 5) % 18), notAssessable: false, justification: null }));

async function envelope(pool) {
  const [programme, component, whole, share] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await ownedProgramme(pool, programme);
  await pool.query(`INSERT INTO component (id, programme_id, code, title) VALUES ($1, $2, 'B', $3)`, [component, programme, both('bench')]);
  await pool.query(`INSERT INTO envelope (id, component_id, amount_centimes) VALUES ($1, $2, 200000000)`, [whole, component]);
  await pool.query(`INSERT INTO sub_envelope (id, envelope_id, region_code, amount_centimes) VALUES ($1, $2, $3, 200000000)`, [
    share,
    whole,
    REGION,
  ]);
  return share;
}

async function committeeOf(pool) {
  const id = randomUUID();
  await pool.query(
    `INSERT INTO committee (id, institution_id, region_code, name, quorum_basis_points, quorum_per_college, convocation_days, appeal_days)
     SELECT $1, id, $2, $3, 5000, 1, 7, 15 FROM institution WHERE is_principal`,
    [id, REGION, both('Bench')],
  );
  const roles = Array.from({ length: SEATS }, (_, seat) => ({
    role: seat === 0 ? 'committee.chair' : 'committee.member',
    region: REGION,
    committee: id,
    college: COLLEGES[seat % COLLEGES.length],
  }));
  const members = (await officers(pool, roles)).map((member) => ({ ...member, memberId: randomUUID() }));
  await pool.query(
    `INSERT INTO committee_member (id, committee_id, person_id, function, college_code, mandate_from, grant_id)
     SELECT m."memberId", $2, m."personId", CASE m.role WHEN 'committee.chair' THEN 'chair' ELSE 'member' END, m.college, '2020-01-01', m."grantId"
     FROM jsonb_to_recordset($1::jsonb) AS m("memberId" uuid, "personId" uuid, "grantId" uuid, role text, college text)`,
    [JSON.stringify(members), id],
  );
  return { id, members };
}

/** @returns {Promise<{ id: string, files: string[], members: { personId: string, memberId: string, token: string }[] }>} */
export async function deliberatingSession(pool, call) {
  const { id: committee, members } = await committeeOf(pool);
  const id = randomUUID();
  await pool.query(
    `INSERT INTO committee_session (id, committee_id, region_code, call_id, state, held_at, held_wall, place, grid, grid_frozen_at,
       sub_envelope_id, allocation_rule, opened_at, deliberating_at)
     VALUES ($1, $2, $3, $4, 'deliberating', clock_timestamp(), '2026-01-01T10:00', $5, $6, clock_timestamp(), $7, 'skip', clock_timestamp(),
       clock_timestamp())`,
    [id, committee, REGION, call.id, both('Bench'), JSON.stringify(GRID), await envelope(pool)],
  );
  const memberIds = members.map(({ memberId }) => memberId);
  await pool.query(`INSERT INTO session_declaration (session_id, member_id) SELECT $1, unnest($2::uuid[])`, [id, memberIds]);
  await pool.query(
    `INSERT INTO session_attendance (id, session_id, member_id, presence, recorded_by) SELECT gen_random_uuid(), $1, m, 'present', $3
     FROM unnest($2::uuid[]) AS m`,
    [id, memberIds, members[0]?.personId],
  );
  const files = await filesOf(pool, id, call);
  const sheets = files.flatMap((fileId, file) =>
    memberIds.map((memberId, seat) => ({ fileId, memberId, marks: marksOf(file * SEATS + seat * 3) })),
  );
  await pool.query(
    `INSERT INTO score_sheet (id, session_id, file_id, member_id, version, state, marks, revision, sent_at)
     SELECT gen_random_uuid(), $1, s."fileId", s."memberId", 1, 'sent', s.marks, 1, clock_timestamp()
     FROM jsonb_to_recordset($2::jsonb) AS s("fileId" uuid, "memberId" uuid, marks jsonb)`,
    [id, JSON.stringify(sheets)],
  );
  await pool.query('ANALYZE score_sheet, session_file, committee_member, session_declaration, session_attendance');
  return { id, files, members };
}

async function filesOf(pool, session, call) {
  const owners = await presidents(pool, FILES);
  const made = owners.map(({ associationId }, index) => ({
    id: randomUUID(),
    application: randomUUID(),
    association: associationId,
    number: `S-${session.slice(0, 8)}-${index}`,
    asked: 4_000_000 + index * 10_000,
    position: index + 1,
  }));
  const from = `FROM jsonb_to_recordset($1::jsonb)
    AS f(id uuid, application uuid, association uuid, number text, asked bigint, position int)`;
  const rows = JSON.stringify(made);
  await pool.query(
    `INSERT INTO application (id, call_id, association_id, rank, number, title, domain_code, region_code, state, form_revision_id,
       grid_revision_id, total_centimes, asked_centimes, own_centimes, submitted_at)
     SELECT f.application, $2, f.association, 1, f.number, 'Projet ' || f.number, 'educative', '${REGION}', 'under_review', $3, $4,
       f.asked + 1000000, f.asked, 1000000, clock_timestamp() ${from}`,
    [rows, call.id, call.form, call.grid],
  );
  await pool.query(
    `INSERT INTO session_file (id, session_id, application_id, association_id, association_name, number, title, domain_code, asked_centimes,
       position)
     SELECT f.id, $2, f.application, f.association, '{"fr": "Bench", "ar": "Bench"}', f.number, 'Projet ' || f.number, 'educative', f.asked, f.position
     ${from}`,
    [rows, session],
  );
  return made.map(({ id }) => id);
}
