// One work on one side; rounds of sides in turn; what is typical of the rounds.
import { drive, median, quantile, send } from './load.mjs';
import { usedBy, usedByPostgres } from './processor.mjs';
import { headersOf } from './sides.mjs';

/** Answers that were no success, told at the end. */
export const failures = [];
const TOLD = 20;
const WARM_UP = 50;

async function request(side, agent, asked, person) {
  const answer = await send(agent, side.base, { ...asked, headers: headersOf(person) });
  if (answer.status < 300) return answer.body;
  failures.push(`${side.name} ${asked.method ?? 'GET'} ${asked.path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
  if (failures.length > TOLD * 50) throw new Error(`too many failures:\n${failures.slice(0, TOLD).join('\n')}`);
  return undefined;
}

/**
 * A stage of a work: one request an item.
 * @typedef {object} Stage
 * @property {(item: any, side: import('./sides.mjs').Side) => { method?: string, path: string, body?: unknown }} ask
 * @property {(item: any, answer: any) => void} [keep]
 * @property {(items: any[], side: import('./sides.mjs').Side) => Promise<void>} [before] not timed
 */

/**
 * What is timed.
 * @typedef {object} Work
 * @property {string} id
 * @property {string} title
 * @property {number[]} clients
 * @property {(side: import('./sides.mjs').Side, count: number, clients: number) => Promise<any[]>} items each item is or names a person (`person`)
 * @property {Stage[]} stages
 * @property {boolean} [ownQueues] each client does its own items
 * @property {boolean} [mayBeMissing] the product is asked once whether it can do it
 * @property {('product' | 'floor' | 'old')[]} sides who does it
 * @property {number} [share] of the usual number of units
 * @property {(row: any, rows: any[]) => { wanted: string, met: boolean | undefined }} [goal]
 */

const used = (side) => ({ api: usedBy(side.pid), postgres: usedByPostgres(side.postgres) });
/** Absent where the kernel does not say. */
const plus = (sum, before, after) => (sum === undefined || before === undefined || after === undefined ? undefined : sum + after - before);
const each = (ms, count) => (ms === undefined ? undefined : ms / count);

/** A run of a work on a side: the times of an item's stages are added up, what lies between them is not timed. */
export async function runOnce(side, work, clients, count) {
  const items = await work.items(side, count, clients);
  const times = new Map(items.map((item) => [item, 0]));
  let seconds = 0;
  /** @type {{ api?: number, postgres?: number }} */
  let spent = { api: 0, postgres: 0 };
  for (const stage of work.stages) {
    await stage.before?.(items, side);
    const before = used(side);
    const driven = await drive({ clients, items, ownQueues: work.ownQueues }, async (agent, item) => {
      const answer = await request(side, agent, stage.ask(item, side), item.person ?? item);
      if (answer !== undefined) stage.keep?.(item, answer);
    });
    const after = used(side);
    seconds += driven.seconds;
    spent = { api: plus(spent.api, before.api, after.api), postgres: plus(spent.postgres, before.postgres, after.postgres) };
    for (const [item, time] of driven.times) times.set(item, times.get(item) + time);
  }
  const all = [...times.values()];
  return {
    perSecond: items.length / seconds,
    median: median(all),
    p95: quantile(all, 0.95),
    apiMs: each(spent.api, items.length),
    postgresMs: each(spent.postgres, items.length),
    p95ByKind: byKind(times),
  };
}

/** The same by the kind of item, where a work has several. */
function byKind(times) {
  const kinds = [...new Set([...times.keys()].map(({ kind }) => kind))];
  if (kinds.length < 2) return undefined;
  const of = (kind) => [...times].filter(([item]) => item.kind === kind).map(([, time]) => time);
  return Object.fromEntries(kinds.map((kind) => [kind, quantile(of(kind), 0.95)]));
}

/** Of each figure the median of the rounds. */
function typical(runs) {
  const of = (figure) => {
    const values = runs.map(figure);
    return values.includes(undefined) ? undefined : median(values);
  };
  const kinds = Object.keys(runs[0].p95ByKind ?? {});
  return {
    ...Object.fromEntries(['perSecond', 'median', 'p95', 'apiMs', 'postgresMs'].map((name) => [name, of((run) => run[name])])),
    ...(kinds.length > 0 ? { p95ByKind: Object.fromEntries(kinds.map((kind) => [kind, of((run) => run.p95ByKind[kind])])) } : {}),
  };
}

/**
 * Sides in turn, as many rounds as asked: what the machine does besides meets them all alike.
 * @param {import('./sides.mjs').Side[]} sides
 * @returns {Promise<Record<string, any>>} by the name of the side
 */
export async function measure(sides, work, clients, { units, rounds }) {
  const count = Math.max(clients, Math.round(units * (work.share ?? 1)));
  /** @type {Record<string, any[]>} */
  const runs = Object.fromEntries(sides.map(({ name }) => [name, []]));
  for (const side of sides) await runOnce(side, work, clients, Math.max(clients, Math.min(count, WARM_UP)));
  for (let round = 0; round < rounds; round++) {
    // Nobody always comes after the same other.
    const inTurn = round % 2 === 0 ? sides : sides.toReversed();
    for (const side of inTurn) runs[side.name]?.push(await runOnce(side, work, clients, count));
  }
  return Object.fromEntries(Object.entries(runs).map(([name, own]) => [name, typical(own)]));
}
