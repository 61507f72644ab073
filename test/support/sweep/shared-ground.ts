import { createProgramme, done, publishCall } from '#seeds';
import { Calls } from '#calls';
import type { User } from '../people.js';
import type { World } from '../world.js';
import type { Shared } from './lane.js';

const DH = 100;
export const SOUSS_MASSA = 'MA-09';
export const ORIENTAL = 'MA-02';

/** The programme of two regions and the call that is open in both. */
export async function sharedGround(world: World, officer: User): Promise<Shared> {
  const programme = await createProgramme(officer, {
    code: 'PAA-2027',
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
  await officer.stepUp();
  const label = { fr: 'Projets', ar: 'المشاريع', en: 'Projects' };
  const claim = { period: '2014-2016', measure: 'projects', label, value: 237, unit: 'count', source: 'Presse' };
  done(await officer.post(`/api/programmes/${programme.programmeId}/claims`, claim), 'keep a claim');
  return { officer, programme, openCall };
}
