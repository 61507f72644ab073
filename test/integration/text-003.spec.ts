import type { ProgrammeView } from '#programmes';
import { aVerifiedAssociation } from '../support/associations.js';
import { loadReference, must } from '../support/programmes.js';
import { Clerk, claimOf, holdFacts, words } from '../support/texts/entry.js';
import { createWorld, type OwnWorld } from '../support/world.js';

/** The text 003 of the sources, entered as an officer would and read back: by the line on which each fact stands. Days that it does not give are the first of their month. */
describe('text 003, the Entraide nationale', () => {
  let world: OwnWorld;
  let clerk: Clerk;
  let union: ProgrammeView;
  let italian: ProgrammeView;
  let coming: ProgrammeView;
  let kind: string;
  const SOURCE = 'L’Économiste nº 5195, 25 janvier 2018, « Soutien des migrants : L’Entraide nationale s’engage »';
  const EU = words('Union européenne', 'الاتحاد الأوروبي');

  beforeAll(async () => {
    world = await createWorld();
    await loadReference(world);
    clerk = await Clerk.of(world);
    const { id: associationId } = await aVerifiedAssociation(world, 'Entraide nationale', {
      overrides: { kind: 'public_establishment' },
    });
    kind = must(await clerk.officer.get(`/api/associations/${associationId}`)).kind;
    const first = await clerk.programme(
      'EN-UE',
      words('Intégration socio-économique par la formation professionnelle', 'الإدماج السوسيو اقتصادي عبر التكوين المهني'),
      2018,
      2020,
    );
    await clerk.enter(`${first}/funders`, {
      name: EU,
      currency: 'EUR',
      amountHundredths: 0,
      signedOn: '2017-12-01',
      effectiveOn: '2018-02-01',
      source: `${SOURCE} (montant non publié)`,
    });
    const training = await clerk.component(
      first,
      'ALKARI',
      words('Centre de formation par apprentissage d’Alkari, Rabat', 'مركز التكوين بالتدرج القاري، الرباط'),
    );
    const diploma = (fr: string, ar: string, minimum: number) => ({
      indicator: words(fr, ar),
      audience: 'everyone',
      minimum,
      unit: 'count',
      source: SOURCE,
    });
    await clerk.enter(`components/${training}/targets`, diploma('Diplôme de qualification, en années', 'دبلوم التأهيل، بالسنوات', 2));
    await clerk.enter(`components/${training}/targets`, diploma('Diplôme d’apprentissage, en années', 'دبلوم التدرج، بالسنوات', 1));
    await clerk.claims(first, SOURCE, [
      {
        period: '2018',
        measure: 'centres',
        value: 1_600,
        fr: 'Centres (« plus de »)',
        ar: 'المراكز («أكثر من»)',
        en: 'Centres (“more than”)',
      },
      {
        period: '2016-2017',
        measure: 'enrolled_alkari',
        value: 63,
        unit: 'persons',
        fr: 'Inscrits à Alkari',
        ar: 'المسجلون بالقاري',
        en: 'Enrolled at Alkari',
      },
      {
        period: '2018-01',
        measure: 'migrants_al_kamra',
        value: 200,
        unit: 'persons',
        fr: 'Migrants à Al Kamra (« plus de »)',
        ar: 'مهاجرون بالقامرة («أكثر من»)',
        en: 'Migrants at Al Kamra (“more than”)',
      },
    ]);
    const second = await clerk.programme(
      'EN-IT',
      words('Activités génératrices de revenus à Rabat et Tanger', 'أنشطة مدرة للدخل بالرباط وطنجة'),
      2018,
      2020,
    );
    await clerk.enter(`${second}/funders`, { name: EU, currency: 'EUR', amountHundredths: 0, effectiveOn: '2018-02-01', source: SOURCE });
    await clerk.enter(`${second}/partners`, {
      name: words('Association italienne', 'جمعية إيطالية'),
      role: words('Chef de file', 'رئيس المشروع'),
    });
    await clerk.enter(`${second}/partners`, { name: words('Entraide nationale', 'التعاون الوطني'), role: words('Partenaire', 'شريك') });
    await clerk.component(second, 'RABAT', words('Région de Rabat', 'جهة الرباط'));
    await clerk.component(second, 'TANGER', words('Région de Tanger', 'جهة طنجة'));
    const third = await clerk.programme('EN-2018', words('Partenariats en cours de finalisation', 'شراكات قيد الإعداد'), 2018, 2020);
    await clerk.enter(`${third}/funders`, {
      name: words('Coopération belge', 'التعاون البلجيكي'),
      currency: 'EUR',
      preparing: true,
      source: SOURCE,
    });
    await clerk.enter(`${third}/funders`, {
      name: words('Coopération suisse', 'التعاون السويسري'),
      currency: 'CHF',
      preparing: true,
      source: SOURCE,
    });
    await clerk.component(
      third,
      'AXE',
      words('Intégration socio-économique, axe Rabat-Casablanca', 'الإدماج السوسيو اقتصادي، محور الرباط الدار البيضاء'),
    );
    await clerk.component(
      third,
      'SOCIAL',
      words('Intégration sociale et capacités de l’Entraide nationale', 'الإدماج الاجتماعي وقدرات التعاون الوطني'),
    );
    [union, italian, coming] = (await Promise.all([first, second, third].map((id) => clerk.read(id)))) as [
      ProgrammeView,
      ProgrammeView,
      ProgrammeView,
    ];
  }, 60_000);
  afterAll(() => world?.close());

  holdFacts(
    () => [
      [14, 'a public establishment that answers a call', () => kind, 'public_establishment'],
      [
        16,
        'signed in December, applied from the month after next',
        () => [union.funders[0]!.signedOn, union.funders[0]!.effectiveOn],
        ['2017-12-01', '2018-02-01'],
      ],
      [16, 'more than 1 600 centres', () => claimOf(union, 'centres')?.value, 1_600],
      [18, 'a diploma in two years, or one', () => union.components[0]!.targets.map(({ minimum }) => minimum).sort(), [1, 2]],
      [22, '63 enrolled at Alkari in 2016/2017', () => claimOf(union, 'enrolled_alkari'), { value: 63, period: '2016-2017' }],
      [
        22,
        'led by an Italian association',
        () => italian.partners.find(({ role }) => role.fr === 'Chef de file')?.name.fr,
        'Association italienne',
      ],
      [22, 'in two regions', () => italian.components.map(({ code }) => code), ['RABAT', 'TANGER']],
      [22, 'from February', () => italian.funders[0]!.effectiveOn, '2018-02-01'],
      [
        24,
        'two agreements that are being prepared, without an amount',
        () => coming.funders.map(({ name, state, amountHundredths }) => [name.fr, state, amountHundredths]),
        [
          ['Coopération belge', 'preparing', null],
          ['Coopération suisse', 'preparing', null],
        ],
      ],
      [24, 'what each is about', () => coming.components.map(({ code }) => code), ['AXE', 'SOCIAL']],
      [30, 'more than 200 migrants at Al Kamra', () => claimOf(union, 'migrants_al_kamra')?.value, 200],
    ],
    [
      [
        16,
        'some leave the training because they need money',
        'drop-outs and their reasons are figures of a report: the stage of monitoring',
      ],
      [
        20,
        'the trades, and 80 % of the time with professionals',
        'a figure from elsewhere is a number, persons or money: no percentage and no list of trades yet',
      ],
    ],
  );
});
