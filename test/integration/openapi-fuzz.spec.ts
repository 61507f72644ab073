import http from 'node:http';
import * as fc from 'fast-check';
import { Programmes } from '#programmes';
import { openApi } from '../../apps/api/openapi/document.js';
import { requestsFrom, type FuzzRequest } from '../support/fuzz/requests.js';
import { User } from '../support/people.js';
import { walk, type Lane } from '../support/sweep/lane.js';
import { quiet } from '../support/sweep/quiet.js';
import { sharedGround, SOUSS_MASSA } from '../support/sweep/shared-ground.js';
import { thingsOf } from '../support/sweep/things.js';
import { createWorld, type OwnWorld } from '../support/world.js';
import { atSize, IS_LONG } from '../support/size.js';

/** `npm run test:long` sends 20 000 of a new seed; `FUZZ_REQUESTS` and `FUZZ_SEED` repeat a run. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? atSize(2_000, 20_000));
const SEED = Number(process.env.FUZZ_SEED ?? (IS_LONG || process.env.FUZZ_REQUESTS ? Date.now() % 2 ** 31 : 20_261_126));
const SLOW_MS = 2_000;
const SIDE_BY_SIDE = 4;

interface Outcome {
  status: number;
  ms: number;
  text: string;
}

describe(`${REQUESTS} requests made from the OpenAPI document (seed ${SEED})`, () => {
  let world: OwnWorld;
  let lane: Lane;
  let people: Record<string, User>;
  const agent = new http.Agent({ keepAlive: true, maxSockets: SIDE_BY_SIDE });

  beforeAll(async () => {
    world = await createWorld();
    await world.tx.run((em) => world.api.get(Programmes).loadReference(em));
    const nationals = {
      administrator: await User.with(world, 'Administratrice', [{ role: 'administrator' }]),
      communication: await User.with(world, 'Communication', [{ role: 'communication.officer' }]),
      nationalAuditor: await User.with(world, 'Audit', [{ role: 'auditor' }]),
      nationalOfficer: await User.with(world, 'Programme', [{ role: 'programme.officer' }]),
    };
    lane = await walk(world, await sharedGround(world, nationals.nationalOfficer), { mark: 'Arganeraie', regionCode: SOUSS_MASSA }, 1);
    people = { ...lane.people, ...nationals };
    await quiet(world);
    // What binds is tried too: everybody has just given their code, for as long as the run lasts.
    await world.sql(`UPDATE session SET stepped_up_at = clock_timestamp() + interval '1 day'`);
  }, 300_000);
  afterAll(async () => {
    agent.destroy();
    await world?.close();
  });

  it(
    'get no 5xx, and none takes longer than two seconds',
    async () => {
      const things = await thingsOf(world, lane, 'alpha');
      const requests = fc.sample(requestsFrom(openApi(world.api), things, SOUSS_MASSA), { numRuns: REQUESTS, seed: SEED });
      const faults = new Map<string, string>();
      const statuses = new Map<number, number>();
      const waiting = requests.values();
      const work = async () => {
        for (const request of waiting) {
          const outcome = await sendTwiceWhenSlow(request);
          statuses.set(outcome.status, (statuses.get(outcome.status) ?? 0) + 1);
          if ((outcome.status < 500 || isUnbuiltPage(request, outcome)) && outcome.ms < SLOW_MS) continue;
          const kind = `${request.verb} ${request.path.split('?')[0]!.replace(/[0-9a-f-]{36}/g, ':id')} ${outcome.status}`;
          faults.set(kind, `${Math.round(outcome.ms)} ms ${outcome.text.slice(0, 200)}\n  ${JSON.stringify(request).slice(0, 2_000)}`);
        }
      };
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
      expect(Object.fromEntries(faults)).toEqual({});
      // The run says something only if many requests came through the door and through the guard.
      const accepted = [...statuses].reduce((sum, [status, count]) => sum + (status < 400 ? count : 0), 0);
      expect(accepted).toBeGreaterThan(REQUESTS / 20);
      expect(statuses.get(422) ?? 0).toBeGreaterThan(REQUESTS / 20);
    },
    60_000 + REQUESTS * 100,
  );

  /** Without the web build a page is refused after everything else of it was done. */
  function isUnbuiltPage({ path }: FuzzRequest, { text }: Outcome): boolean {
    return !path.startsWith('/api/') && text.includes('"code":"UNAVAILABLE"');
  }

  /** A machine that others use may be slow once. */
  async function sendTwiceWhenSlow(request: FuzzRequest): Promise<Outcome> {
    const first = await send(request);
    return first.ms < SLOW_MS || first.status >= 500 ? first : send(request);
  }

  function send({ who, verb, path, headers, body }: FuzzRequest): Promise<Outcome> {
    const cookies = who === 'nobody' ? [] : people[who]!.sessionCookies();
    const csrf = cookies.find(({ name }) => name === 'jisr_csrf');
    const { hostname, port } = new URL(world.address);
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const sent = http.request(
        {
          agent,
          hostname,
          port,
          method: verb,
          path,
          headers: {
            ...(cookies.length > 0 ? { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') } : {}),
            ...(csrf ? { 'x-csrf-token': decodeURIComponent(csrf.value) } : {}),
            ...headers,
            ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode!, ms: performance.now() - began, text: Buffer.concat(chunks).toString() }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
});
