import { newId } from '#platform';
import net from 'node:net';
import type { ApplicationView } from '#applications';
import { Accounts } from '#identity';
import { PATIENCE, SECRET_NAMES } from '#platform';
import { aCompleteDraft } from '../support/applications.js';
import { aPdf, aVerifiedAssociation, type AssociationInWorld } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { expectRefusal, User, visitor } from '../support/people.js';
import { programmeOfficer } from '../support/programmes.js';
import { createWorld, eventually, type OwnWorld } from '../support/world.js';

/** On a machine that does nothing else it is tens of milliseconds; before, each of these took seconds of everybody's time. */
const SOON_MS = 2_500;
/** What a document that anybody sends may take of its thread. */
const LIMIT_MS = 10_000;
const JSON_TYPE = { 'content-type': 'application/json' };
const MULTIPART = 'multipart/form-data; boundary=';

describe('what one request may cost', () => {
  let world: OwnWorld;
  beforeAll(async () => {
    const patience = { ...PATIENCE, headersMs: 3_000, bodyMs: 3_000, bytesPerSecond: 1_000, unreadMs: 2_000, everyMs: 100 };
    world = await createWorld({ withoutWorker: true, patience });
    await visitor(world).post('/api/session', {});
  });
  afterAll(() => world?.close());

  /** The longest that somebody else waits for an answer while the work is done. */
  async function whileOthersAsk<T>(work: () => Promise<T>): Promise<{ answer: T; ms: number; othersMs: number }> {
    let done = false;
    let othersMs = 0;
    const others = (async () => {
      while (!done) {
        const began = performance.now();
        expect((await visitor(world).get('/health/live')).status).toBe(200);
        othersMs = Math.max(othersMs, performance.now() - began);
      }
    })();
    const began = performance.now();
    const answer = await work();
    const ms = performance.now() - began;
    done = true;
    await others;
    return { answer, ms, othersMs };
  }

  const manyKeys = (count: number) => `{${Array.from({ length: count }, (_, at) => `"k${at}":1`).join()}}`;
  const post = (url: string, text: string, headers: Record<string, string> = JSON_TYPE) =>
    visitor(world).send('POST', url, Buffer.from(text), headers);

  it.each([
    ['70 000 unknown keys', () => manyKeys(70_000)],
    ['400 000 arrays in each other', () => '['.repeat(400_000)],
    ['one long text', () => JSON.stringify({ email: 'x'.repeat(900_000) })],
    ['900 keys in eight kilobytes', () => manyKeys(700)],
    ['1 000 arrays in each other', () => `{"email":${'['.repeat(1_000)}${']'.repeat(1_000)}}`],
  ])('%s, sent by anybody, are refused at once while others are served', async (_, text) => {
    const body = text();
    const { answer, ms, othersMs } = await whileOthersAsk(() => post('/api/session', body));
    expect(answer.status).toBe(413);
    expect(['TOO_LARGE', 'REQUEST_TOO_COMPLEX']).toContain(answer.body.code);
    expect(ms).toBeLessThan(SOON_MS);
    expect(othersMs).toBeLessThan(SOON_MS);
  });

  it('who is signed in sends more, within a budget too', async () => {
    const president = await User.with(world, 'Présidente Bavarde', []);
    const send = (text: string) =>
      president.send('POST', '/api/associations', Buffer.from(text), { ...JSON_TYPE, 'idempotency-key': newId() });
    expectRefusal(await send(JSON.stringify({ name: 'x'.repeat(100_000) })), 422, 'INVALID_REQUEST');
    const refused = await send(JSON.stringify({ name: 'x'.repeat(300_000) }));
    expectRefusal(refused, 413, 'TOO_LARGE');
    expect(refused.body.title).toContain('256\u00a0ko');
    for (const text of [manyKeys(5_000), JSON.stringify({ board: Array(7_000).fill(1) }), '[{"a":'.repeat(20)]) {
      const { answer, ms } = await whileOthersAsk(() => send(text));
      expectRefusal(answer, 413, 'REQUEST_TOO_COMPLEX');
      expect(ms).toBeLessThan(SOON_MS);
    }
  });

  it('an address with thousands of filters is refused before they are read', async () => {
    const query = Array.from({ length: 1_500 }, (_, at) => at.toString(36)).join('&');
    const { answer, othersMs } = await whileOthersAsk(() => visitor(world).get(`/api/public/calls?${query}`));
    expectRefusal(answer, 413, 'REQUEST_TOO_COMPLEX');
    expect(answer.raw.length).toBeLessThan(2_000);
    expect(othersMs).toBeLessThan(SOON_MS);
  });

  it('connections that never read what they asked for are closed', async () => {
    const { port } = new URL(world.address);
    const kept: net.Socket[] = [];
    const server = world.api.getHttpServer();
    const keep = (socket: net.Socket) => kept.push(socket);
    server.on('connection', keep);
    const ask = 'GET /api/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(40);
    const deaf = Array.from({ length: 3 }, () => {
      const socket = net.connect(Number(port), '127.0.0.1', () => socket.write(ask));
      socket.on('error', () => undefined).pause();
      return socket;
    });
    await eventually(() => kept.length === deaf.length && kept.every((socket) => socket.destroyed), 'the server to give them up', 60_000);
    // Somebody who only now reads finds what the system still held, and then the end: a server that waits would send the rest and stay.
    deaf.forEach((socket) => socket.resume());
    await eventually(() => deaf.every((socket) => socket.closed), 'them to be closed', 20_000);
    server.off('connection', keep);
  });

  it('forms are not read, JSON and files alone are', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/xml']) {
      expectRefusal(await post('/api/session', 'email=a&password=b', { 'content-type': type }), 422, 'MALFORMED_REQUEST');
    }
  });

  it('a document that anybody has verified is read beside, within a time', async () => {
    const flood = Buffer.from('%PDF-1.7\n' + '/ByteRange [0 10 20 30] '.repeat(340_000));
    const send = (bytes: Buffer) => visitor(world).upload('/api/public/verify-document', { name: 'x.pdf', type: 'application/pdf', bytes });
    const { answer, ms, othersMs } = await whileOthersAsk(() => send(flood));
    expect([200, 422]).toContain(answer.status);
    expect(ms).toBeLessThan(4 * LIMIT_MS);
    expect(othersMs).toBeLessThan(SOON_MS);
    expectRefusal(await send(Buffer.alloc(11_000_000, 1)), 413, 'TOO_LARGE');
  });

  it.each([
    ['no boundary', 'multipart/form-data', 'anything'],
    ['a boundary that never comes', `${MULTIPART}x`, 'anything'],
    ['cut in the headers of a part', `${MULTIPART}x`, '--x\r\nContent-Disposition: form-data; na'],
    ['cut in the file', `${MULTIPART}x`, '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4'],
    ['without a name', `${MULTIPART}x`, '--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n'],
    ['a field alone', `${MULTIPART}x`, '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n--x--\r\n'],
    ['nothing', `${MULTIPART}x`, ''],
  ])('an upload with %s is refused', async (_, type, text) => {
    const answer = await post('/api/public/verify-document', text, { 'content-type': type });
    expect([answer.status, answer.body.code]).toEqual([422, expect.stringMatching(/^(UPLOAD_UNREADABLE|FILE_EMPTY)$/)]);
  });

  it('connections that say nothing, too little or too slowly are closed; one that sends steadily is not', async () => {
    const { port } = new URL(world.address);
    const open = (first: string) =>
      new Promise<net.Socket>((resolve) => {
        const socket = net.connect(Number(port), '127.0.0.1', () => {
          socket.write(first);
          resolve(socket);
        });
        socket.on('error', () => undefined).resume();
      });
    const head = 'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 7000\r\n\r\n';
    const lorises = await Promise.all([
      ...Array.from({ length: 100 }, () => open('')),
      ...Array.from({ length: 100 }, () => open('GET / HTTP/1.1\r\nhost: ')),
      ...Array.from({ length: 100 }, () => open(head)),
    ]);
    const steady = await open(head);
    const drip = setInterval(() => lorises.forEach((socket) => socket.writable && socket.write(' ')), 150);
    const flow = setInterval(() => steady.writable && steady.write(' '.repeat(1_000)), 100);
    const began = performance.now();
    let answered = '';
    steady.on('data', (chunk) => (answered += String(chunk)));
    await eventually(() => lorises.every((socket) => socket.closed), 'the slow ones to be closed', 20_000);
    expect(performance.now() - began).toBeLessThan(18_000);
    await eventually(() => answered.startsWith('HTTP/1.1 422'), 'the steady one to be answered');
    clearInterval(drip);
    clearInterval(flow);
    steady.destroy();
  });

  it('where people come by https, browsers are told to go on doing so', async () => {
    const secure = await createWorld({ withoutWorker: true, publicUrl: 'https://jisr.test' });
    const { headers } = await visitor(secure).get('/health/live');
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    await secure.close();
  });

  it('what is private is kept by no browser, and pages ask for no camera', async () => {
    const { headers } = await visitor(world).get('/api/session');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'permissions-policy': expect.stringContaining('camera=()') });
    expect(headers['strict-transport-security']).toBeUndefined();
    expect((await visitor(world).get('/api/public/calls')).headers['cache-control']).not.toBe('no-store');
  });
});

describe('texts at the door', () => {
  let world: OwnWorld;
  let president: User;
  let association: AssociationInWorld;
  let draft: string;

  beforeAll(async () => {
    world = await createWorld({ withoutWorker: true });
    const call = await aPublishedCall(world);
    association = await aVerifiedAssociation(world, 'Les Textes');
    ({ president } = association);
    draft = await aCompleteDraft(president, call.id);
  });
  afterAll(() => world?.close());

  const project = async () => (await president.get<ApplicationView>(`/api/applications/${draft}`)).body;
  const rename = async (title: string) => {
    const { version, domainCode, regionCode } = (await project()).project;
    return president.put(`/api/applications/${draft}/project`, { version, domainCode, regionCode, title });
  };
  const answer = async (need: string) => {
    const section = (await project()).sections.find(({ code }) => code === 'project')!;
    const answers = { ...section.answers, need };
    return president.put(`/api/applications/${draft}/sections/project`, { version: section.version, answers });
  };
  const answered = async () => (await project()).sections.find(({ code }) => code === 'project')!.answers.need;

  it('what a copied PDF and half an emoji leave behind is dropped, in columns and in answers alike', async () => {
    expect((await rename('Objectif\u0000 du\u0007 projet \ud83c')).status).toBe(200);
    expect((await project()).project.title).toBe('Objectif du projet');
    expect((await answer('Besoin\u0000 \udfff des\r\nfamilles')).status).toBe(200);
    expect(await answered()).toBe('Besoin  des\nfamilles');
  });

  it('letters with their accents apart count once: 1 500 of them fit where 2 000 may be written', async () => {
    expect((await answer('e\u0301'.repeat(1_500))).status).toBe(200);
    expect(await answered()).toBe('é'.repeat(1_500));
  });

  it('a title of three zero-width spaces is no title; a title is one line', async () => {
    expect((await rename('\u200b\u200b\u200b')).status).toBe(200);
    const { project: kept, completeness } = await project();
    expect(kept.title).toBe('');
    expect(completeness.errors).toContainEqual(expect.objectContaining({ path: 'project.title', code: 'required' }));
    expect((await rename('Deux\r\nlignes')).status).toBe(200);
    expect((await project()).project.title).toBe('Deux lignes');
  });

  it('an address is what can be seen of it', async () => {
    const invite = (email: string) =>
      president.post(`/api/associations/${association.id}/members`, {
        email,
        name: 'Rédactrice',
        language: 'fr',
        role: 'association.editor',
      });
    expect((await invite('\u200bredactrice@\u202ajisr.example\u202c')).status).toBe(201);
    expect(await world.sql(`SELECT email FROM person WHERE name = 'Rédactrice'`)).toEqual([{ email: 'redactrice@jisr.example' }]);
  });

  it('addresses of pages and searches too', async () => {
    for (const url of ['/api/public/calls?q=%00', '/api/calls?q=a%00b', '/api/associations?q=%ED%A0%80']) {
      expect((await president.get(url)).status).toBeLessThan(500);
    }
    for (const url of ['/api/public/calls/%00', '/api/public/verifications/%00', '/api/applications/%00', '/api/public/calls/%ff']) {
      expectRefusal(await president.get(url), 404, 'NOT_FOUND');
    }
  });

  it('a secret is taken as it was typed', async () => {
    const secret = 'mot de passe\u200b e\u0301crit\u0000';
    const email = 'secret@jisr.example';
    await visitor(world).post('/api/people/registrations', { email, name: 'S', language: 'fr' });
    const [person] = await world.sql<{ id: string }>(`SELECT id FROM person WHERE email = $1`, [email]);
    const { token } = (await world.tx.run((em) => world.api.get(Accounts).issueLink(em, person!.id, 'confirm')))!;
    expect((await visitor(world).post('/api/people/passwords', { token, password: secret })).status).toBe(204);
    expect((await visitor(world).post('/api/session', { email, password: secret })).status).toBe(200);
    for (const other of [secret.normalize('NFC'), secret.replace('\u0000', ''), secret.replace('\u200b', '')])
      expectRefusal(await visitor(world).post('/api/session', { email, password: other }), 401, 'WRONG_CREDENTIALS');
    expect(SECRET_NAMES.has('password')).toBe(true);
  });

  it.each(['2026-02-30', '2026-13-01', '0000-01-01', '9999-12-31', '2026-2-3', ''])('%j is no day', async (day) => {
    const seat = { name: 'Bureau', function: 'president', startsOn: day };
    const refused = await president.put(`/api/associations/${association.id}/board`, { board: [seat] });
    expectRefusal(refused, 422, 'INVALID_REQUEST');
    expect(refused.body.errors[0].path).toBe('board.0.startsOn');
  });

  it('what must be an object is said to be missing, or of another form, at its field', async () => {
    const officer = await programmeOfficer(world);
    const untitled = { code: 'P-7', firstYear: 2026, lastYear: 2027 };
    for (const title of [undefined, null, [], [[]], 'texte', 7]) {
      const refused = await officer.post('/api/programmes', { ...untitled, title });
      expectRefusal(refused, 422, 'INVALID_REQUEST');
      expect(refused.body.errors[0].path).toBe('title');
    }
    for (const some of [[[]], [null], ['x'], [7]]) {
      expectRefusal(await president.put(`/api/associations/${association.id}/board`, { board: some }), 422, 'INVALID_REQUEST');
      expectRefusal(await officer.post('/api/committees/letters/approvals', { ids: some }), 422, 'INVALID_REQUEST');
    }
    const accountant = await User.with(world, 'Comptable des textes', [{ role: 'accountant' }]);
    const batch = { ids: ['pas-un-identifiant'], executionDate: '2026-12-16' };
    expectRefusal(await accountant.post('/api/disbursements/batches', batch), 422, 'INVALID_REQUEST');
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s is no kind of document', async (kind) => {
    expectRefusal(await president.upload(`/api/associations/${association.id}/documents/${kind}`, aPdf('piece')), 404, 'NOT_FOUND');
  });
});
