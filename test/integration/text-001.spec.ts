import type { ProgrammeView } from '#programmes';
import { aReadyCall } from '../support/calls.js';
import { loadReference, must } from '../support/programmes.js';
import { Clerk, funderOf, holdFacts, words } from '../support/texts/entry.js';
import { createWorld, type OwnWorld } from '../support/world.js';

/** The text 001 of the sources, entered as an officer would and read back: by the line on which each fact stands. Days that it does not give are the first of their month. */
describe('text 001, the mobility partnership with the European Union', () => {
  let world: OwnWorld;
  let clerk: Clerk;
  let view: ProgrammeView;
  let groups: { code: string; label: { fr: string } }[];
  const SOURCE = 'Aujourd’hui le Maroc, « Mobilité Maroc-Union européenne : 10 millions d’euros »';

  beforeAll(async () => {
    world = await createWorld();
    await loadReference(world);
    clerk = await Clerk.of(world);
    const id = await clerk.programme(
      'UE-MOBILITE',
      words('Intégration des migrants, partenariat pour la mobilité', 'إدماج المهاجرين، شراكة من أجل التنقل'),
      2016,
      2019,
    );
    await clerk.enter(`${id}/funders`, {
      name: words('Union européenne', 'الاتحاد الأوروبي'),
      currency: 'EUR',
      amountHundredths: 10_000_000_00,
      source: SOURCE,
    });
    const cover = await clerk.component(
      id,
      'COUVERTURE',
      words('Couverture médicale des migrants régularisés', 'التغطية الصحية للمهاجرين الذين سويت وضعيتهم'),
    );
    await clerk.component(
      id,
      'ECOLE',
      words('Accès et insertion des enfants migrants à l’école publique', 'ولوج الأطفال المهاجرين إلى المدرسة العمومية'),
    );
    await clerk.component(
      id,
      'PILOTAGE',
      words('Capacités du ministère : pilotage et mise en œuvre de la stratégie', 'قدرات الوزارة: قيادة وتنفيذ الاستراتيجية'),
    );
    const parcours = await clerk.component(id, 'PARCOURS', words('Parcours vers l’insertion', 'مسار نحو الإدماج'));
    const tamkine = await clerk.component(id, 'TAMKINE', words('Tamkine migrants', 'تمكين مهاجرين'));
    const partners: [string, string, string, string][] = [
      ['Ministère de la santé', 'وزارة الصحة', 'partenaire public', cover],
      ['AMAPPE', 'الجمعية المغربية لدعم إنعاش المقاولة الصغرى', 'conçoit le projet', parcours],
      ['OFPPT', 'مكتب التكوين المهني وإنعاش الشغل', 'étroite collaboration', parcours],
      ['Médecins du monde Belgique', 'أطباء العالم بلجيكا', 'association', tamkine],
      ['AMSED', 'الجمعية المغربية للتضامن والتنمية', 'association', tamkine],
      ['ALCS', 'جمعية محاربة السيدا', 'association', tamkine],
      ['Ministère de la santé', 'وزارة الصحة', 'partenaire public', tamkine],
      ['Entraide nationale', 'التعاون الوطني', 'partenaire public', tamkine],
    ];
    for (const [fr, ar, role, componentId] of partners)
      await clerk.enter(`${id}/partners`, { name: words(fr, ar), role: words(role, 'شريك'), componentId });
    const target = (audience: string, fr: string, ar: string) => ({
      indicator: words(fr, ar),
      audience,
      minimum: 1_500,
      unit: 'persons',
      source: SOURCE,
    });
    await clerk.enter(
      `components/${parcours}/targets`,
      target(
        'everyone',
        'Migrants accompagnés vers la formation et l’activité génératrice de revenus',
        'المهاجرون المواكبون نحو التكوين والأنشطة المدرة للدخل',
      ),
    );
    await clerk.enter(
      `components/${tamkine}/targets`,
      target('women', 'Femmes migrantes en grande vulnérabilité prises en charge', 'النساء المهاجرات في وضعية هشاشة كبيرة المتكفل بهن'),
    );
    const call = await aReadyCall(world, {
      content: {
        targetGroups: [
          { code: 'pregnant', label: words('Femmes enceintes', 'نساء حوامل'), minAge: 0, maxAge: 120 },
          { code: 'with_baby', label: words('Femmes avec un bébé', 'نساء مع رضيع'), minAge: 0, maxAge: 120 },
          { code: 'violence', label: words('Femmes victimes de violences', 'نساء ضحايا العنف'), minAge: 0, maxAge: 120 },
        ],
      },
    });
    groups = must(await clerk.officer.get(`/api/calls/${call.id}`)).targetGroups;
    view = await clerk.read(id);
  }, 60_000);
  afterAll(() => world?.close());

  const component = (code: string) => view.components.find((each) => each.code === code)!;
  const partnersOf = (code: string) =>
    view.partners
      .filter(({ componentId }) => componentId === component(code).id)
      .map(({ name }) => name.fr)
      .sort();
  const targetOf = (code: string) =>
    component(code).targets.map(({ minimum, audience, unit, reached }) => ({ minimum, audience, unit, reached }));

  holdFacts(
    () => [
      [9, 'funded by the European Union', () => funderOf(view).name, 'Union européenne'],
      [11, '10 million euros, in euros', () => funderOf(view).amount, 10_000_000],
      [11, 'medical cover, with the ministry of health', () => partnersOf('COUVERTURE'), ['Ministère de la santé']],
      [11, 'access to public school', () => component('ECOLE').title.fr, 'Accès et insertion des enfants migrants à l’école publique'],
      [11, 'the ministry’s own capacities', () => component('PILOTAGE').title.fr.startsWith('Capacités'), true],
      [13, 'AMAPPE with the OFPPT', () => partnersOf('PARCOURS'), ['AMAPPE', 'OFPPT']],
      [
        13,
        'at least 1 500 migrants',
        () => targetOf('PARCOURS'),
        [{ minimum: 1_500, audience: 'everyone', unit: 'persons', reached: null }],
      ],
      [15, 'at least 1 500 women', () => targetOf('TAMKINE'), [{ minimum: 1_500, audience: 'women', unit: 'persons', reached: null }]],
      [15, 'pregnant, with a baby, victims of violence', () => groups.map(({ code }) => code), ['pregnant', 'with_baby', 'violence']],
      [
        15,
        'three associations and two public bodies',
        () => partnersOf('TAMKINE'),
        ['ALCS', 'AMSED', 'Entraide nationale', 'Ministère de la santé', 'Médecins du monde Belgique'],
      ],
    ],
    [
      [
        15,
        'Médecins du monde Belgique and its partners as one consortium of a file',
        'partners as entities of the registry belong to the registry of foreign organisations and to consortia of files',
      ],
    ],
  );
});
