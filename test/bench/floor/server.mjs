// The floor: what the requests of the product cost when their effects are made with the fewest prepared statements over bare node:http
// and pg, on tables of its own. It answers at the product's addresses, so that one load drives both.
// A child of the bench; DATABASE_URL gives the server on which tables.mjs was run.
import http from 'node:http';
import pg from 'pg';
import { actsOn } from './acts.mjs';

const acts = actsOn(new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL ?? 20) }));

async function answer(request, text) {
  const body = text ? JSON.parse(text) : undefined;
  const me = await acts.session(/jisr_session=([^;]+)/.exec(request.headers.cookie)?.[1] ?? '');
  if (!me) throw new Error('no session');
  const [path, query] = request.url.split('?');
  const [, , what, id, part, code] = path.split('/');
  const key = request.headers['idempotency-key'];
  if (what === 'session') return me;
  if (request.method === 'GET') {
    if (id) return acts.read(me, id);
    const asked = Object.fromEntries(new URLSearchParams(query));
    return asked.q ? acts.search(asked) : acts.list(asked);
  }
  if (part === 'submission') return acts.submit(me, id, key);
  if (part === 'budget') return acts.budget(me, id, body);
  if (part === 'sections') return acts.section(me, id, code, body);
  return id === 'whole' ? acts.whole(me, body, key) : acts.create(me, body);
}

const server = http.createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (text += chunk));
  request.on('end', () => {
    answer(request, text).then(
      (result) => response.setHeader('content-type', 'application/json').end(JSON.stringify(result)),
      (error) => response.writeHead(500).end(JSON.stringify({ error: error.message })),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: /** @type {import('node:net').AddressInfo} */ (server.address()).port });
});
process.on('disconnect', () => process.exit(0));
