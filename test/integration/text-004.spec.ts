import type { MarkersView } from '#applications';
import type { ProgrammeView } from '#programmes';
import { aSubmittedApplication } from '../support/applications.js';
import { aVerifiedAssociation } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { InstitutionLists } from '../support/institution-lists.js';
import { User } from '../support/people.js';
import { loadReference, must } from '../support/programmes.js';
import { Clerk, claimOf, funderOf, holdFacts, words } from '../support/texts/entry.js';
import { createWorld, type OwnWorld } from '../support/world.js';

/** The text 004 of the sources, entered as an officer would and read back: by the line on which each fact stands. Days that it does not give are the first of their month. */
describe('text 004, the migration policy in two regions', () => {
  let world: OwnWorld;
  let clerk: Clerk;
  let view: ProgrammeView;
  let carriedBy: string[];
  let genderMarker: string | null;
  let committees: { regionCode: string; colleges: number }[];
  const SOURCE = 'Aujourd’hui le Maroc, 18 juin 2020, « 9 millions d’euros pour régionaliser la politique migratoire »';

  beforeAll(async () => {
    world = await createWorld();
    await loadReference(world);
    clerk = await Clerk.of(world);
    const id = await clerk.programme('PRIM', words('Régionalisation de la politique migratoire', 'جهوية سياسة الهجرة'), 2020, 2023);
    const funderId = await clerk.enter(`${id}/funders`, {
      name: words('Agence française de développement', 'الوكالة الفرنسية للتنمية'),
      currency: 'EUR',
      amountHundredths: 9_000_000_00,
      source: SOURCE,
    });
    const projects = await clerk.component(id, 'C1', words('Financement de projets régionaux', 'تمويل مشاريع جهوية'));
    await clerk.component(
      id,
      'C2',
      words('Accompagnement social et administratif des MRE et des immigrés', 'المواكبة الاجتماعية والإدارية'),
    );
    await clerk.component(
      id,
      'C3',
      words('Égalité femmes-hommes dans l’accès aux services', 'المساواة بين النساء والرجال في الولوج إلى الخدمات'),
    );
    await clerk.enter(`funders/${funderId}/fundings`, {
      componentId: projects,
      amountHundredths: 6_000_000_00,
      source: 'part inventée : le texte ne donne que la somme',
    });
    const { id: envelopeId } = must(
      await clerk.officer.post<{ id: string }>(`/api/programmes/components/${projects}/envelopes`, {
        amountCentimes: 60_000_000_00,
        foreignCurrency: 'EUR',
        foreignHundredths: 6_000_000_00,
        source: 'part inventée',
      }),
    );
    must(
      await clerk.officer.put(`/api/programmes/envelopes/${envelopeId}/shares`, {
        shares: ['MA-09', 'MA-02'].map((regionCode) => ({ regionCode, domainCode: null, year: null, amountCentimes: 30_000_000_00 })),
      }),
    );
    await clerk.enter(`${id}/partners`, { name: words('Expertise France', 'إكسبرتيز فرانس'), role: words('Mise en œuvre', 'التنفيذ') });
    await clerk.enter(`${id}/partners`, {
      name: words('Conseil régional de Souss-Massa', 'مجلس جهة سوس ماسة'),
      role: words('Partenaire régional', 'شريك جهوي'),
    });
    await clerk.enter(`${id}/partners`, {
      name: words('Conseil régional de l’Oriental', 'مجلس جهة الشرق'),
      role: words('Partenaire régional', 'شريك جهوي'),
    });
    const lists = await InstitutionLists.of(world);
    await lists.add('programmes.gathering-kinds', {
      code: 'agents_training',
      label: { fr: 'Formation d’agents communaux', ar: 'تكوين موظفي الجماعات', en: 'Training of communal agents' },
    });
    await clerk.enter(`${id}/gatherings`, {
      kind: 'agents_training',
      title: words('Mieux orienter les MRE vers les services', 'توجيه أفضل للمغاربة المقيمين بالخارج'),
      startsOn: '2021-01-01',
      endsOn: '2021-01-01',
      place: 'Agadir (jour inventé)',
    });
    await clerk.claims(id, SOURCE, [
      {
        period: '2020',
        measure: 'moroccans_abroad',
        value: 5_000_000,
        unit: 'persons',
        fr: 'Marocains résidant à l’étranger (« plus de »)',
        ar: 'المغاربة المقيمون بالخارج («أكثر من»)',
        en: 'Moroccans abroad (“more than”)',
      },
    ]);
    committees = [];
    for (const regionCode of ['MA-09', 'MA-02']) {
      const { id: committeeId } = must(
        await clerk.officer.post<{ id: string }>('/api/committees', {
          regionCode,
          name: words('Espace régional de concertation', 'الفضاء الجهوي للتشاور'),
          quorumBasisPoints: 5_000,
          quorumPerCollege: 1,
          convocationDays: 7,
          appealDays: 30,
        }),
      );
      for (const [index, collegeCode] of ['local_authorities', 'state_services', 'civil_society'].entries())
        must(
          await clerk.officer.post(`/api/committees/${committeeId}/members`, {
            email: `erc${index}-${regionCode.toLowerCase()}@${world.mailDomain}`,
            name: `Membre ${index}`,
            language: 'fr',
            function: 'member',
            collegeCode,
            mandateFrom: '2020-01-01',
          }),
        );
      const { members } = must(await clerk.officer.get<{ members: { collegeCode: string }[] }>(`/api/committees/${committeeId}`));
      committees.push({ regionCode, colleges: new Set(members.map((member) => member.collegeCode)).size });
    }
    const association = await aVerifiedAssociation(world, 'Porteuse');
    const file = await aSubmittedApplication(association, (await aPublishedCall(world)).id);
    const said = { version: 0, gender: 'principal', carriedBy: ['moroccans_abroad', 'migrants'] };
    must(await clerk.officer.put(`/api/applications/${file.id}/markers`, said));
    const marked = must(await clerk.officer.get<MarkersView>(`/api/applications/${file.id}/markers`));
    carriedBy = marked.carriedBy.map(({ code }) => code);
    genderMarker = marked.gender;
    view = await clerk.read(id);
  }, 60_000);
  afterAll(() => world?.close());

  const shares = () => view.components.flatMap(({ envelopes }) => envelopes).flatMap((envelope) => envelope.shares);

  holdFacts(
    () => [
      [18, '9 million euros', () => funderOf(view).amount, 9_000_000],
      [19, 'of the AFD', () => funderOf(view).name, 'Agence française de développement'],
      [19, 'for four years', () => view.lastYear - view.firstYear + 1, 4],
      [
        19,
        'with Expertise France and both regional councils',
        () => view.partners.map(({ name }) => name.fr),
        ['Expertise France', 'Conseil régional de Souss-Massa', 'Conseil régional de l’Oriental'],
      ],
      [
        20,
        'in both regions',
        () =>
          shares()
            .map(({ regionCode }) => regionCode)
            .sort(),
        ['MA-02', 'MA-09'],
      ],
      [21, 'three components, the first of regional projects', () => view.components.map(({ code }) => code), ['C1', 'C2', 'C3']],
      [
        21,
        'a regional committee of authorities, services and civil society in each',
        () => committees,
        [
          { regionCode: 'MA-09', colleges: 3 },
          { regionCode: 'MA-02', colleges: 3 },
        ],
      ],
      [21, 'projects carried by Moroccans abroad or by migrants', () => carriedBy, ['moroccans_abroad', 'migrants']],
      [22, 'agents of communes are trained', () => view.gatherings.map(({ kindLabel }) => kindLabel.fr), ['Formation d’agents communaux']],
      [23, 'equality of women and men', () => view.components[2]!.title.fr, 'Égalité femmes-hommes dans l’accès aux services'],
      [23, 'a project whose principal objective it is', () => genderMarker, 'principal'],
      [24, 'more than 5 million Moroccans abroad', () => claimOf(view, 'moroccans_abroad')?.value, 5_000_000],
    ],
    [
      [
        22,
        'associative mediators between migrants and administrations',
        'people at work in a project are told by its reports: the stage of monitoring',
      ],
      [24, 'a quarter of them in France', 'a figure from elsewhere is a number, persons or money: no share of another'],
    ],
  );

  it('what is entered is read by an officer of the ministry, and of a region only its shares', async () => {
    const souad = await User.with(world, 'Souad Régionale', [{ role: 'programme.officer', scope: { regionCode: 'MA-09' } }]);
    const { items } = must(await souad.get('/api/programmes?q=PRIM'));
    const own = must(await souad.get<ProgrammeView>(`/api/programmes/${(items[0] as { id: string }).id}`));
    expect(own.components[0]!.envelopes[0]!.shares.map(({ regionCode }) => regionCode)).toEqual(['MA-09']);
  });
});
