import http from 'node:http';
import https from 'node:https';
import { newId } from '#platform';
import type { Language } from '#kernel';

// The shape of an answer is asserted by whoever reads it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export interface Answer<T = any> {
  status: number;
  body: T;
  headers: Record<string, string>;
  raw: Buffer;
}

export interface Attachment {
  name: string;
  type: string;
  bytes: Buffer;
}

/** Somebody who uses the program over HTTP, as a browser does: cookies, the page's token, idempotency keys. */
export class HttpPerson {
  private cookies: Record<string, string> = {};

  constructor(
    private readonly address: string,
    readonly language: Language,
  ) {}

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  get<T = any>(url: string): Promise<Answer<T>> {
    return this.send('GET', url);
  }
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  post<T = any>(url: string, body?: unknown, key: string = newId()): Promise<Answer<T>> {
    return this.send('POST', url, body ?? {}, { 'idempotency-key': key });
  }
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  put<T = any>(url: string, body?: unknown): Promise<Answer<T>> {
    return this.send('PUT', url, body ?? {});
  }
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  delete<T = any>(url: string): Promise<Answer<T>> {
    return this.send('DELETE', url);
  }

  /** Sends a file as a form does. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  upload<T = any>(url: string, file: Attachment, fields: Record<string, string> = {}): Promise<Answer<T>> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
    return this.send('POST', url, form, { 'idempotency-key': newId() });
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async send<T = any>(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const said = method === 'GET' || method === 'DELETE' ? undefined : body;
    const { payload, type } = await written(said);
    const {
      status,
      cookies,
      headers: answered,
      raw,
    } = await exchange(new URL(url, this.address), payload, {
      method,
      headers: {
        accept: '*/*',
        'user-agent': 'node',
        'accept-language': this.language,
        cookie: Object.entries(this.cookies)
          .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
          .join('; '),
        ...(this.cookies.jisr_csrf ? { 'x-csrf-token': this.cookies.jisr_csrf } : {}),
        ...(type ? { 'content-type': type } : {}),
        ...headers,
      },
    });
    this.keepCookies(cookies);
    const isJson = (answered['content-type'] ?? '').includes('json') && raw.length > 0;
    return {
      status,
      body: (isJson ? JSON.parse(raw.toString()) : raw.toString()) as T,
      headers: answered,
      raw,
    };
  }

  /** The same signed-in person before another process of the same program. */
  before(address: string): HttpPerson {
    const same = new HttpPerson(address, this.language);
    same.cookies = this.cookies;
    return same;
  }

  /** The session, for another program of the same person. */
  sessionCookies(): { name: string; value: string }[] {
    return Object.entries(this.cookies).map(([name, value]) => ({ name, value: encodeURIComponent(value) }));
  }

  /** Goes on with the session of another program of the same person. */
  useCookies(cookies: readonly { name: string; value: string }[]): void {
    this.cookies = Object.fromEntries(cookies.map(({ name, value }) => [name, decodeURIComponent(value)]));
  }

  forgetCookies(): void {
    this.cookies = {};
  }

  private keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value) this.cookies[name!] = decodeURIComponent(value);
      else delete this.cookies[name!];
    }
  }
}

/** A body as it goes over the line, and its type where it is not the caller's own. */
async function written(body: unknown): Promise<{ payload?: Buffer; type?: string }> {
  if (body === undefined) return {};
  if (Buffer.isBuffer(body)) return { payload: body };
  if (!(body instanceof FormData)) return { payload: Buffer.from(JSON.stringify(body)), type: 'application/json' };
  const form = new Response(body);
  return { payload: Buffer.from(await form.arrayBuffer()), type: form.headers.get('content-type')! };
}

interface Exchanged {
  status: number;
  headers: Record<string, string>;
  cookies: readonly string[];
  raw: Buffer;
}

const KEPT_OPEN = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };

/** One request on a connection that is kept: `fetch` does the same for three times the processor's time. */
function exchange(url: URL, payload: Buffer | undefined, options: http.RequestOptions, onNewConnection = false): Promise<Exchanged> {
  const { request: ask } = url.protocol === 'https:' ? https : http;
  const agent = onNewConnection ? false : KEPT_OPEN[url.protocol as keyof typeof KEPT_OPEN];
  return new Promise((resolve, reject) => {
    const request = ask(url, { ...options, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const { 'set-cookie': cookies = [], ...others } = response.headers;
        resolve({ status: response.statusCode!, headers: others as Record<string, string>, cookies, raw: Buffer.concat(parts) });
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed the connection in the moment in which it was used again: nothing of the request was read.
      if (request.reusedSocket && error.code === 'ECONNRESET') resolve(exchange(url, payload, options, true));
      else reject(error);
    });
    request.end(payload);
  });
}
