import type { AssociationView } from '#associations';
import * as fc from 'fast-check';
import { PDF } from '@libpdf/core';
import { randomBytes } from 'node:crypto';
import { EraseContent, FileStore, Uploads } from '#platform';
import { PurgeTraces } from '#institution';
import { sha256 } from '#kernel';
import { aMember, aPdf, aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { expectRefusal, visitor, type User } from '../support/people.js';
import { must, programmeOfficer } from '../support/programmes.js';
import { aPhotograph, Sender } from '../support/uploads.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const MB = 1_000_000;

describe('a file sent in parts', () => {
  let world: OwnWorld;
  let association: AssociationInWorld;
  let leila: User;
  let sender: Sender;
  let neighbour: Sender;
  let at: string;
  beforeAll(async () => {
    world = await createWorld();
    association = await aVerifiedAssociation(world, 'Téléphone');
    leila = association.president;
    sender = new Sender(leila);
    neighbour = new Sender((await aVerifiedAssociation(world, 'Voisine')).president);
    at = `/api/associations/${association.id}/documents`;
  });
  afterAll(() => world?.close());
  afterEach(() => world.sql(`UPDATE upload SET changed_at = clock_timestamp() - interval '1 hour' WHERE used_at IS NULL`));

  const documents = async (): Promise<AssociationView['documents']> =>
    must<AssociationView>(await leila.get(`/api/associations/${association.id}`)).documents;
  /** A PDF that needs several parts of the store: bytes after its end are nothing to whoever reads it. */
  const large = (name: string) => ({
    name,
    bytes: Buffer.concat([aPdf(name).bytes, Buffer.from(`\n%${randomBytes(800_000).toString('hex')}\n`), aPdf(name).bytes]),
  });
  const begun = async (size: number, who = sender) => must<{ id: string }>(await who.begin(size)).id;
  const partsOf = (id: string) => world.sql<{ sha256: string }>(`SELECT sha256 FROM upload_part WHERE upload_id = $1 ORDER BY start`, [id]);
  const store = () => world.api.get(FileStore);

  it('becomes the document that it is: the same bytes, one content; its parts are forgotten an hour later', async () => {
    const file = large('comptes.pdf');
    const upload = await sender.send(file);
    const parts = await partsOf(upload);
    expect(parts.length).toBeGreaterThan(2);
    const { id } = must<{ id: string }>(await sender.use(`${at}/accounts`, [upload]));
    expect((await leila.get(`${at}/${id}`)).raw.equals(file.bytes)).toBe(true);
    expect((await documents()).find(({ kind }) => kind === 'accounts')).toMatchObject({ id, name: 'comptes.pdf' });

    expect(await world.worker.get(Uploads).forgetUsed()).toBe(0);
    await world.sql(`UPDATE upload SET used_at = used_at - interval '61 minutes' WHERE id = $1`, [upload]);
    expect(await world.worker.get(Uploads).forgetUsed()).toBe(1);
    expectRefusal(await sender.use(`${at}/accounts`, [upload]), 404, 'NOT_FOUND');
    await eventually(async () => !(await store().has(parts[0]!.sha256)), 'the first part to be erased');
    expect((await leila.get(`${at}/${id}`)).status).toBe(200);
  });

  it('a line that breaks loses nothing of what has arrived: the rest follows from there', async () => {
    const file = large('rapport.pdf');
    const id = await begun(file.bytes.length);
    await sender.breakAfter(world.address, id, 0, file.bytes.subarray(0, 700_000), file.bytes.length);
    const arrived = await eventually(async () => (await sender.stands(id)) || null, 'something to have arrived');
    expect(arrived).toBeGreaterThan(500_000);
    expectRefusal(await sender.use(`${at}/statutes`, [id]), 409, 'UPLOAD_UNFINISHED');
    // What arrived last may still be on its way to the disk: whoever is refused asks again where the file ends.
    const rest = await eventually(async () => {
      const from = await sender.stands(id);
      const answer = await sender.append(id, from, file.bytes.subarray(from));
      return answer.status === 204 ? answer : null;
    }, 'the rest to be taken');
    expect([rest.status, rest.headers['upload-offset'], rest.headers['tus-resumable']]).toEqual([204, String(file.bytes.length), '1.0.0']);
    const taken = must<{ id: string }>(await sender.use(`${at}/statutes`, [id]));
    expect((await leila.get(`${at}/${taken.id}`)).raw.equals(file.bytes)).toBe(true);
  });

  it('the answer is lost and asked for again: it is the same answer and one document; elsewhere the file is refused', async () => {
    const upload = await sender.send(aPdf('justificatif'));
    const place = `${at}/other?title=Justificatif`;
    const answers = await Promise.all([
      sender.use(place, [upload]),
      sender.use(place, [upload]),
      sender.use(place, [upload], 'autre-cle-que-voici'),
    ]);
    expect(new Set(answers.map((answer) => must(answer).id)).size).toBe(1);
    expect(must(await sender.use(place, [upload])).id).toBe(answers[0].body.id);
    expect((await documents()).filter(({ kindLabel }) => kindLabel.fr === 'Justificatif')).toHaveLength(1);
    expectRefusal(await sender.use(`${at}/other?title=Encore`, [upload]), 409, 'UPLOAD_USED');
    expectRefusal(await sender.append(upload, 0, Buffer.from('x')), 409, 'UPLOAD_MOVED');
  });

  it('a page of one document is of no other, also where it was not the first', async () => {
    const [first, second] = [
      await sender.send({ name: 'page.jpg', bytes: aPhotograph() }),
      await sender.send({ name: 'page.jpg', bytes: aPhotograph() }),
    ];
    const place = `${at}/other?title=Deux%20pages`;
    const made = must(await sender.use(place, [first, second]));
    expect(must(await sender.use(place, [first, second])).id).toBe(made.id);
    expectRefusal(await sender.use(`${at}/other?title=Seule`, [second]), 409, 'UPLOAD_USED');
    expectRefusal(await sender.use(`${at}/other?title=Tournées`, [second, first]), 409, 'UPLOAD_USED');
  });

  it('is its person’s alone: neither the neighbour nor a colleague learns that it is there, and nobody signed out', async () => {
    const bytes = aPdf('secret').bytes;
    const id = await begun(bytes.length);
    const colleague = new Sender(await aMember(world, association.id, 'Collègue', 'editor'));
    for (const other of [neighbour, colleague]) {
      expect((await other.ask(id)).status).toBe(404);
      expectRefusal(await other.append(id, 0, bytes), 404, 'NOT_FOUND');
      expectRefusal(await other.giveUp(id), 404, 'NOT_FOUND');
    }
    expect(await sender.stands(id)).toBe(0);
    must(await sender.append(id, 0, bytes));
    expectRefusal(await colleague.use(`${at}/statutes`, [id]), 404, 'NOT_FOUND');
    const nobody = new Sender(visitor(world));
    expectRefusal(await nobody.begin(10), 401, 'UNAUTHENTICATED');
    expectRefusal(await nobody.append(id, 0, bytes), 401, 'UNAUTHENTICATED');
    expectRefusal(await sender.append(id, 0, bytes, { origin: 'https://ailleurs.example' }), 403, 'CSRF_TOKEN_INVALID');
    expectRefusal(await sender.begin(10, 'x.pdf', { 'x-csrf-token': 'x' }), 403, 'CSRF_TOKEN_INVALID');
    // What it may be used for is decided by the place, as for every file.
    expectRefusal(await sender.use(`/api/associations/${newUuid()}/documents/statutes`, [id]), 404, 'NOT_FOUND');
    must(await sender.use(`${at}/other?title=Encore%20bon`, [id]));
  });

  it('is weighed before it comes and while it comes', async () => {
    expectRefusal(await sender.begin(20 * MB + 1), 413, 'TOO_LARGE');
    expectRefusal(await sender.begin(0), 422, 'FILE_EMPTY');
    const id = await begun(10);
    expectRefusal(await sender.append(id, 0, Buffer.alloc(11)), 413, 'TOO_LARGE');
    must(await sender.append(id, 0, Buffer.alloc(4)));
    expectRefusal(await sender.append(id, 4, Buffer.alloc(7)), 413, 'TOO_LARGE');
    expect(await sender.stands(id)).toBe(4);
    // A route that takes less refuses more: a list of five megabytes.
    const officer = new Sender(await programmeOfficer(world));
    const list = await officer.send({ name: 'registre.csv', bytes: Buffer.alloc(5 * MB + 1, 'a') });
    expectRefusal(await officer.use('/api/imports/kinds/associations/files', [list]), 413, 'TOO_LARGE');
  });

  it.each([
    ['without the version of the protocol', () => sender.begin(10, 'x.pdf', { 'tus-resumable': '' })],
    ['of no length', () => sender.begin(NaN)],
    ['of a negative length', () => sender.begin(-1)],
    [
      'of a length to be said later',
      () => leila.send('POST', '/api/uploads', undefined, { 'tus-resumable': '1.0.0', 'upload-defer-length': '1' }),
    ],
    ['of another type', async () => sender.append(await begun(4), 0, Buffer.alloc(4), { 'upload-offset': '' })],
    ['from no place', async () => sender.append(await begun(4), -1, Buffer.alloc(4))],
  ])('a request %s is refused with words', async (_, ask) => {
    const answer = await ask();
    expectRefusal(answer, 422, 'UPLOAD_PROTOCOL');
  });

  it('a part of another media type, and a part sent to a route that takes none, are no requests', async () => {
    const id = await begun(4);
    expectRefusal(await sender.append(id, 0, Buffer.alloc(4), { 'content-type': 'application/pdf' }), 422, 'MALFORMED_REQUEST');
    const elsewhere = await leila.send('POST', '/api/associations', Buffer.alloc(4), { 'content-type': 'application/offset+octet-stream' });
    expectRefusal(elsewhere, 422, 'MALFORMED_REQUEST');
    expect(await sender.stands(id)).toBe(0);
  });

  it('bytes count where the file ends and nowhere else, whatever is sent in which order', async () => {
    const size = 40;
    const step = fc.record({ offset: fc.integer({ min: 0, max: size + 2 }), length: fc.integer({ min: 0, max: 15 }), right: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const id = await begun(size);
        let so = Buffer.alloc(0);
        for (const { offset, length, right } of steps) {
          const from = right ? so.length : offset;
          const bytes = randomBytes(length);
          const { status } = await sender.append(id, from, bytes);
          const fits = from === so.length && so.length + length <= size;
          expect({ from, length, so: so.length, status }).toMatchObject({ status: fits ? 204 : from === so.length ? 413 : 409 });
          if (fits) so = Buffer.concat([so, bytes]);
        }
        expect(await sender.stands(id)).toBe(so.length);
        const last = randomBytes(size - so.length);
        if (last.length > 0) must(await sender.append(id, so.length, last));
        const { bytes } = await world.api.get(Uploads).whole(leila.id, id, MB, id);
        expect(bytes.equals(Buffer.concat([so, last]))).toBe(true);
        must(await sender.giveUp(id));
      }),
      { numRuns: 25 },
    );
  });

  it('two connections append the same place at once: one is taken, the other told where it stands', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await begun(2_000);
      const [one, other] = [Buffer.alloc(1_000, 'a'), Buffer.alloc(1_000, 'b')];
      const answers = await Promise.all([sender.append(id, 0, one), sender.append(id, 0, other)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      expect(await sender.stands(id)).toBe(1_000);
      const taken = answers[0].status === 204 ? one : other;
      expect((await partsOf(id)).map((part) => part.sha256)).toEqual([sha256(taken)]);
    }
  });

  it('the session ends in the middle: after signing in again it goes on', async () => {
    const { bytes } = aPdf('interrompu');
    const id = await begun(bytes.length);
    must(await sender.append(id, 0, bytes.subarray(0, 50)));
    await world.sql(`UPDATE session SET ended_at = clock_timestamp() WHERE person_id = $1`, [leila.id]);
    expectRefusal(await sender.append(id, 50, bytes.subarray(50)), 401, 'UNAUTHENTICATED');
    await leila.signIn();
    expect(await sender.stands(id)).toBe(50);
    must(await sender.append(id, 50, bytes.subarray(50)));
    must(await sender.use(`${at}/other?title=Interrompu`, [id]));
  });

  it('what a place refuses is looked at there as any other file, and refuses nothing elsewhere', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(200)]);
    expectRefusal(await sender.use(`${at}/statutes`, [await sender.send({ name: 'photo.heic', bytes: heic })]), 422, 'PHOTO_OF_PHONE');
    const html = await sender.send({ name: 'statuts.pdf', bytes: Buffer.from('<html><script>alert(1)</script></html>') });
    expectRefusal(await sender.use(`${at}/statutes`, [html]), 422, 'FILE_TYPE_REFUSED');
    const good = await sender.send(aPdf('bon'));
    expectRefusal(await sender.use(`${at}/statutes?title=Titre`, [good]), 422, 'INVALID_REQUEST');
    must(await sender.use(`${at}/statutes`, [good]));
    for (const named of [[], ['x'], [good, good], Array.from({ length: 21 }, newUuid), good as unknown as string[], [null]])
      expectRefusal(await sender.use(`${at}/statutes`, named), 422, 'INVALID_REQUEST');
    expectRefusal(await leila.post(`${at}/statutes`, {}), 422, 'FILE_EMPTY');
  });

  it('three photographs become one PDF, in their order, upright, and say nothing of where they were taken', async () => {
    const photographs = [aPhotograph(1), aPhotograph(6), aPhotograph(3)];
    const uploads: string[] = [];
    for (const [index, bytes] of photographs.entries()) uploads.push(await sender.send({ name: `IMG_${index}.jpg`, bytes }));
    const { id } = must<{ id: string }>(await sender.use(`${at}/other?title=Pages`, uploads));
    const { raw } = await leila.get(`${at}/${id}`);
    expect(raw.includes('GPS')).toBe(false);
    const pdf = await PDF.load(raw);
    expect(pdf.getPages().map((page) => page.rotation)).toEqual([0, 90, 180]);
    expect((await documents()).find((one) => one.id === id)).toMatchObject({ name: 'IMG_0.pdf', viewable: true });
    expect(must(await sender.use(`${at}/other?title=Pages`, uploads)).id).toBe(id);

    const mixed = [await sender.send({ name: 'a.jpg', bytes: photographs[0]! }), await sender.send(aPdf('b'))];
    expectRefusal(await sender.use(`${at}/other?title=Mixte`, mixed), 422, 'PAGES_NOT_PHOTOGRAPHS');
    const cut = [mixed[0]!, await sender.send({ name: 'c.jpg', bytes: photographs[0]!.subarray(0, 40) })];
    expectRefusal(await sender.use(`${at}/other?title=Coupé`, cut), 422, 'PHOTO_UNREADABLE');
  });

  it('who begins too many is refused while they move, and loses those that stand still; a neighbour is not concerned', async () => {
    await world.sql(`DELETE FROM upload_part; `);
    await world.sql(`DELETE FROM upload`);
    const ids: string[] = [];
    for (let one = 0; one < 20; one++) ids.push(await begun(10));
    expectRefusal(await sender.begin(10), 413, 'UPLOADS_UNFINISHED');
    await begun(10, neighbour);
    must(await sender.append(ids[0]!, 0, Buffer.from('0123456789')));
    const [part] = await partsOf(ids[0]!);
    await world.sql(`UPDATE upload SET changed_at = changed_at - interval '11 minutes' WHERE id = $1`, [ids[0]]);
    ids.push(await begun(10));
    expect((await sender.ask(ids[0]!)).status).toBe(404);
    expect((await sender.ask(ids[1]!)).status).toBe(204);
    await eventually(async () => !(await store().has(part!.sha256)), 'what gave way to be erased');
    await world.sql(`DELETE FROM upload`);
    for (let one = 0; one < 10; one++) await begun(20 * MB);
    expectRefusal(await sender.begin(1), 413, 'UPLOADS_UNFINISHED');
    await world.sql(`DELETE FROM upload`);
  });

  it('what is given up goes: at once when its person says so, after a day by itself; what something else has stays', async () => {
    const shared = Buffer.from(`%PDF-1.7 ${Math.random()}`);
    const [given, kept] = [await begun(shared.length), await begun(shared.length + 1)];
    for (const id of [given, kept]) must(await sender.append(id, 0, shared));
    must(await sender.giveUp(given));
    expect(await world.worker.get(EraseContent).handle({ sha256: sha256(shared) })).toBe('skipped');
    expect(await store().has(sha256(shared))).toBe(true);

    await world.sql(`UPDATE upload SET changed_at = clock_timestamp() - interval '23 hours' WHERE id = $1`, [kept]);
    await world.worker.get(PurgeTraces).handle();
    expect(await sender.stands(kept)).toBe(shared.length);
    await world.sql(`UPDATE upload SET changed_at = clock_timestamp() - interval '25 hours' WHERE id = $1`, [kept]);
    await world.worker.get(PurgeTraces).handle();
    expect((await sender.ask(kept)).status).toBe(404);
    await eventually(async () => !(await store().has(sha256(shared))), 'the bytes to be erased');
  });

  it('what the store has lost is sent again', async () => {
    const id = await sender.send(aPdf('perdu'));
    await store().remove((await partsOf(id))[0]!.sha256);
    expectRefusal(await sender.use(`${at}/statutes`, [id]), 422, 'UPLOAD_UNREADABLE');
  });

  it('says what of the protocol there is', async () => {
    const { status, headers } = await leila.send('OPTIONS', '/api/uploads', undefined, {});
    expect([status, headers['tus-version'], headers['tus-extension'], headers['tus-max-size']]).toEqual([
      204,
      '1.0.0',
      'creation,creation-with-upload,termination',
      String(20 * MB),
    ]);
  });
});

const newUuid = () => crypto.randomUUID();
