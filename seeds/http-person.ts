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
    const payload = method === 'GET' || method === 'DELETE' ? undefined : body;
    const asIs = payload === undefined || payload instanceof FormData || Buffer.isBuffer(payload);
    const response = await fetch(new URL(url, this.address), {
      method,
      redirect: 'manual',
      headers: {
        'accept-language': this.language,
        cookie: Object.entries(this.cookies)
          .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
          .join('; '),
        ...(this.cookies.jisr_csrf ? { 'x-csrf-token': this.cookies.jisr_csrf } : {}),
        ...(asIs ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: asIs ? (payload as RequestInit['body']) : JSON.stringify(payload),
    });
    this.keepCookies(response);
    const raw = Buffer.from(await response.arrayBuffer());
    const isJson = (response.headers.get('content-type') ?? '').includes('json') && raw.length > 0;
    return {
      status: response.status,
      body: (isJson ? JSON.parse(raw.toString()) : raw.toString()) as T,
      headers: Object.fromEntries(response.headers),
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

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value) this.cookies[name!] = decodeURIComponent(value);
      else delete this.cookies[name!];
    }
  }
}
