// How often a request waits for the database. A second process of what is measured runs on a connection that is listened to: what its
// client sends is handed on after a moment, so that everything sent without waiting for an answer is together; a trip begins when the
// client sends again after it was answered. Statements are counted by their messages, those parsed first (not prepared yet) apart.
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import http from 'node:http';
import { median, send } from './load.mjs';
import { headersOf } from './sides.mjs';

const HELD_MS = 2;
/** Longer than anything that follows a request by itself: what wakes the relay is not part of it. */
const APART_MS = 60;
const WARM_UP = 6;
const REQUESTS = 8;

/** Counts the messages of a client; the first of a connection has no letter. */
function messageCounter(count) {
  let rest = Buffer.alloc(0);
  let begun = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const at = begun ? 1 : 0;
      if (rest.length < at + 4) return;
      const length = at + rest.readUInt32BE(at);
      if (rest.length < length) return;
      if (begun) count(String.fromCharCode(rest.readUInt8(0)));
      begun = true;
      rest = rest.subarray(length);
    }
  };
}

/** Stands before a database. @returns {Promise<{ url: string, counts: { trips: number, statements: number, parsed: number }, close: () => void }>} */
export async function listenBefore(databaseUrl) {
  const target = new URL(databaseUrl);
  const counts = { trips: 0, statements: 0, parsed: 0 };
  const server = net.createServer({ noDelay: true }, (client) => {
    const database = net.connect({ port: Number(target.port), host: target.hostname, noDelay: true });
    let waits = false;
    let held = Promise.resolve();
    const read = messageCounter((letter) => {
      if (letter === 'Q' || letter === 'E') counts.statements++;
      if (letter === 'P') counts.parsed++;
    });
    client.on('data', (chunk) => {
      if (!waits) counts.trips++;
      waits = true;
      read(chunk);
      held = Promise.all([held, sleep(HELD_MS)]).then(() => void database.write(chunk));
    });
    database.on('data', (chunk) => {
      waits = false;
      client.write(chunk);
    });
    client.on('close', () => database.destroy());
    database.on('close', () => client.destroy());
    for (const socket of [client, database]) socket.on('error', () => undefined);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const url = new URL(databaseUrl);
  url.port = String(/** @type {net.AddressInfo} */ (server.address()).port);
  return { url: url.href, counts, close: () => server.close() };
}

/** What one request of a work needs, the others warming its connection up. */
export async function countTrips(side, counts, work) {
  const items = await work.items(side, WARM_UP + REQUESTS, 1);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const seen = [];
  for (const item of items) {
    await sleep(APART_MS);
    Object.assign(counts, { trips: 0, statements: 0, parsed: 0 });
    const { status, body } = await send(agent, side.base, { ...work.stages[0].ask(item, side), headers: headersOf(item.person ?? item) });
    if (status >= 300) throw new Error(`${work.id}: ${status} ${JSON.stringify(body)}`);
    seen.push({ ...counts });
  }
  agent.destroy();
  const of = (name) => median(seen.slice(WARM_UP).map((one) => one[name]));
  return { trips: of('trips'), statements: of('statements'), parsed: of('parsed') };
}
