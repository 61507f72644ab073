import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DataSource } from 'typeorm';
import type { ApplicationView } from '#applications';
import { CheckContents, MAX_KEPT_BYTES } from '#platform';
import { KeptFor1790210020000 } from '../../libs/applications/data/migrations/1790210020000-kept-for.js';
import { KeptFor1790210010000 } from '../../libs/associations/data/migrations/1790210010000-kept-for.js';
import { KeptFor1790210030000 } from '../../libs/monitoring/data/migrations/1790210030000-kept-for.js';
import { aCompleteDraft } from '../support/applications.js';
import { aPdf, aRegisteredAssociation, aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall, someDocuments } from '../support/calls.js';
import { principalOf } from '../support/institution-lists.js';
import { expectRefusal, User } from '../support/people.js';
import { must } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

const sample = (name: string) => readFileSync(new URL(`../support/pdf/${name}.pdf`, import.meta.url));
const named = (name: string, bytes: Buffer, type = 'application/pdf') => ({ name, type, bytes });
/** A JPEG that says where it was taken, as a telephone's does. */
const PHOTO = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
  Buffer.from([0xff, 0xe1, 0, 30]),
  Buffer.from('Exif\0\0GPS 30.42N 9.59W thumb', 'latin1'),
  Buffer.from([0xff, 0xda, 0, 4, 1, 2, 9, 9, 0xff, 0xd9]),
]);

describe('files that people attach', () => {
  let world: OwnWorld;
  let callId: string;
  let association: AssociationInWorld;
  let president: User;
  let draft: string;

  beforeAll(async () => {
    world = await createWorld();
    const optional = { code: 'support', label: { fr: 'Lettres d’appui', ar: 'رسائل الدعم' }, required: false };
    callId = (await aPublishedCall(world, { documents: [...someDocuments, optional] })).id;
    association = await aVerifiedAssociation(world, 'Les Pièces');
    ({ president } = association);
    draft = await aCompleteDraft(president, callId);
  });
  afterAll(() => world?.close());

  const at = (rest: string) => `/api/applications/${draft}${rest}`;
  const attach = (file: ReturnType<typeof named>, code = 'support') => president.upload(at(`/attachments/${code}`), file);
  const view = async () => must(await president.get<ApplicationView>(at('')));
  const attached = async (code = 'support') => (await view()).documents.find((document) => document.code === code)!.attachment;
  const placeOf = (hash: string) => path.join(world.config.FILES_URL, hash.slice(0, 2), hash);
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  describe('are looked at when they come', () => {
    it.each([
      ['cut-upload', 'PDF_CUT'],
      ['header-only', 'PDF_EMPTY'],
      ['no-page', 'PDF_EMPTY'],
      ['needs-password', 'PDF_LOCKED'],
    ])('%s.pdf is refused with its reason, in the language of the reader', async (name, code) => {
      const refused = await attach(named(`${name}.pdf`, sample(name)));
      expectRefusal(refused, 422, code);
      expect(refused.body.title).toMatch(/PDF/);
    });

    it.each(['owner-restricted-only', 'leading-newline', 'leading-tab'])('%s.pdf, which anybody can open, is taken', async (name) => {
      expect((await attach(named(`${name}.pdf`, sample(name)))).status).toBe(201);
    });

    it('an iPhone’s photograph is refused with the way to a JPEG', async () => {
      const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]);
      const refused = await attach(named('IMG_5195.jpg', heic, 'image/jpeg'));
      expectRefusal(refused, 422, 'PHOTO_OF_PHONE');
      expect(refused.body.title).toContain('Le plus compatible');
    });

    it('the ending is that of the content, whatever the name says', async () => {
      must(await attach(named('statuts.pdf.hta', aPdf('x').bytes, 'text/html')));
      expect((await attached())!.name).toBe('statuts.pdf');
      must(await attach(named('document_1000012345', PHOTO, 'application/octet-stream')));
      expect((await attached())!.name).toBe('document_1000012345.jpg');
    });

    it('a photograph comes back without its place', async () => {
      const { id } = must(await attach(named('activité.jfif', PHOTO, 'image/jpeg')));
      const { raw, headers } = await president.get(at(`/attachments/${id}`));
      expect(raw.includes('GPS')).toBe(false);
      expect(raw.subarray(-10).equals(PHOTO.subarray(-10))).toBe(true);
      expect(headers['content-disposition']).toContain('.jpg');
    });

    it('twenty megabytes are taken, one byte more is not, and the limit is said', async () => {
      const pad = (size: number) => Buffer.concat([aPdf('grand').bytes, Buffer.alloc(size, '%'), Buffer.from('\n%%EOF\n')]);
      const most = 20_000_000;
      expect((await attach(named('grand.pdf', pad(most - aPdf('grand').bytes.length - 7)))).status).toBe(201);
      const refused = await attach(named('trop.pdf', pad(most)));
      expectRefusal(refused, 413, 'TOO_LARGE');
      expect(refused.body.title).toContain('20\u00a0Mo');
    });

    it('an association that has kept five gigabytes keeps no more, another does; what is taken off makes room', async () => {
      const [row] = await world.sql<{ id: string; size: number }>(`SELECT id, size FROM stored_file WHERE kept_for = $1 LIMIT 1`, [
        association.id,
      ]);
      const [{ kept }] = (await world.sql<{ kept: number }>(`SELECT sum(size)::float8 AS kept FROM stored_file WHERE kept_for = $1`, [
        association.id,
      ])) as [{ kept: number }];
      const filler = MAX_KEPT_BYTES - kept - 100;
      const parts = Math.ceil(filler / 2_000_000_000);
      for (let part = 0; part < parts; part++) {
        await world.sql(
          `INSERT INTO stored_file (id, sha256, size, media_type, name, kept_for) VALUES (gen_random_uuid(), repeat('0', 64), $1, 'x', 'filler', $2)`,
          [Math.floor(filler / parts), association.id],
        );
      }
      const refused = await attach(aPdf('de trop'));
      expectRefusal(refused, 413, 'STORAGE_FULL');
      expect(refused.body.title).toContain('5\u00a0Go');
      const all = await Promise.all(Array.from({ length: 4 }, (_, index) => attach(aPdf(`ensemble ${index}`))));
      expect(all.map(({ status }) => status)).toEqual([413, 413, 413, 413]);
      const other = await aRegisteredAssociation(world, 'Les Voisins');
      must(await other.president.upload(`/api/associations/${other.id}/documents/accounts`, aPdf('voisin')));
      await world.sql(`DELETE FROM stored_file WHERE name = 'filler'`);
      expect(row).toBeDefined();
      must(await attach(aPdf('de nouveau')));
    });
  });

  it('what was kept before there were accounts is counted on them', async () => {
    const kept = () => world.sql(`SELECT id, kept_for FROM stored_file ORDER BY id`);
    const before = await kept();
    await world.sql(`UPDATE stored_file SET kept_for = NULL`);
    const runner = world.api.get(DataSource).createQueryRunner();
    for (const Migration of [KeptFor1790210010000, KeptFor1790210020000, KeptFor1790210030000]) await new Migration().up(runner);
    await runner.release();
    expect(await kept()).toEqual(before.map((file) => expect.objectContaining({ id: file.id })));
    const [row] = await world.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM stored_file f WHERE kept_for IS NULL
         AND (EXISTS (SELECT FROM vault_document d WHERE d.file_id = f.id) OR EXISTS (SELECT FROM application_attachment t WHERE t.file_id = f.id))`,
    );
    expect(row).toEqual({ count: 0 });
  });

  describe('can be taken off', () => {
    it('a wrong attachment of a draft: its content is erased, the trail keeps that it was there, others cannot', async () => {
      const wrong = aPdf('mauvais fichier', 'dossier médical');
      must(await attach(wrong));
      const stranger = (await aVerifiedAssociation(world, 'Étrangers')).president;
      expectRefusal(await stranger.delete(at('/attachments/support')), 404, 'NOT_FOUND');
      expect((await president.delete(at('/attachments/support'))).status).toBe(204);
      expect(await attached()).toBeNull();
      expectRefusal(await president.delete(at('/attachments/support')), 404, 'NOT_FOUND');
      await eventually(() => !existsSync(placeOf(hashOf(wrong.bytes))), 'the content to be erased');
      const trail = await world.sql<{ detail: object }>(
        `SELECT detail FROM audit_entry WHERE subject_id = $1 AND event = 'detach' ORDER BY id DESC LIMIT 1`,
        [draft],
      );
      expect(trail[0]!.detail).toEqual({ documentCode: 'support', sha256: hashOf(wrong.bytes), erased: true });
    });

    it('the same bytes attached elsewhere stay', async () => {
      const shared = aPdf('partagé');
      must(await attach(shared));
      must(await attach(shared, 'project_note'));
      expect((await president.delete(at('/attachments/support'))).status).toBe(204);
      await eventually(
        async () => (await world.sql(`SELECT FROM outbox WHERE name = 'platform.erase-content' AND published_at IS NULL`)).length === 0,
        'the job to be carried',
      );
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(existsSync(placeOf(hashOf(shared.bytes)))).toBe(true);
    });

    it('a document of the vault before the registration is sent; afterwards its place is emptied and those who read it keep it', async () => {
      const fresh = await aRegisteredAssociation(world, 'Les Neuves');
      const vault = async () =>
        (await fresh.president.get(`/api/associations/${fresh.id}`)).body.documents as { id: string; kind: string }[];
      const remove = async (kind: string) =>
        fresh.president.delete(`/api/associations/${fresh.id}/documents/${(await vault()).find((one) => one.kind === kind)!.id}`);
      expect((await remove('tax_certificate')).status).toBe(204);
      expect((await vault()).map(({ kind }) => kind)).not.toContain('tax_certificate');
      must(
        await fresh.president.upload(`/api/associations/${fresh.id}/documents/tax_certificate?validUntil=2035-12-31`, aPdf('attestation')),
      );
      must(await fresh.president.post(`/api/associations/${fresh.id}/submission`));
      const kept = (await vault()).find(({ kind }) => kind === 'tax_certificate')!;
      expectRefusal(await president.delete(`/api/associations/${fresh.id}/documents/${kept.id}`), 404, 'NOT_FOUND');
      expect((await remove('tax_certificate')).status).toBe(204);
      expect((await fresh.president.get(`/api/associations/${fresh.id}/documents/${kept.id}`)).status).toBe(200);
      expect((await vault()).map(({ kind }) => kind)).not.toContain('tax_certificate');
      const acts = await world.sql<{ detail: { erased: boolean } }>(
        `SELECT detail FROM audit_entry WHERE subject_id = $1 AND event = 'remove_document' ORDER BY id`,
        [fresh.id],
      );
      expect(acts.map(({ detail }) => detail.erased)).toEqual([true, false]);
    });

    it('nothing of a file that was submitted', async () => {
      must(await president.post(at('/submission'), { declaration: true }));
      expectRefusal(await president.delete(at('/attachments/project_note')), 409, 'WRONG_STATE');
    });
  });

  describe('are checked each day', () => {
    const check = () => world.worker.get(CheckContents).handle();
    const forgetChecks = () => world.sql(`UPDATE content_check SET checked_at = clock_timestamp() - interval '2 days'`);
    const damaged = async (administrator: User) =>
      (await administrator.get('/api/files/damaged')).body.items as { name: string; defect: string }[];
    const todos = async (administrator: User) => (await administrator.get('/api/home')).body.items as { key: string; count?: number }[];

    it('a lost and an altered one are told to the administrator; whoever asks for them is told the truth; a restored one is sound', async () => {
      const administrator = await User.with(world, 'Administratrice', [{ role: 'administrator' }]);
      const { id: lost, sha256 } = (
        await world.sql<{ id: string; sha256: string }>(
          `SELECT d.id, f.sha256 FROM vault_document d JOIN stored_file f ON f.id = d.file_id WHERE d.association_id = $1 AND d.kind = 'statutes'`,
          [association.id],
        )
      )[0]!;
      const { sha256: changed } = (
        await world.sql<{ sha256: string }>(
          `SELECT f.sha256 FROM vault_document d JOIN stored_file f ON f.id = d.file_id WHERE d.association_id = $1 AND d.kind = 'board_list'`,
          [association.id],
        )
      )[0]!;
      await forgetChecks();
      await check();
      expect(await damaged(administrator)).toEqual([]);
      expect((await todos(administrator)).map(({ key }) => key)).not.toContain('files.damaged');

      const before = readFileSync(placeOf(sha256));
      rmSync(placeOf(sha256));
      writeFileSync(placeOf(changed), 'autre chose');
      const ask = () => president.get(`/api/associations/${association.id}/documents/${lost}`);
      // More of them than there are connections: nobody waits for a second one while they hold their own.
      for (const answer of await Promise.all(Array.from({ length: 20 }, ask))) expectRefusal(answer, 410, 'FILE_LOST');
      const told = await ask();
      expectRefusal(told, 410, 'FILE_LOST');
      expect(told.body.title).toContain('perdu');
      expect(told.headers['retry-after']).toBeUndefined();
      const isTold = async () => (await damaged(administrator)).map(({ defect }) => defect).join() === 'missing';
      await eventually(isTold, 'the administrator to be told of the lost one');

      await forgetChecks();
      await check();
      expect((await damaged(administrator)).map(({ defect }) => defect).sort()).toEqual(['altered', 'missing']);
      expect(await todos(administrator)).toContainEqual(expect.objectContaining({ key: 'files.damaged', count: 2 }));
      expectRefusal(await president.get('/api/files/damaged'), 403, 'FORBIDDEN');
      const bound = await User.with(world, 'Administratrice du Conseil', [
        { role: 'administrator', scope: { institutionId: await principalOf(world) } },
      ]);
      expectRefusal(await bound.get('/api/files/damaged'), 403, 'FORBIDDEN');
      expect((await todos(bound)).map(({ key }) => key)).not.toContain('files.damaged');

      writeFileSync(placeOf(sha256), before);
      await check();
      expect((await damaged(administrator)).map(({ defect }) => defect)).toEqual(['altered']);
      expect((await president.get(`/api/associations/${association.id}/documents/${lost}`)).status).toBe(200);
    });

    it('reads each content once a day, in bounded batches', async () => {
      await check();
      const [{ due }] = (await world.sql<{ due: number }>(
        `SELECT count(*)::int AS due FROM stored_file f LEFT JOIN content_check c USING (sha256) WHERE c.checked_at IS NULL OR c.checked_at < clock_timestamp() - interval '1 day'`,
      )) as [{ due: number }];
      expect(due).toBe(0);
    });
  });
});
