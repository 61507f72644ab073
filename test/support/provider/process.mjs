// An OpenID Connect provider in a process of its own, on the loopback: the real thing (oidc-provider), whose people and lies the test decides.
// Usage: node process.mjs <redirect address> <address after sign-out> <port>; prints its port once it listens.
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [redirect, afterSignOut, wanted] = process.argv.slice(2);
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KID = 'of-the-test';
/** By login: what the provider says of them. @type {Map<string, Record<string, unknown>>} */
const people = new Map();
/** What the next identity tokens say otherwise than they should. @type {Record<string, unknown>} */
let lies = {};

const server = createServer();
await new Promise((ready) => server.listen(Number(wanted), '127.0.0.1', () => ready(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'jisr',
      client_secret: 'a secret of the test',
      redirect_uris: [redirect],
      post_logout_redirect_uris: [afterSignOut],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: KID, use: 'sig', alg: 'RS256' }] },
  cookies: { keys: ['of the test'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  acrValues: ['urn:test:strong'],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
  // Nobody is asked to consent to what their administration has decided.
  async loadExistingGrant(context) {
    const { client, session } = context.oidc;
    const grant = new context.oidc.provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
    grant.addOIDCScope('openid email');
    await grant.save();
    return grant;
  },
});

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** @param {string} token */
function lying(token) {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const { signedByAnother = false, ...changes } = lies;
  const signed = `${encoded({ alg: 'RS256', kid: KID })}.${encoded({ ...claims, ...changes })}`;
  const key = signedByAnother ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : privateKey;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
}
provider.use(async (context, next) => {
  await next();
  // Its page asks for fonts of another house: nothing leaves this machine.
  if (typeof context.body === 'string') context.body = context.body.replace(/@import url\(https:[^;]*;/, '');
  const body = /** @type {{ id_token?: string } | undefined} */ (context.body);
  if (context.path === '/token' && body?.id_token && Object.keys(lies).length > 0)
    context.body = { ...body, id_token: lying(body.id_token) };
});

const answer = provider.callback();
server.on('request', (request, response) => {
  if (request.method !== 'PUT') return void answer(request, response);
  let text = '';
  request.on('data', (piece) => (text += piece));
  request.on('end', () => {
    const said = JSON.parse(text);
    if (request.url === '/test/lies') lies = said;
    else people.set(said.login, said.claims);
    response.end();
  });
});
process.stdout.write(`${port}\n`);
process.on('disconnect', () => process.exit());
