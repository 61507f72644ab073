import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const MAX_SKEW_MS = 15 * 60_000;
const MUST_BE_SIGNED = ['host', 'x-amz-content-sha256', 'x-amz-date'];

export interface S3Account {
  keyId: string;
  secret: string;
  region: string;
}

/** What the server does to its next request instead of answering it. */
export type Mishap = 'unavailable' | 'cut' | 'short' | 'silent';

/** A bucket on the loopback: the part of S3 that keeps, gives and tells of objects, with every signature checked. */
export interface S3Server {
  /** `http://127.0.0.1:port/bucket` */
  url: URL;
  objects: Map<string, Buffer>;
  /** `PUT 200`, in the order they were answered. */
  log: string[];
  /** The request that came last, as it came. */
  last: Pick<IncomingMessage, 'method' | 'headers'>;
  /** What befalls the next requests of a method, one after another. */
  befall(method: string, ...mishaps: Mishap[]): void;
  close(): Promise<void>;
}

export async function startS3(account: S3Account, bucket = 'files'): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const log: string[] = [];
  const mishaps = new Map<string, Mishap[]>();
  let last: S3Server['last'] = { method: undefined, headers: {} };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method!;
    last = request;
    const body = await bytesOf(request);
    const mishap = mishaps.get(method)?.shift();
    if (mishap === 'silent') return;
    const reply = (status: number, bytes: Buffer = Buffer.alloc(0)) => {
      log.push(`${method} ${status}`);
      response.writeHead(status, { 'content-length': bytes.length }).end(method === 'HEAD' ? undefined : bytes);
    };
    const refusal = refusalOf(request, body, account);
    const [, name, key] = /^\/([^/]+)\/(.+)$/.exec(request.url!) ?? [];
    if (mishap === 'unavailable') return reply(503, Buffer.from('<Error><Code>SlowDown</Code></Error>'));
    if (refusal) return reply(403, Buffer.from(`<Error><Code>${refusal}</Code></Error>`));
    if (name !== bucket || !key) return reply(404, Buffer.from('<Error><Code>NoSuchBucket</Code></Error>'));
    if (method === 'PUT') {
      objects.set(key, body);
      return reply(200);
    }
    const found = objects.get(key);
    if (!found) return reply(404, Buffer.from('<Error><Code>NoSuchKey</Code></Error>'));
    if (mishap === undefined) return reply(200, found);
    log.push(`${method} ${mishap}`);
    const half = found.subarray(0, found.length / 2);
    if (mishap === 'short') response.writeHead(200).end(half);
    else response.writeHead(200, { 'content-length': found.length }).write(half, () => response.destroy());
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${bucket}`),
    objects,
    log,
    get last() {
      return last;
    },
    befall: (method, ...next) => mishaps.set(method, next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/**
 * Signature Version 4 as the service computes it, from the request as it came over the wire; null when it is right.
 * Source: Amazon S3 API reference, "Authenticating Requests: Using the Authorization Header".
 */
function refusalOf(request: IncomingMessage, body: Buffer, account: S3Account): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  if (!given) return 'AccessDenied';
  const [, keyId, day, region, signedHeaders, signature] = given as unknown as [string, string, string, string, string, string];
  if (keyId !== account.keyId) return 'InvalidAccessKeyId';
  if (region !== account.region) return 'AuthorizationHeaderMalformed';
  const at = String(request.headers['x-amz-date']);
  const iso = at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  if (!at.startsWith(day) || !(Math.abs(Date.now() - Date.parse(iso)) < MAX_SKEW_MS)) return 'RequestTimeTooSkewed';
  const signed = signedHeaders.split(';');
  if (!MUST_BE_SIGNED.every((name) => signed.includes(name))) return 'AccessDenied';
  const payload = String(request.headers['x-amz-content-sha256']);
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return 'XAmzContentSHA256Mismatch';

  const [path, query = ''] = request.url!.split('?') as [string, string?];
  const headers = signed.map((name) => `${name}:${String(request.headers[name]).trim().replace(/\s+/g, ' ')}\n`).join('');
  const canonical = [request.method, path, query.split('&').sort().join('&'), headers, signedHeaders, payload].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', at, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce<Buffer>((so, far) => hmac(so, far), hmac(`AWS4${account.secret}`, day));
  return timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex')) ? null : 'SignatureDoesNotMatch';
}
