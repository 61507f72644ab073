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

/** Does all the work with so many clients at once; every answer must be a success. */
export async function drive(clients, items, work) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const times = [];
  let next = 0;
  const started = performance.now();
  const client = async () => {
    while (next < items.length) {
      const item = items[next++];
      const before = performance.now();
      await work(agent, item);
      times.push(performance.now() - before);
    }
  };
  try {
    await Promise.all(Array.from({ length: clients }, client));
  } finally {
    agent.destroy();
  }
  times.sort((a, b) => a - b);
  return { seconds: (performance.now() - started) / 1000, median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)] };
}

export function succeeded(answer, what) {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}
