// A closed loop of clients over keep-alive connections: each sends its next request when the last is answered.
import http from 'node:http';

/**
 * One request; resolves with status, headers and parsed body.
 * @param {http.Agent} agent
 * @param {string | undefined} base
 * @param {{ method?: string, path: string, headers?: http.OutgoingHttpHeaders, body?: unknown }} request
 * @returns {Promise<any>}
 */
export function send(agent, base, { method = 'GET', path, headers = {}, body }) {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const sent = {
    ...headers,
    ...(payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, base), { method, agent, headers: sent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode, headers: response.headers, body: text ? JSON.parse(text) : null });
      });
    });
    request.on('error', reject);
    request.end(payload);
  });
}

/**
 * Each client takes its next item when its last is done. Items are one queue for all clients, or one for each (what a person does
 * follows on what they did before).
 * @param {{ clients: number, items: any[], ownQueues?: boolean }} load
 * @param {(agent: http.Agent, item: any) => Promise<unknown>} work
 * @returns {Promise<{ seconds: number, times: Map<any, number> }>} milliseconds by item
 */
export async function drive({ clients, items, ownQueues = false }, work) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const shared = items.values();
  const queueOf = (client) => (ownQueues ? items.filter((_, index) => index % clients === client).values() : shared);
  const times = new Map();
  const queues = Array.from({ length: clients }, (_, client) => queueOf(client));
  const started = performance.now();
  const client = async (queue) => {
    for (const item of queue) {
      const before = performance.now();
      await work(agent, item);
      times.set(item, performance.now() - before);
    }
  };
  try {
    await Promise.all(queues.map(client));
  } finally {
    agent.destroy();
  }
  return { seconds: (performance.now() - started) / 1000, times };
}

/** The value that a share of the others does not exceed. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
export const median = (values) => quantile(values, 0.5);
