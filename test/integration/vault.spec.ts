import type { AssociationView } from '#associations';
import { aPdf, aVerifiedAssociation, nationalInstructor, type AssociationInWorld } from '../support/associations.js';
import { expectRefusal, type User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, type World } from '../support/world.js';

describe('the vault', () => {
  let world: World;
  let association: AssociationInWorld;
  let president: User;
  let at: string;
  beforeAll(async () => {
    world = await createWorld();
    association = await aVerifiedAssociation(world, 'Coffre garni');
    ({ president } = association);
    at = `/api/associations/${association.id}/documents`;
  });
  afterAll(() => world?.close());

  const documents = async (reader: User = president) =>
    must<AssociationView>(await reader.get(`/api/associations/${association.id}`)).documents;
  const titled = (title: string, validUntil = '') =>
    president.upload<{ id: string }>(
      `${at}/other?title=${encodeURIComponent(title)}${validUntil && `&validUntil=${validUntil}`}`,
      aPdf(title),
    );

  it('keeps what no kind names under titles of their own, beside each other; the title is asked, and asked of nothing else', async () => {
    expectRefusal(await president.upload(`${at}/other`, aPdf('sans titre')), 422, 'INVALID_REQUEST');
    expectRefusal(await president.upload(`${at}/statutes?title=Titre`, aPdf('statuts')), 422, 'INVALID_REQUEST');
    must(await titled('Agrément de l’éducation nationale'));
    must(await titled('توكيل', '2030-01-31'));
    const others = (await documents()).filter(({ kind }) => kind === 'other');
    expect(others.map(({ kindLabel, validUntil }) => [kindLabel.fr, kindLabel.ar, validUntil])).toEqual([
      ['Agrément de l’éducation nationale', 'Agrément de l’éducation nationale', null],
      ['توكيل', 'توكيل', '2030-01-31'],
    ]);
    const instructor = await nationalInstructor(world);
    expect((await documents(instructor)).filter(({ kind }) => kind === 'other')).toHaveLength(2);
  });

  it('one of them is taken out, the other stays; the trail keeps its title, not its content', async () => {
    const { id } = must<{ id: string }>(await titled('Déposé par erreur'));
    must(await president.delete(`${at}/${id}`));
    expect((await documents()).filter(({ kind }) => kind === 'other')).toHaveLength(2);
    const [row] = await world.sql<{ detail: { title: string; erased: boolean } }>(
      `SELECT detail FROM audit_entry WHERE subject_id = $1 AND event = 'remove_document' ORDER BY id DESC LIMIT 1`,
      [association.id],
    );
    expect(row!.detail).toMatchObject({ title: 'Déposé par erreur', erased: true });
  });

  it('shows a PDF in the browser by its own type and lets it load nothing; strangers are shown nothing', async () => {
    const [document] = await documents();
    expect(document!.viewable).toBe(true);
    const shown = await president.get(`${at}/${document!.id}/view`);
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(shown.headers['content-disposition']).toMatch(/^inline/);
    expect(shown.headers['content-security-policy']).toMatch(/^default-src 'none'.*frame-ancestors 'self'/);
    expect(shown.headers['x-content-type-options']).toBe('nosniff');
    const stranger = (await aVerifiedAssociation(world, 'Coffre voisin')).president;
    expectRefusal(await stranger.get(`${at}/${document!.id}/view`), 404, 'NOT_FOUND');
    expect((await president.get(`${at}/${document!.id}`)).headers['content-disposition']).toMatch(/^attachment/);
  });

  it('a drawing or a page of the web under the name of a PDF is refused; what is both is shown as a PDF, and as nothing else', async () => {
    const script = '<script>parent.document.title = document.cookie</script>';
    const named = (text: string) => ({ name: 'statuts.pdf', type: 'application/pdf', bytes: Buffer.from(text) });
    const place = (title: string) => `${at}/other?title=${title}`;
    expectRefusal(await president.upload(place('Page'), named(`<html>${script}</html>`)), 422, 'FILE_TYPE_REFUSED');
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
    expectRefusal(await president.upload(place('Dessin'), named(drawing)), 422, 'FILE_TYPE_REFUSED');

    const both = { ...aPdf('mixte'), bytes: Buffer.concat([Buffer.from(`<html>${script}<!--\n`), aPdf('mixte').bytes]) };
    const { id } = must<{ id: string }>(await president.upload(place('Mixte'), both));
    const shown = await president.get(`${at}/${id}/view`);
    expect([shown.headers['content-type'], shown.headers['x-content-type-options']]).toEqual(['application/pdf', 'nosniff']);
    expect(shown.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(shown.headers['content-security-policy']).not.toMatch(/script-src/);
    const taken = await president.get(`${at}/${id}`);
    expect(taken.headers['content-security-policy']).toBe('sandbox');
  });

  it('a document that ends is announced sixty days before as well', async () => {
    const day = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    const { id } = must<{ id: string }>(await titled('Assurance', day));
    const [alarm] = await world.sql<{ days: number }>(
      `SELECT extract(day FROM falls_at - due_at)::int AS days FROM deadline WHERE subject_id = $1 ORDER BY due_at LIMIT 1`,
      [id],
    );
    expect(alarm!.days).toBe(60);
  });
});
