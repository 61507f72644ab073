import type { ProgrammeView } from '#programmes';
import { bringIn, carriedOut, counted, csvFile } from '../support/imports.js';
import { loadReference, must } from '../support/programmes.js';
import { Clerk, claimOf, funderOf, holdFacts, words } from '../support/texts/entry.js';
import { createWorld, type OwnWorld } from '../support/world.js';

/** The text 000 of the sources, entered as an officer would and read back: by the line on which each fact stands. Days that it does not give are the first of their month. */
describe('text 000, the partnership of 2014 to 2016', () => {
  let world: OwnWorld;
  let clerk: Clerk;
  const SOURCE = 'Afrique Inside, « Gestion des migrants : le Maroc veut renforcer son partenariat avec la société civile », mai 2017';
  const DOMAINS = [
    ['legal_support', 'Accompagnement juridique', 'المواكبة القانونية', 'Legal support'],
    ['humanitarian_social', 'Assistance humanitaire et sociale', 'المساعدة الإنسانية والاجتماعية', 'Humanitarian and social aid'],
    ['cultural_integration', 'Intégration culturelle', 'الإدماج الثقافي', 'Cultural integration'],
    ['educational_integration', 'Intégration éducative', 'الإدماج التربوي', 'Educational integration'],
    [
      'economic_integration',
      'Intégration économique et professionnelle',
      'الإدماج الاقتصادي والمهني',
      'Economic and professional integration',
    ],
  ] as const;
  let view: ProgrammeView;
  let imported: Record<string, number>;
  let rows: { projects: number; associations: number; dirhams: number };

  beforeAll(async () => {
    world = await createWorld();
    await loadReference(world);
    clerk = await Clerk.of(world);
    const id = await clerk.programme(
      'PAA-2014-2016',
      words('Partenariat avec les associations 2014-2016', 'الشراكة مع الجمعيات 2014-2016'),
      2014,
      2016,
    );
    for (const [index, [code, fr, ar, en]] of DOMAINS.entries())
      must(await clerk.officer.post('/api/domains', { code, label: { fr, ar, en }, yearFrom: 2014, position: 20 + index }));
    must(await clerk.officer.put(`/api/programmes/${id}/domains`, { version: 1, codes: DOMAINS.map(([code]) => code) }));
    await clerk.enter(`${id}/funders`, {
      name: words('Ministère chargé des MRE et des affaires de la migration', 'الوزارة المكلفة بالمغاربة المقيمين بالخارج وشؤون الهجرة'),
      currency: 'MAD',
      amountHundredths: 40_000_000_00,
      statedEquivalent: '3,7 millions d’euros',
      source: SOURCE,
    });
    await clerk.enter(`${id}/gatherings`, {
      kind: 'concertation',
      title: words(
        'Améliorer le partenariat avec la société civile et renforcer les opportunités d’intégration des immigrés et des réfugiés',
        'تحسين الشراكة مع المجتمع المدني وتعزيز فرص إدماج المهاجرين واللاجئين',
      ),
      startsOn: '2017-05-10',
      endsOn: '2017-05-10',
      place: 'Rabat',
    });
    await clerk.claims(id, SOURCE, [
      { period: '2014-2016', measure: 'projects', value: 237, fr: 'Projets financés', ar: 'المشاريع الممولة', en: 'Projects funded' },
      {
        period: '2014-2016',
        measure: 'associations',
        value: 137,
        fr: 'Associations impliquées',
        ar: 'الجمعيات المشاركة',
        en: 'Associations involved',
      },
      {
        period: '2014-2016',
        measure: 'associations_of_migrants',
        value: 7,
        fr: 'dont associations de migrants',
        ar: 'منها جمعيات المهاجرين',
        en: 'of which of migrants',
      },
      {
        period: '2014-2016',
        measure: 'amount',
        value: 40_000_000_00,
        unit: 'centimes',
        fr: 'Enveloppe globale',
        ar: 'الغلاف الإجمالي',
        en: 'Whole envelope',
      },
      {
        period: '2014-2016',
        measure: 'beneficiaries',
        value: 73_000,
        unit: 'persons',
        fr: 'Bénéficiaires (« plus de »)',
        ar: 'المستفيدون («أكثر من»)',
        en: 'Beneficiaries (“more than”)',
      },
      {
        period: '2017-05-10',
        measure: 'associations_at_meeting',
        value: 155,
        fr: 'Associations à la rencontre',
        ar: 'الجمعيات في اللقاء',
        en: 'Associations at the meeting',
      },
    ]);
    // The text gives the sums only: how they fall to 237 projects of 137 associations is invented.
    const lines = Array.from({ length: 237 }, (_, index) => {
      const amount = index < 236 ? 168_776 : 40_000_000 - 236 * 168_776;
      return `P-${index + 1};Association ${(index % 137) + 1};${DOMAINS[index % 5]![1]};${2014 + (index % 3)};${amount},00`;
    });
    const run = await bringIn(
      clerk.officer,
      'past_projects',
      csvFile(['Référence;Bénéficiaire;Domaine;Année;Montant', ...lines].join('\r\n')),
    );
    imported = counted((await carriedOut(clerk.officer, run.id)).results);
    [rows] = (await world.sql(
      `SELECT count(*)::int AS projects, count(DISTINCT beneficiary)::int AS associations, (sum(amount_centimes) / 100)::int AS dirhams
       FROM past_project WHERE domain_code IS NOT NULL`,
    )) as [typeof rows];
    view = await clerk.read(id);
  }, 60_000);
  afterAll(() => world?.close());

  holdFacts(
    () => [
      [10, 'the years', () => [view.firstYear, view.lastYear], [2014, 2016]],
      [
        10,
        'the meeting of 10 May in Rabat',
        () => view.gatherings.map(({ startsOn, place, kindLabel }) => [startsOn, place, kindLabel.fr]),
        [['2017-05-10', 'Rabat', 'Rencontre de concertation']],
      ],
      [10, 'its theme', () => view.gatherings[0]!.title.fr.startsWith('Améliorer le partenariat'), true],
      [10, '155 associations were there', () => claimOf(view, 'associations_at_meeting')?.value, 155],
      [12, '40 million dirhams between 2014 and 2016', () => funderOf(view, 'MAD').amount, 40_000_000],
      [14, '237 projects', () => claimOf(view, 'projects')?.value, 237],
      [14, '137 associations', () => claimOf(view, 'associations')?.value, 137],
      [14, '7 of migrants', () => claimOf(view, 'associations_of_migrants')?.value, 7],
      [14, '237 projects as rows, of 137 associations', () => [imported, rows.projects, rows.associations], [{ created: 237 }, 237, 137]],
      [15, 'their sum to the dirham', () => rows.dirhams, 40_000_000],
      [15, '3.7 million euros, in the words of the text', () => funderOf(view, 'MAD').statedEquivalent, '3,7 millions d’euros'],
      [15, 'the fields they are about', () => view.domainCodes, DOMAINS.map(([code]) => code).sort()],
      [15, 'more than 73 000 persons', () => claimOf(view, 'beneficiaries')?.value, 73_000],
    ],
    [[10, 'who came to the meeting, by name', 'the text names nobody; a list of attendance is there for whoever knows them']],
  );
});
