import { FailedJobs } from '#platform';
import { withIceKey, withRibKey } from '#kernel';
import type { Role } from '#identity';
import {
  acceptReport,
  authorisePayment,
  countersignConvention,
  createCommittee,
  decideAndVote,
  declare,
  declareEligible,
  done,
  draftConvention,
  fillApplication,
  importStatement,
  minutesReady,
  preparePayment,
  publishCall,
  readRanking,
  readSession,
  registerAssociation,
  reportDue,
  score,
  sendConvention,
  sendPayments,
  signConvention,
  signMinutes,
  conveneSession,
  studyOf,
  submitApplication,
  submitReport,
  takeAttendance,
  verifyPayment,
  wallInDays,
  writeReport,
  type CreatedProgramme,
  type PublishedCall,
} from '#seeds';
import { aPdf } from '../associations.js';
import { User } from '../people.js';
import { eventually, type World } from '../world.js';

const DH = 100;
const PEOPLE = { total: 40, women: 20, minors: 40 };

/** What both regions share: the programme, the call that is open in both, and the officer who made them. */
export interface Shared {
  officer: User;
  programme: CreatedProgramme;
  openCall: PublishedCall;
}

/** Everybody of one region, each under one role. */
export type LanePeople = Awaited<ReturnType<typeof peopleOf>>;

/** One region with data at every stage: `alpha` walked the whole road, `beta` is at the signature of its convention. */
export interface Lane {
  /** A word in every name and text of the region, and nowhere else. */
  mark: string;
  regionCode: string;
  people: LanePeople;
  callId: string;
  committeeId: string;
  sessionId: string;
  alpha: { associationId: string; applicationId: string; draftId: string; conventionId: string; orderId: string; reportId: string };
  beta: { associationId: string; applicationId: string; conventionId: string };
}

async function peopleOf(world: World, { mark, regionCode, institutionId }: Place) {
  // Of a region of one institution, or of one institution in every region.
  const scope = institutionId ? { institutionId } : { regionCode };
  const officer = (name: string, role: Role) => User.with(world, `${name} ${mark}`, [{ role, scope }]);
  const plain = (name: string) => User.with(world, `${name} ${mark}`, []);
  return {
    officer: await officer('Chargée', 'programme.officer'),
    instructor: await officer('Instructrice', 'instructor'),
    signatory: await officer('Signataire', 'signatory'),
    authorising: await officer('Ordonnateur', 'authorising.officer'),
    accountant: await officer('Comptable', 'accountant'),
    auditor: await officer('Auditrice', 'auditor'),
    president: await plain('Présidente Alpha'),
    otherPresident: await plain('Président Beta'),
    guest: await plain('Invitée'),
    assistant: await plain('Rédactrice'),
    chair: await plain('Présidence'),
    secretary: await plain('Secrétaire'),
    member: await plain('Collectivités'),
    stateMember: await plain('Services'),
    conflicted: await plain('Société civile'),
    civilMember: await plain('Tissu associatif'),
  };
}

/** Where a lane lies: a region, and the institution for which its people act where there are several. */
export interface Place {
  mark: string;
  regionCode: string;
  institutionId?: string;
  /** The account from which the institution pays; that of the demonstration's ministry where none is named. */
  rib?: string;
}

/** Walks one region through the product, over HTTP, each step by its own person. */
export async function walk(world: World, shared: Shared, place: Place, rank: number): Promise<Lane> {
  const { mark, regionCode } = place;
  const people = await peopleOf(world, place);
  const callId = await aRegionalCall(world, shared, mark, regionCode, people);
  const alpha = await anAssociation(people.president, people.instructor, `Alpha ${mark}`, regionCode, rank * 10 + 1);
  const beta = await anAssociation(people.otherPresident, people.instructor, `Beta ${mark}`, regionCode, rank * 10 + 2);
  // Held for two by the officer: what compares them later leaves it.
  await world.sql(
    `INSERT INTO association_pair (id, first_id, second_id, reasons, likeness, dismissed_at, dismissed_by, dismissal_reason)
     SELECT gen_random_uuid(), least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), '["board"]', 50, clock_timestamp(), p.id, 'Deux'
     FROM person p WHERE p.email = $3
     ON CONFLICT (first_id, second_id) DO UPDATE SET dismissed_at = EXCLUDED.dismissed_at, dismissed_by = EXCLUDED.dismissed_by, dismissal_reason = 'Deux'`,
    [alpha, beta, people.instructor.email],
  );
  // As if beta had joined alpha, without what would have followed.
  await world.sql(
    `INSERT INTO association_merge (id, kept_id, other_id, taken, before, reason, proposed_by, confirmed_by)
     SELECT gen_random_uuid(), $1, $2, '[]', '{}', 'Essai', i.id, o.id FROM person i, person o WHERE i.email = $3 AND o.email = $4`,
    [alpha, beta, people.instructor.email, people.officer.email],
  );
  done(await people.president.post(`/api/calls/${callId}/questions`, { text: `Question ${mark}` }), 'ask a question');
  const file = { callId, domainCode: 'educative', regionCode, beneficiaries: 40, summary: `Résumé ${mark}` };
  const first = await fillApplication(people.president, { ...file, title: `Ateliers Alpha ${mark}`, askedCentimes: 90_000 * DH });
  await submitApplication(people.president, first);
  const second = await fillApplication(people.otherPresident, { ...file, title: `Classes Beta ${mark}`, askedCentimes: 80_000 * DH });
  await submitApplication(people.otherPresident, second);
  await closed(world, callId);
  await study(people, callId, first, mark);
  await study(people, callId, second, mark);

  const committeeId = await aCommittee(people, mark, regionCode);
  const sessionId = await aSignedSession(world, people, committeeId, callId, first);
  await lettersSent(people);
  const conventionId = await anAct(people, people.president, first);
  const betaConvention = await draftConvention(people.officer, second);
  await sendConvention(people.officer, betaConvention);
  const { orderId, reportId } = await aPaidAndReportedTranche(people, conventionId, place);
  await openMatters(people, { alpha, conventionId, shared, mark, regionCode, rank });
  const registry = `Nom en français;ICE;Récépissé\r\nAssociation importée ${mark};${withIceKey(`0077${String(rank).padStart(9, '0')}`)};R-${rank}`;
  const registryFile = { name: `registre-${mark}.csv`, type: 'text/csv', bytes: Buffer.from(registry) };
  done(await people.officer.upload('/api/imports/kinds/associations/files', registryFile), 'bring a registry in');
  const draftId = await aDraft(people.president, shared.openCall.id, regionCode, mark);

  for (const applicationId of [first, second]) {
    const failure = { queue: 'jisr-documents', name: 'applications.make-receipt', payload: { applicationId }, error: 'no room left' };
    await world.api.get(FailedJobs).record({ ...failure, at: new Date() });
  }

  const lane = { mark, regionCode, people, callId, committeeId, sessionId };
  return {
    ...lane,
    alpha: { associationId: alpha, applicationId: first, draftId, conventionId, orderId, reportId },
    beta: { associationId: beta, applicationId: second, conventionId: betaConvention },
  };
}

async function aRegionalCall(world: World, shared: Shared, mark: string, regionCode: string, people: LanePeople): Promise<string> {
  const { id } = await publishCall(people.officer, {
    programmeId: shared.programme.programmeId,
    title: { fr: `Appel ${mark}`, ar: `طلب ${mark}` },
    summary: { fr: `Objet ${mark}`, ar: `موضوع ${mark}` },
    domainCodes: ['educative'],
    funding: { [regionCode]: shared.programme.shares.get(regionCode)! },
    floorCentimes: 20_000 * DH,
    ceilingCentimes: 250_000 * DH,
    closesInDays: 20,
  });
  await world.sql(`UPDATE call SET opens_at = clock_timestamp() - interval '1 hour' WHERE id = $1`, [id]);
  return id;
}

async function anAssociation(president: User, officer: User, name: string, regionCode: string, rank: number): Promise<string> {
  const id = await registerAssociation(president, officer, {
    name: { fr: `Association ${name}`, ar: `جمعية ${name}` },
    ice: withIceKey(`00881234${String(rank).padStart(5, '0')}`),
    rib: withRibKey(`0118100000012345678${String(rank).padStart(3, '0')}`),
    receiptNumber: `R-${rank}/${name}`,
    regionCode,
    board: [
      { name: `Présidence ${name}`, function: 'president' },
      { name: `Trésor ${name}`, function: 'treasurer' },
    ],
  });
  return id;
}

async function closed(world: World, callId: string): Promise<void> {
  await world.sql(`UPDATE call SET questions_until = closes_at - interval '40 days' WHERE id = $1`, [callId]);
  await world.sql(`UPDATE call SET closes_at = clock_timestamp() - interval '1 second' WHERE id = $1`, [callId]);
}

async function study({ instructor }: LanePeople, callId: string, applicationId: string, mark: string): Promise<void> {
  const { id } = await studyOf(instructor, applicationId, callId);
  done(await instructor.post(`/api/instruction/files/${id}/notes`, { text: `Note ${mark}` }), 'write a note');
  const opinion = { serviceName: `Service ${mark}`, serviceEmail: 'service@jisr.example', language: 'fr', question: `Avis ${mark} ?` };
  done(await instructor.post(`/api/instruction/files/${id}/opinions`, { ...opinion, due: wallInDays(10) }), 'ask for an opinion');
  await declareEligible(instructor, id);
}

function aCommittee(people: LanePeople, mark: string, regionCode: string): Promise<string> {
  return createCommittee(people.officer, {
    regionCode,
    name: { fr: `Espace régional ${mark}`, ar: `الفضاء الجهوي ${mark}` },
    seats: [
      { person: people.chair, function: 'chair', collegeCode: 'state_services' },
      { person: people.secretary, function: 'secretary' },
      { person: people.member, function: 'member', collegeCode: 'local_authorities' },
      { person: people.stateMember, function: 'member', collegeCode: 'state_services' },
      { person: people.conflicted, function: 'member', collegeCode: 'civil_society' },
      { person: people.civilMember, function: 'member', collegeCode: 'civil_society' },
    ],
  });
}

/** Held, decided and signed; one member keeps out of the first file, which is therefore hidden from them. */
async function aSignedSession(world: World, people: LanePeople, committeeId: string, callId: string, first: string): Promise<string> {
  const { chair, secretary, member, stateMember, conflicted, civilMember } = people;
  const voting = [chair, member, stateMember, conflicted, civilMember];
  const sessionId = await conveneSession(secretary, committeeId, callId);
  const files = await world.sql<{ id: string; application_id: string; asked: number }>(
    `SELECT id, application_id, asked_centimes::float8 AS asked FROM session_file WHERE session_id = $1`,
    [sessionId],
  );
  const hidden = files.find((file) => file.application_id === first)!;
  for (const person of [...voting, secretary]) await declare(person, sessionId, person === conflicted ? { [hidden.id]: 'family' } : {});
  await takeAttendance(secretary, sessionId);
  done(await chair.post(`/api/committees/sessions/${sessionId}/open`), 'open the session');
  const { grid } = await readSession(chair, sessionId);
  for (const person of voting) {
    for (const file of files) if (person !== conflicted || file !== hidden) await score(person, file.id, grid, file === hidden ? 4 : 3);
  }
  done(await chair.post(`/api/committees/sessions/${sessionId}/deliberate`), 'deliberate');
  const { panel } = await readSession(chair, sessionId);
  const seats = panel.filter((seat) => seat.collegeCode);
  for (const { fileId } of (await readRanking(chair, sessionId)).rows) {
    const { asked } = files.find((file) => file.id === fileId)!;
    const voters = seats.filter((seat) => fileId !== hidden.id || seat.name !== conflicted.name).map((seat) => seat.memberId);
    await decideAndVote(chair, sessionId, { fileId, outcome: 'selected', amountCentimes: asked }, voters);
  }
  done(
    await chair.post(`/api/committees/sessions/${sessionId}/scenarios`, { name: 'Autre règle', rule: 'skip' }),
    'simulate an allocation',
  );
  done(await chair.post(`/api/committees/sessions/${sessionId}/close`), 'close the session');
  await minutesReady(chair, sessionId);
  await signMinutes([...voting, secretary], sessionId);
  return sessionId;
}

async function lettersSent({ officer, president, otherPresident }: LanePeople): Promise<void> {
  const letters = await eventually<{ id: string }[]>(async () => {
    const { items } = done(await officer.get('/api/committees/letters?pageSize=50'), 'list the letters');
    return items.length === 2 && items.every((letter: { ready: boolean }) => letter.ready) && (items as { id: string }[]);
  }, 'the letters to be printed');
  done(await officer.post('/api/committees/letters/approvals', { ids: letters.map(({ id }) => id) }), 'approve the letters');
  for (const person of [president, otherPresident])
    await eventually(async () => (await person.get('/api/committees/letters')).body.total === 1, 'the letter to be sent');
}

async function anAct({ officer, signatory }: LanePeople, president: User, applicationId: string): Promise<string> {
  const id = await draftConvention(officer, applicationId, { tranches: [{ shareBasisPoints: 10_000, conditions: ['documents_valid'] }] });
  await sendConvention(officer, id);
  await signConvention(president, id);
  await countersignConvention(signatory, id);
  return id;
}

/** The only tranche is paid and half spent: the project is closed, and the rest is to be given back. */
async function aPaidAndReportedTranche(people: LanePeople, conventionId: string, { mark, rib }: Place) {
  const { officer, instructor, accountant, authorising, president } = people;
  const orderId = await preparePayment(officer, conventionId, 1);
  await verifyPayment(accountant, orderId);
  await authorisePayment(authorising, orderId);
  const batch = await sendPayments(accountant, [orderId]);
  await eventually(
    async () => (await accountant.get(`/api/disbursements/batches/${batch.id}/slip`)).status === 200,
    'the issue slip to be printed',
  );
  await importStatement(accountant, [orderId], `REL-${mark}`, rib);
  await importStatement(accountant, [orderId], `ENCORE-${mark}`, rib);
  const { id: reportId } = await reportDue(president, conventionId, 1);
  await writeReport(president, reportId, PEOPLE, 50);
  await submitReport(president, reportId);
  await acceptReport(officer, reportId, PEOPLE);
  const at = `/api/monitoring/conventions/${conventionId}`;
  done(await instructor.post(`${at}/visits`, { visitedOn: '2026-01-15', findings: `Constat ${mark}` }), 'record a visit');
  done(await president.post(`${at}/incidents`, { occurredOn: '2026-01-16', description: `Incident ${mark}` }), 'record an incident');
  done(await officer.post(`${at}/closing`), 'compute the closing');
  done(await officer.post(`${at}/close`), 'demand what is left');
  return { orderId, reportId };
}

interface OpenMatters {
  alpha: string;
  conventionId: string;
  shared: Shared;
  mark: string;
  regionCode: string;
  rank: number;
}

/** What waits for somebody: a change of account, a flag, a request for completion in the call that both regions share. */
async function openMatters(people: LanePeople, { alpha, shared, mark, regionCode, rank }: OpenMatters): Promise<void> {
  const { president, otherPresident, instructor, guest, assistant } = people;
  const invitation = { email: guest.email, name: guest.name, language: 'fr', role: 'association.reader' };
  done(await president.post(`/api/associations/${alpha}/members`, invitation), 'ask somebody in');
  await anAssistant(president, assistant, alpha, mark);
  const account = { rib: withRibKey(`0118100000087654321${String(rank).padStart(3, '0')}`), holder: `Nouveau compte ${mark}` };
  await president.stepUp();
  done(await president.post(`/api/associations/${alpha}/accounts`, account), 'propose an account');
  done(await instructor.post(`/api/associations/${alpha}/flags`, { colour: 'orange', reason: `Alerte ${mark}` }), 'raise a flag');
  done(await instructor.post(`/api/associations/${alpha}/dossier/copies`), 'print the dossier');
  const plan = { callId: shared.openCall.id, domainCode: 'educative', regionCode, beneficiaries: 30, summary: `Résumé ${mark}` };
  const open = await fillApplication(otherPresident, { ...plan, title: `Atelier ouvert Beta ${mark}`, askedCentimes: 30_000 * DH });
  await submitApplication(otherPresident, open);
  const { id } = await studyOf(instructor, open, shared.openCall.id);
  const request = { fields: ['objectifs'], documents: [], message: `Précisez ${mark}`, until: wallInDays(10) };
  done(await instructor.post(`/api/instruction/files/${id}/completions`, request), 'ask for a completion');
}

/** An editor who signs for the president for some days, and claims the presidency on minutes. */
async function anAssistant(president: User, assistant: User, associationId: string, mark: string): Promise<void> {
  const at = `/api/associations/${associationId}`;
  const asked = { email: assistant.email, name: assistant.name, language: 'fr', role: 'association.editor' };
  const { id } = done<{ id: string }>(await president.post(`${at}/members`, asked), 'ask an editor in');
  done(await assistant.post(`/api/member-invitations/${id}/acceptance`), 'join the association');
  await assistant.signIn();
  await president.stepUp();
  const days = { startsOn: wallInDays(1).slice(0, 10), endsOn: wallInDays(20).slice(0, 10) };
  const delegation = { personId: assistant.id, ...days, statement: `Pendant mon absence ${mark}` };
  done(await president.post(`${at}/delegations`, delegation), 'delegate the signature');
  done(await assistant.upload(`${at}/documents/assembly_minutes`, aPdf(`pv ${mark}`)), 'add the minutes');
  const elected = { name: `Élue ${mark}`, email: assistant.email, language: 'fr', electedOn: '2026-01-10', predecessorRole: 'none' };
  done(await assistant.post(`${at}/presidency-claims`, elected), 'claim the presidency');
  const board = [{ name: `Nouvelle présidente ${mark}`, function: 'president', startsOn: '2026-01-10' }];
  done(await president.put(`${at}/board`, { board }), 'replace the board');
}

async function aDraft(president: User, callId: string, regionCode: string, mark: string): Promise<string> {
  const plan = { callId, domainCode: 'educative', regionCode, beneficiaries: 25, summary: `Résumé ${mark}` };
  return fillApplication(president, { ...plan, title: `Brouillon Alpha ${mark}`, askedCentimes: 40_000 * DH });
}
