import { Applications } from '#applications';
import { Associations } from '#associations';
import { Bilan } from '#bilan';
import { Calls } from '#calls';
import { Conventions, UNKNOWN_FACTS } from '#conventions';
import { Disbursements } from '#disbursements';
import { Programmes } from '#programmes';
import { createProgramme, type ProgrammePlan } from '../acts/programme.js';
import { DemonstrationMember } from '../demonstration-person.js';
import { instantOfWall, withIceKey } from '#kernel';
import { pastProjects, TOWNS, type PastProject } from '../past-projects.js';
import { PUBLISHED_BILANS } from '../published-bilans.js';
import type { Program } from '../program.js';
import { keepClaims } from './claims.js';

/** Envelopes of those years are not published; these are the sums of the awards. */
const PAST_PROGRAMME: ProgrammePlan = {
  code: 'PAA-2017-2018',
  title: {
    fr: 'Programme de partenariat avec le tissu associatif œuvrant dans le domaine de l’intégration des migrants et des réfugiés, 2017-2018',
    ar: 'برنامج الشراكة مع النسيج الجمعوي العامل في مجال إدماج المهاجرين واللاجئين \u20662017-2018\u2069',
  },
  firstYear: 2017,
  lastYear: 2018,
  legalBasis: 'Circulaire du Premier ministre nº\u00a07/2003 du 27 juin 2003',
  envelopeCentimes: 8_890_000_00,
  shares: [
    { regionCode: null, domainCode: null, year: 2017, amountCentimes: 6_990_500_00 },
    { regionCode: null, domainCode: null, year: 2018, amountCentimes: 1_899_500_00 },
  ],
};

interface PastCallPlan {
  key: string;
  year: number;
  kind: 'dated' | 'direct';
  domainCodes: readonly string[];
  title: { fr: string; ar: string };
  opens: string;
  closes: string;
  targetGroups?: { code: string; minAge: number; maxAge: number }[];
}

const CHILDREN = [{ code: 'children', minAge: 7, maxAge: 14 }];

/**
 * What the ministry launched, from its published account: three calls and direct conventions in 2017, the call of April 2018 for
 * holiday camps (children of 7 to 14) and direct conventions for the rest of 2018. Days within a month are not published: invented.
 */
const PAST_CALLS: readonly PastCallPlan[] = [
  {
    key: 'AAP-2017-01',
    year: 2017,
    kind: 'dated',
    domainCodes: ['educative'],
    title: {
      fr: 'Appel à projets 2017 — intégration éducative des immigrants et réfugiés',
      ar: 'طلب مشاريع 2017 — الإدماج التربوي للمهاجرين واللاجئين',
    },
    opens: '2017-05-15T09:00',
    closes: '2017-06-30T16:30',
  },
  {
    key: 'AAP-2017-02',
    year: 2017,
    kind: 'dated',
    domainCodes: ['culture'],
    title: {
      fr: 'Appel à projets 2017 — intégration culturelle, jeunesse et loisirs',
      ar: 'طلب مشاريع 2017 — الإدماج الثقافي والشباب والترفيه',
    },
    opens: '2017-05-15T09:00',
    closes: '2017-06-30T16:30',
  },
  {
    key: 'AAP-2017-03',
    year: 2017,
    kind: 'dated',
    domainCodes: ['camps'],
    title: { fr: 'Appel à projets 2017 — colonies de vacances', ar: 'طلب مشاريع 2017 — المخيمات الصيفية' },
    opens: '2017-04-03T09:00',
    closes: '2017-05-12T16:30',
    targetGroups: CHILDREN,
  },
  {
    key: 'CD-2017',
    year: 2017,
    kind: 'direct',
    domainCodes: ['humanitarian'],
    title: {
      fr: 'Conventions directes 2017 — assistance humanitaire, Semaine des migrants',
      ar: 'اتفاقيات مباشرة 2017 — المساعدة الإنسانية، أسبوع المهاجرين',
    },
    opens: '2017-12-01T09:00',
    closes: '2017-12-20T16:30',
  },
  {
    key: 'AAP-2018-01',
    year: 2018,
    kind: 'dated',
    domainCodes: ['camps'],
    title: {
      fr: 'Appel à projets d’avril 2018 — colonies de vacances pour les enfants de 7 à 14 ans',
      ar: 'طلب مشاريع أبريل 2018 — المخيمات الصيفية للأطفال من 7 إلى 14 سنة',
    },
    opens: '2018-04-02T09:00',
    closes: '2018-04-30T16:30',
    targetGroups: CHILDREN,
  },
  {
    key: 'CD-2018',
    year: 2018,
    kind: 'direct',
    domainCodes: ['educative', 'culture', 'humanitarian'],
    title: {
      fr: 'Subventions directes 2018 — aide humanitaire, intégration culturelle et linguistique',
      ar: 'دعم مباشر 2018 — المساعدة الإنسانية والإدماج الثقافي واللغوي',
    },
    opens: '2018-01-08T09:00',
    closes: '2018-12-14T16:30',
  },
];

const ASSOCIATIONS = 78;

/** The programme of 2017 and 2018: associations, calls, projects, conventions and payments. */
export async function loadPastProgramme(program: Program): Promise<void> {
  const officer = await DemonstrationMember.signedIn(program, 'programme@ministere.example');
  const { programmeId } = await createProgramme(officer, PAST_PROGRAMME);
  const communication = await DemonstrationMember.signedIn(program, 'communication@ministere.example');
  await keepClaims(officer, communication, programmeId);
  const associations = await pastAssociations(program);
  const calls = await pastCalls(program, programmeId);
  const shares = await program.tx((em) => program.get(Programmes).subEnvelopes(em, programmeId));
  for (const published of PUBLISHED_BILANS) {
    const projects = pastProjects(published);
    const share = shares.find(({ year }) => year === published.year)!;
    await program.tx(async (em) => {
      for (const project of projects) {
        const applicationId = await importProject(program, em, project, associations, calls);
        await program
          .get(Programmes)
          .reserveAward(em, { awardId: applicationId, subEnvelopeId: share.id, amountCentimes: project.amountCentimes });
      }
    });
    await program.tx((em) => program.get(Bilan).publishEdition(em, program.actor, published.year));
    program.say(`${published.year}: ${projects.length} projects with ${published.associations} associations`);
  }
}

async function pastAssociations(program: Program): Promise<string[]> {
  return program.tx(async (em) => {
    const ids: string[] = [];
    for (let number = 1; number <= ASSOCIATIONS; number++) {
      const town = TOWNS[number % TOWNS.length]!;
      ids.push(
        await program.get(Associations).importPast(em, program.actor, {
          name: { fr: `Association de démonstration nº\u00a0${number}, ${town.fr}`, ar: `جمعية تجريبية رقم ${number}، ${town.ar}` },
          ice: withIceKey(`0099${String(number).padStart(5, '0')}0000`),
          receiptNumber: `DEMO-${String(number).padStart(3, '0')}/2016`,
          regionCode: town.regionCode,
        }),
      );
    }
    return ids;
  });
}

async function pastCalls(program: Program, programmeId: string): Promise<Map<string, string>> {
  return program.tx(async (em) => {
    const byDomain = new Map<string, string>();
    for (const plan of PAST_CALLS) {
      const id = await program.get(Calls).importPast(em, program.actor, {
        programmeId,
        number: plan.key,
        kind: plan.kind,
        title: plan.title,
        regionCodes: [...new Set(TOWNS.map((town) => town.regionCode))],
        domainCodes: [...plan.domainCodes],
        opensAt: instantOfWall(plan.opens),
        closesAt: instantOfWall(plan.closes),
        targetGroups: plan.targetGroups,
      });
      for (const domain of plan.domainCodes) byDomain.set(`${plan.year} ${domain}`, id);
    }
    return byDomain;
  });
}

const TITLES: Record<string, string> = {
  educative: 'Soutien scolaire et langue',
  culture: 'Rencontres culturelles et ateliers de jeunes',
  humanitarian: 'Assistance humanitaire et accompagnement',
  camps: 'Colonie de vacances',
};

async function importProject(
  program: Program,
  em: Parameters<Parameters<Program['tx']>[0]>[0],
  project: PastProject,
  associations: readonly string[],
  calls: ReadonlyMap<string, string>,
): Promise<string> {
  const { year, rank, domainCode, amountCentimes } = project;
  const town = TOWNS[project.association % TOWNS.length]!;
  const suffix = String(rank).padStart(3, '0');
  const applicationId = await program.get(Applications).importPast(em, program.actor, {
    callId: calls.get(`${year} ${domainCode}`)!,
    associationId: associations[project.association - 1]!,
    number: `H-${year}-${suffix}`,
    title: `${TITLES[domainCode]} — ${town.fr} (projet de démonstration nº\u00a0${rank})`,
    domainCode,
    regionCode: town.regionCode,
    askedCentimes: amountCentimes,
    totalCentimes: amountCentimes,
    submittedAt: instantOfWall(`${year}-04-20T12:00`),
    outcome: 'selected',
  });
  const signedOn = `${year}-${domainCode === 'humanitarian' ? '12' : '07'}-15`;
  const conventionId = await program.get(Conventions).importPast(em, program.actor, {
    applicationId,
    number: `CP-${year}-${suffix}`,
    amountCentimes,
    signedOn,
    year,
    // The ministry published years and domains with their numbers and amounts; nothing of these.
    unknown: UNKNOWN_FACTS,
    demonstration: true,
  });
  await program.get(Disbursements).importPast(em, program.actor, { conventionId, amountCentimes, paidOn: `${year}-12-28` });
  return applicationId;
}
