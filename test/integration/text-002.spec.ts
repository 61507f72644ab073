import type { ProgrammeView } from '#programmes';
import { aReadyCall } from '../support/calls.js';
import { InstitutionLists } from '../support/institution-lists.js';
import { loadReference, must } from '../support/programmes.js';
import { Clerk, claimOf, holdFacts, words } from '../support/texts/entry.js';
import { createWorld, type OwnWorld } from '../support/world.js';

/** The text 002 of the sources, entered as an officer would and read back: by the line on which each fact stands. Days that it does not give are the first of their month. */
describe('text 002, the bilan of 2017 and 2018', () => {
  let world: OwnWorld;
  let clerk: Clerk;
  let view: ProgrammeView;
  let call: { targetGroups: { minAge?: number; maxAge?: number }[] };
  const SOURCE = 'Bilan du programme de partenariat au titre des années 2017 et 2018';
  const YEARS = { 2017: [110, 78, 6_990_500], 2018: [44, 42, 1_899_500] } as const;

  beforeAll(async () => {
    world = await createWorld();
    await loadReference(world);
    clerk = await Clerk.of(world);
    const id = await clerk.programme(
      'PAA-1718',
      words('Partenariat avec le tissu associatif 2017-2018', 'الشراكة مع النسيج الجمعوي 2017-2018'),
      2017,
      2018,
    );
    const lists = await InstitutionLists.of(world);
    await lists.add('programmes.gathering-kinds', {
      code: 'migrants_week',
      label: { fr: 'Semaine des migrants', ar: 'أسبوع المهاجرين', en: 'Week of migrants' },
    });
    const held = [
      {
        kind: 'concertation',
        title: words('Rencontre de concertation', 'لقاء تشاوري'),
        startsOn: '2017-05-10',
        endsOn: '2017-05-10',
        place: 'Centre d’Accueil et des Conférences, Hay Riyad, Rabat',
      },
      {
        kind: 'migrants_week',
        title: words('Troisième Semaine des migrants au Maroc', 'الأسبوع الثالث للمهاجرين بالمغرب'),
        startsOn: '2017-12-12',
        endsOn: '2017-12-20',
        place: 'Maroc',
      },
      {
        kind: 'capacity_building',
        title: words('Atelier de formation à l’élaboration des projets', 'ورشة تكوين في إعداد المشاريع'),
        startsOn: '2018-10-16',
        endsOn: '2018-10-18',
        place: 'Rabat',
        attendance: 53,
      },
    ];
    for (const gathering of held) await clerk.enter(`${id}/gatherings`, gathering);
    for (const [fr, ar] of [
      ['Organisation internationale pour les migrations', 'المنظمة الدولية للهجرة'],
      ['Agence du développement social', 'وكالة التنمية الاجتماعية'],
    ] as const)
      await clerk.enter(`${id}/partners`, { name: words(fr, ar), role: words('Atelier de formation', 'ورشة التكوين') });
    await clerk.claims(id, SOURCE, [
      {
        year: 2017,
        period: '2017-05-10',
        measure: 'associations_at_meeting',
        value: 130,
        fr: 'Associations à la rencontre',
        ar: 'الجمعيات في اللقاء',
        en: 'Associations at the meeting',
      },
      {
        year: 2017,
        period: '2017',
        measure: 'calls',
        value: 3,
        fr: 'Appels à projets lancés',
        ar: 'طلبات المشاريع',
        en: 'Calls launched',
      },
      ...([2017, 2018] as const).flatMap((year) => [
        { year, period: `${year}`, measure: 'projects', value: YEARS[year][0], fr: 'Projets', ar: 'المشاريع', en: 'Projects' },
        {
          year,
          period: `${year}`,
          measure: 'associations',
          value: YEARS[year][1],
          fr: 'Associations',
          ar: 'الجمعيات',
          en: 'Associations',
        },
        {
          year,
          period: `${year}`,
          measure: 'amount',
          value: YEARS[year][2] * 100,
          unit: 'centimes' as const,
          fr: 'Montant',
          ar: 'المبلغ',
          en: 'Amount',
        },
      ]),
    ]);
    const camps = await aReadyCall(world, {
      content: {
        title: words('Colonies de vacances, avril 2018', 'المخيمات الصيفية، أبريل 2018'),
        domainCodes: ['camps'],
        targetGroups: [{ code: 'children', label: words('Enfants de 7 à 14 ans', 'أطفال من 7 إلى 14 سنة'), minAge: 7, maxAge: 14 }],
      },
    });
    call = must(await clerk.officer.get(`/api/calls/${camps.id}`));
    view = await clerk.read(id);
  }, 60_000);
  afterAll(() => world?.close());

  const held = (kind: string) =>
    view.gatherings.filter((each) => each.kind === kind).map(({ startsOn, endsOn, attendance }) => [startsOn, endsOn, attendance]);
  const claimsOf = (year: number) =>
    ['projects', 'associations', 'amount'].map(
      (measure) => view.claims.find((claim) => claim.year === year && claim.measure === measure)?.value,
    );

  holdFacts(
    () => [
      [
        10,
        'the meeting of 10 May 2017 at Hay Riyad',
        () => [held('concertation'), view.gatherings[0]!.place.includes('Hay Riyad')],
        [[['2017-05-10', '2017-05-10', null]], true],
      ],
      [10, '130 associations, where the press says 155', () => claimOf(view, 'associations_at_meeting')?.value, 130],
      [11, 'three calls', () => claimOf(view, 'calls')?.value, 3],
      [11, 'the third week of migrants, 12 to 20 December', () => held('migrants_week'), [['2017-12-12', '2017-12-20', null]]],
      [13, '110 projects, 78 associations, 6 990 500 dirhams', () => claimsOf(2017), [110, 78, 699_050_000]],
      [
        38,
        'the call of April 2018 for children of 7 to 14',
        () => call.targetGroups.map(({ minAge, maxAge }) => [minAge, maxAge]),
        [[7, 14]],
      ],
      [39, 'the workshop of 16 to 18 October, 53 representatives', () => held('capacity_building'), [['2018-10-16', '2018-10-18', 53]]],
      [
        39,
        'with the IOM and the ADS, without money',
        () => [view.partners.map(({ name }) => name.fr).sort(), view.funders.length],
        [['Agence du développement social', 'Organisation internationale pour les migrations'], 0],
      ],
      [41, '44 projects, 42 associations, 1 899 500 dirhams', () => claimsOf(2018), [44, 42, 189_950_000]],
    ],
    [
      [13, 'one convention for several projects', 'a convention is of one file; several in one belong to the stage of conventions'],
      [
        18,
        'the tables by domain, in order, with their charts',
        'computed from acts and proved to the dirham in bilan.spec.ts, which takes the years over through importPast: no screen enters acts of the past',
      ],
    ],
  );
});
