import { done, type Member } from '../acts/act.js';
import type { HttpPerson } from '../http-person.js';

const PRESS_2017 = 'Afrique Inside, « Gestion des migrants : le Maroc veut renforcer son partenariat avec la société civile », mai 2017';
const MINISTRY = 'Bilan du programme de partenariat au titre des années 2017 et 2018';
const PERIOD = '2014-2016';

/** What others published and the files cannot show: kept as said, with its source; the two figures of the same meeting differ. */
const CLAIMS = [
  {
    year: null,
    period: PERIOD,
    measure: 'projects',
    label: { fr: 'Projets financés de 2014 à 2016', ar: 'المشاريع الممولة من 2014 إلى 2016', en: 'Projects funded from 2014 to 2016' },
    value: 237,
    unit: 'count',
    source: PRESS_2017,
  },
  {
    year: null,
    period: PERIOD,
    measure: 'associations',
    label: {
      fr: 'Associations impliquées de 2014 à 2016',
      ar: 'الجمعيات المشاركة من 2014 إلى 2016',
      en: 'Associations involved from 2014 to 2016',
    },
    value: 137,
    unit: 'count',
    source: PRESS_2017,
  },
  {
    year: null,
    period: PERIOD,
    measure: 'associations_of_migrants',
    label: { fr: 'dont associations de migrants', ar: 'منها جمعيات المهاجرين', en: 'of which associations of migrants' },
    value: 7,
    unit: 'count',
    source: PRESS_2017,
  },
  {
    year: null,
    period: PERIOD,
    measure: 'amount',
    label: { fr: 'Enveloppe globale de 2014 à 2016', ar: 'الغلاف الإجمالي من 2014 إلى 2016', en: 'Whole envelope from 2014 to 2016' },
    value: 40_000_000_00,
    unit: 'centimes',
    source: PRESS_2017,
  },
  {
    year: null,
    period: PERIOD,
    measure: 'beneficiaries',
    label: {
      fr: 'Bénéficiaires de 2014 à 2016 (« plus de »)',
      ar: 'المستفيدون من 2014 إلى 2016 («أكثر من»)',
      en: 'Beneficiaries from 2014 to 2016 ("more than")',
    },
    value: 73_000,
    unit: 'persons',
    source: PRESS_2017,
  },
  {
    year: 2017,
    period: '2017-05-10',
    measure: 'associations_at_meeting_press',
    label: {
      fr: 'Associations à la rencontre du 10 mai 2017 (presse)',
      ar: 'الجمعيات في لقاء 10 ماي 2017 (الصحافة)',
      en: 'Associations at the meeting of 10 May 2017 (press)',
    },
    value: 155,
    unit: 'count',
    source: PRESS_2017,
  },
  {
    year: 2017,
    period: '2017-05-10',
    measure: 'associations_at_meeting_ministry',
    label: {
      fr: 'Associations à la rencontre du 10 mai 2017 (ministère)',
      ar: 'الجمعيات في لقاء 10 ماي 2017 (الوزارة)',
      en: 'Associations at the meeting of 10 May 2017 (ministry)',
    },
    value: 130,
    unit: 'count',
    source: MINISTRY,
  },
];

const GATHERINGS = [
  {
    kind: 'concertation',
    title: {
      fr: 'Rencontre de concertation avec les associations de l’immigration et de l’asile',
      ar: 'لقاء تشاوري مع الجمعيات العاملة في مجال الهجرة واللجوء',
    },
    startsOn: '2017-05-10',
    endsOn: '2017-05-10',
    place: 'Centre d’accueil et des conférences, Hay Riyad, Rabat',
    attendance: null,
  },
  {
    kind: 'capacity_building',
    title: {
      fr: 'Atelier de formation à l’élaboration des projets (OIM, ADS)',
      ar: 'ورشة تكوين في إعداد المشاريع (المنظمة الدولية للهجرة، وكالة التنمية الاجتماعية)',
    },
    startsOn: '2018-10-16',
    endsOn: '2018-10-18',
    place: 'Rabat',
    attendance: 53,
  },
];

const PARTNERS = [
  {
    name: { fr: 'Organisation internationale pour les migrations', ar: 'المنظمة الدولية للهجرة' },
    role: { fr: 'Formation', ar: 'التكوين' },
  },
  { name: { fr: 'Agence de développement social', ar: 'وكالة التنمية الاجتماعية' }, role: { fr: 'Formation', ar: 'التكوين' } },
];

/** Claims (typed by one, confirmed by another), gatherings and partners of the past programme. */
export async function keepClaims(officer: HttpPerson & Member, second: HttpPerson & Member, programmeId: string): Promise<void> {
  await officer.stepUp();
  await second.stepUp();
  for (const claim of CLAIMS) {
    const kept = await officer.post<{ proposalId: string }>(`/api/programmes/${programmeId}/claims`, claim);
    const { proposalId } = done<{ proposalId: string }>(kept, `keep the claim ${claim.measure}`);
    done(await second.post(`/api/proposals/${proposalId}/confirmation`), `confirm the claim ${claim.measure}`);
  }
  for (const gathering of GATHERINGS)
    done(await officer.post(`/api/programmes/${programmeId}/gatherings`, gathering), 'record a gathering');
  for (const partner of PARTNERS) done(await officer.post(`/api/programmes/${programmeId}/partners`, partner), 'name a partner');
}
