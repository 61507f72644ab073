// Catches every message the product sends and shows them over a small JSON interface. Nothing ever leaves the machine.
//   GET    /messages?to=&q=&page=&size=   { total, page, size, messages: [{ id, from, to, subject, date, language, messageId, attachments }] }, newest first
//   GET    /messages/:id                  the same with html, text and headers
//   GET    /messages/:id/attachments/:n   the attachment's bytes (n counts from 0)
//   DELETE /messages                      204
//   GET    /health/ready                  { status: 'ok' }
// Settings: JISR_MAIL_HOST, JISR_MAIL_SMTP_PORT, JISR_MAIL_HTTP_PORT, JISR_MAIL_FOLDER; with JISR_PARENT_PID it ends with that process.
import http from 'node:http';
import { SMTPServer } from 'smtp-server';
import { MailStore } from './lib/mail-store.mjs';

const MESSAGE_LIMIT_BYTES = 50 * 1024 * 1024;
const PAGE_LIMIT = 500;
const host = process.env.JISR_MAIL_HOST ?? '127.0.0.1';
const smtpPort = Number(process.env.JISR_MAIL_SMTP_PORT ?? 0);
const httpPort = Number(process.env.JISR_MAIL_HTTP_PORT ?? 0);
const store = new MailStore(process.env.JISR_MAIL_FOLDER ?? 'mail');

async function receive(stream, session, done) {
  try {
    const chunks = await stream.toArray();
    if (stream.sizeExceeded) throw Object.assign(new Error('The message is too large.'), { responseCode: 552 });
    await store.add(
      Buffer.concat(chunks),
      session.envelope.rcptTo.map(({ address }) => address),
    );
    done();
  } catch (error) {
    done(error);
  }
}

const answer = (response, status, body) => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};

const positive = (value, fallback, limit = Number.MAX_SAFE_INTEGER) => {
  const number = Number(value ?? fallback);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, limit) : fallback;
};

async function list(response, { searchParams }) {
  const [to, q] = ['to', 'q'].map((name) => searchParams.get(name) ?? undefined);
  answer(
    response,
    200,
    await store.list({ to, q, page: positive(searchParams.get('page'), 1), size: positive(searchParams.get('size'), 50, PAGE_LIMIT) }),
  );
}

async function attachment(response, id, index) {
  const found = await store.attachment(id, index);
  if (!found) return answer(response, 404, { title: 'No such attachment' });
  const name = encodeURIComponent(found.filename ?? `attachment-${index}`);
  // Never shown inside a page of ours: what somebody attached may be anything.
  response.writeHead(200, {
    'content-type': found.contentType,
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
    'x-content-type-options': 'nosniff',
  });
  response.end(found.content);
}

async function route(request, response) {
  const url = new URL(request.url, 'http://catcher');
  const [first, id, kind, index, ...rest] = url.pathname.split('/').filter(Boolean);
  const action = `${request.method} /${first ?? ''}`;
  if (action === 'GET /health' && id === 'ready') return answer(response, 200, { status: 'ok' });
  if (action === 'DELETE /messages' && !id) {
    store.clear();
    response.writeHead(204).end();
  } else if (action === 'GET /messages' && !id) await list(response, url);
  else if (action === 'GET /messages' && kind === 'attachments' && index && /^\d+$/.test(index) && rest.length === 0)
    await attachment(response, id, Number(index));
  else if (action === 'GET /messages' && !kind) {
    const message = await store.message(id);
    answer(response, message ? 200 : 404, message ?? { title: 'No such message' });
  } else answer(response, 404, { title: 'No such address' });
}

const web = http.createServer((request, response) => {
  route(request, response).catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    if (!response.headersSent) answer(response, 500, { title: 'The catcher failed' });
    else response.destroy();
  });
});
// Any name and password are taken: the product may be set up to sign in, and there is nothing to protect here.
const mail = new SMTPServer({
  authOptional: true,
  onAuth: ({ username }, _session, done) => done(null, { user: username }),
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  disableReverseLookup: true,
  size: MESSAGE_LIMIT_BYTES,
  onData: (stream, session, done) => void receive(stream, session, done),
});
mail.on('error', (error) => process.stderr.write(`${error.message}\n`));

function stop() {
  web.close();
  web.closeAllConnections();
  mail.close(() => process.exit(0));
  setTimeout(() => process.exit(0), 2000).unref();
}

/** A launcher that was killed cannot stop us: notice it. */
function watchLauncher(pid) {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      stop();
    }
  }, 500).unref();
}

const listening = (server, port) =>
  new Promise((resolve, reject) => {
    (server.server ?? server).once('error', reject);
    server.listen(port, host, resolve);
  });

store.load();
await Promise.all([listening(mail, smtpPort), listening(web, httpPort)]);
const portOf = (server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port;
process.stdout.write(`Mail catcher: smtp ${portOf(mail.server)}, http ${portOf(web)}\n`);
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
if (process.env.JISR_PARENT_PID) watchLauncher(Number(process.env.JISR_PARENT_PID));
