import { createProgramme, done, publishCall } from '#seeds';
import type { AttendanceView, ProgrammeView } from '#programmes';
import { aPdf } from '../associations.js';
import { eventually } from '../eventually.js';
import { Calls } from '#calls';
import { Institutions, PayingAccounts } from '#institution';
import { withRibKey } from '#kernel';
import { SYSTEM } from '#platform';
import type { User } from '../people.js';
import type { World } from '../world.js';
import type { Shared } from './lane.js';

const DH = 100;
export const SOUSS_MASSA = 'MA-09';
export const ORIENTAL = 'MA-02';

/** The programme of two regions and the call that is open in both; each institution has its own. */
export async function sharedGround(world: World, officer: User, { code = 'PAA-2027', institutionId = '' } = {}): Promise<Shared> {
  const programme = await createProgramme(officer, {
    code,
    title: { fr: 'Programme national', ar: 'البرنامج الوطني' },
    firstYear: 2026,
    lastYear: 2027,
    envelopeCentimes: 2_000_000 * DH,
    shares: [SOUSS_MASSA, ORIENTAL].map((regionCode) => ({ regionCode, domainCode: null, year: null, amountCentimes: 1_000_000 * DH })),
  });
  const openCall = await publishCall(officer, {
    programmeId: programme.programmeId,
    title: { fr: 'Appel des deux régions', ar: 'طلب الجهتين' },
    summary: { fr: 'Ouvert à tous.', ar: 'مفتوح للجميع.' },
    domainCodes: ['educative'],
    funding: Object.fromEntries([SOUSS_MASSA, ORIENTAL].map((region) => [region, programme.shares.get(region)!])),
    floorCentimes: 20_000 * DH,
    ceilingCentimes: 250_000 * DH,
    closesInDays: 20,
  });
  await world.sql(`UPDATE call SET opens_at = clock_timestamp() - interval '1 hour' WHERE id = $1`, [openCall.id]);
  await world.tx.run((em) => world.api.get(Calls).settle(em, openCall.id));
  const at = `/api/programmes/${programme.programmeId}`;
  const name = { fr: 'Union européenne', ar: 'الاتحاد الأوروبي' };
  const funder = { name, currency: 'EUR', amountHundredths: 1_000_00, source: 'Presse' };
  const { id: funderId } = done(await officer.post(`${at}/funders`, funder), 'name a funder');
  const { components } = done<ProgrammeView>(await officer.get(at), 'read the programme');
  const funding = { componentId: components[0]!.id, amountHundredths: 100, source: 'Presse' };
  done(await officer.post(`/api/programmes/funders/${funderId as string}/fundings`, funding), 'assign a part of it');
  done(await officer.post(`${at}/partners`, { name, role: name }), 'name a partner');
  const target = { indicator: name, audience: 'women', minimum: 1_500, unit: 'persons' };
  done(await officer.post(`/api/programmes/components/${components[0]!.id}/targets`, target), 'set a target');
  const day = '2026-01-16';
  const gathering = { kind: 'concertation', title: name, startsOn: day, endsOn: day, place: 'Rabat' };
  const { id: gatheringId } = done<{ id: string }>(await officer.post(`${at}/gatherings`, gathering), 'record a gathering');
  await attended(officer, gatheringId);
  await officer.stepUp();
  const label = { fr: 'Projets', ar: 'المشاريع', en: 'Projects' };
  const claim = { period: '2014-2016', measure: 'projects', label, value: 237, unit: 'count', source: 'Presse' };
  done(await officer.post(`${at}/claims`, claim), 'keep a claim');
  await settingsToTouch(world, institutionId, code);
  return { officer, programme, openCall };
}

/** Who was there: somebody with a printed certificate, and the signed list. */
async function attended(officer: User, gatheringId: string): Promise<void> {
  const at = `/api/attendance/gatherings/${gatheringId}`;
  done(await officer.post(`${at}/attendees`, { name: 'Présente' }), 'write somebody down');
  done(await officer.upload(`${at}/sheets`, aPdf('emargement')), 'keep the signed list');
  done(await officer.post(`${at}/certificates`, {}), 'certify');
  await eventually(
    async () => done<AttendanceView>(await officer.get(at), 'read who came').attendees[0]?.certificate?.ready,
    'the certificate to be printed',
  );
}

/** One of each thing that the settings of the institution hold: of the principal where none is named. */
async function settingsToTouch(world: World, named: string, code: string): Promise<void> {
  const institutionId = named || (await world.tx.run((em) => world.api.get(Institutions).principal(em))).id;
  const account = { title: 'Second compte', holder: 'MINISTERE', isDefault: false };
  const rib = withRibKey(`31081000000000000000${code.length}${code.at(-1)}`);
  await world.tx.run((em) => world.api.get(PayingAccounts).openIn(em, SYSTEM, { institutionId, ...account, rib }));
  await world.sql(
    `INSERT INTO institution_signatory (id, institution_id, name, quality, act, starts_on)
     VALUES (gen_random_uuid(), $1, 'Signataire', '{"fr": "Q", "ar": "Q"}', 'Arrêté', '2026-01-01')`,
    [institutionId],
  );
  await world.sql(
    `INSERT INTO parameter_revision (id, institution_id, parameter, value, valid_from)
     VALUES (gen_random_uuid(), $1, 'conventions.tranches', '{"shares": [10000], "spentBasisPoints": 0}', '2099-01-01') ON CONFLICT DO NOTHING`,
    [institutionId],
  );
}
