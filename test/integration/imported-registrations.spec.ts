import type { AssociationDossier } from '#associations';
import { aVerifiedAssociation, nationalInstructor } from '../support/associations.js';
import { bringIn, carriedOut, counted, csvFile, iceOf, until } from '../support/imports.js';
import { expectRefusal, User } from '../support/people.js';
import { loadReference, must, programmeOfficer } from '../support/programmes.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const registry = (rows: string[]) => csvFile(['Nom;ICE;Récépissé;Région;Province;Ville', ...rows].join('\r\n'), 'registre.csv');

describe('associations brought in from a file, among those that registered', () => {
  let world: OwnWorld;
  let nadia: User;
  let instructor: User;
  beforeAll(async () => {
    world = await createWorld();
    await loadReference(world);
    nadia = await programmeOfficer(world);
    instructor = await nationalInstructor(world);
    for (const person of [instructor, nadia]) await person.stepUp();
  });
  afterAll(() => world?.close());

  const importedAs = async (name: string, number: number, place = ';') => {
    const ice = iceOf(number);
    const run = await carriedOut(nadia, (await bringIn(nadia, 'associations', registry([`${name};${ice};I-${number};MA-09;${place}`]))).id);
    const [row] = await world.sql<{ id: string }>(`SELECT id FROM association WHERE ice = $1`, [ice]);
    return { id: row!.id, ice, runId: run.id };
  };
  const placeOf = (id: string) =>
    world.sql(`SELECT province, commune, place_typed AS typed, name_sounds <> '{}' AS sounds FROM association WHERE id = $1`, [id]);
  const merge = async (keptId: string, otherId: string) => {
    const body = { otherId, taken: [], reason: 'Une seule association' };
    return instructor.post<{ id: string }>(`/api/associations/${keptId}/merge-proposals`, body);
  };

  it('a place of the lists comes in by its code; what is none of them is kept as it was written, and reads the same again', async () => {
    const listed = await importedAs('Association Placée', 700, 'Tiznit;Tiznit');
    expect(await placeOf(listed.id)).toEqual([
      { province: 'MA-TIZ', commune: expect.stringMatching(/^09[.]581[.]/), typed: null, sounds: true },
    ]);
    const elsewhere = await importedAs('Association Égarée', 701, 'Tiznit;Douar Inconnu');
    expect(await placeOf(elsewhere.id)).toEqual([{ province: 'MA-TIZ', commune: null, typed: 'Douar Inconnu', sounds: true }]);
    const again = await bringIn(nadia, 'associations', registry([`Association Égarée;${elsewhere.ice};I-701;MA-09;Tiznit;Douar Inconnu`]));
    expect(counted(again.outcomes)).toEqual({ same: 1 });
  });

  it('merged into a registration, its past follows; a file changes it no more, and its import is not undone', async () => {
    const kept = await aVerifiedAssociation(world, 'Amal Tiznit');
    const imported = await importedAs('Amal de Tiznit', 702);
    const past = (year: number) =>
      csvFile(`Bénéficiaire;ICE;Objet;Année;Montant\nAmal de Tiznit;${imported.ice};Soutien ${year};${year};1 000,00`);
    await carriedOut(nadia, (await bringIn(nadia, 'past_projects', past(2016))).id);

    expectRefusal(await merge(imported.id, kept.id), 409, 'MERGE_FORBIDDEN');
    const { id } = must(await merge(kept.id, imported.id));
    must(await nadia.post(`/api/proposals/${id}/confirmation`));

    await carriedOut(nadia, (await bringIn(nadia, 'past_projects', past(2017))).id);
    const { history } = must(await instructor.get<AssociationDossier>(`/api/associations/${kept.id}/dossier`));
    expect(
      history
        .filter((entry) => entry.imported)
        .map(({ year }) => year)
        .sort(),
    ).toEqual([2016, 2017]);
    const changed = await bringIn(nadia, 'associations', registry([`Amal autre nom;${imported.ice};I-702;MA-09;;`]));
    expect(counted(changed.outcomes)).toEqual({ same: 1 });
    must(await nadia.post(`/api/imports/${imported.runId}/undoing`));
    expect(counted((await until(nadia, imported.runId, 'undone')).results)).not.toHaveProperty('undone');
    expect(await world.sql(`SELECT merged_into FROM association WHERE id = $1`, [imported.id])).toEqual([{ merged_into: kept.id }]);
  });

  it('undone, an import takes the pairs of what it brought with it', async () => {
    const kept = await aVerifiedAssociation(world, 'Nour Guelmim');
    const imported = await importedAs('Nour Guelmime', 703);
    const [first, second] = [kept.id, imported.id].sort();
    await world.sql(
      `INSERT INTO association_pair (id, first_id, second_id, reasons, likeness) VALUES (gen_random_uuid(), $1, $2, '["sound"]', 60)
       ON CONFLICT DO NOTHING`,
      [first, second],
    );
    must(await nadia.post(`/api/imports/${imported.runId}/undoing`));
    expect(counted((await until(nadia, imported.runId, 'undone')).results)).toEqual({ undone: 1 });
    expect(await world.sql(`SELECT FROM association_pair WHERE $1 IN (first_id, second_id)`, [imported.id])).toHaveLength(0);
  });
});
