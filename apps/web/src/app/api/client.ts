import type { Language } from '../../ui/language.js';
import { ApiProblem } from './problem.js';
import { addressOf, type Answer, type Given, type PathOf, type Values } from './routes.js';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What a call brings, whatever its route. */
interface Brought {
  path?: Values;
  query?: Values;
  body?: unknown;
}

export interface Surroundings {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  cookies: () => string;
  wait: (milliseconds: number) => Promise<void>;
}

/** How long to wait before repeating a request that got no answer. */
const RETRY_AFTER = [400, 1500];

/**
 * The one way to the API. Writes carry the CSRF token and an idempotency key that stays the same when the request is repeated
 * (no answer, second factor asked, session renewed), so a deed is done once.
 * @throws ApiProblem for every refusal, and with status 0 when no answer came.
 */
export class ApiClient {
  /** Asks the person for the second factor again; rejects when they give up. */
  stepUp: (() => Promise<void>) | null = null;
  /** Lets the person sign in again over the page; rejects when they give up. */
  signInAgain: (() => Promise<void>) | null = null;
  language: Language = 'fr';

  constructor(private readonly around: Surroundings) {}

  get<P extends PathOf<'get'>>(path: P, ...[args]: Given<'get', P>): Promise<Answer<'get', P>> {
    return this.ask('GET', path, args);
  }
  post<P extends PathOf<'post'>>(path: P, ...[args, key]: Given<'post', P, [key?: string]>): Promise<Answer<'post', P>> {
    return this.ask('POST', path, args, key ?? newKey());
  }
  put<P extends PathOf<'put'>>(path: P, ...[args, key]: Given<'put', P, [key?: string]>): Promise<Answer<'put', P>> {
    return this.ask('PUT', path, args, key ?? newKey());
  }
  del<P extends PathOf<'delete'>>(path: P, ...[args, key]: Given<'delete', P, [key?: string]>): Promise<Answer<'delete', P>> {
    return this.ask('DELETE', path, args, key ?? newKey());
  }

  /** A part of a draft is saved where its address says, which may have been kept from an earlier visit. */
  putTo(address: string, body: object, key = newKey()): Promise<Record<string, unknown>> {
    return this.call('PUT', address, body, key);
  }

  /** What was sent in parts is taken where the address says. */
  postTo<T>(address: string, body: object, key: string): Promise<T> {
    return this.call<T>('POST', address, body, key);
  }

  private ask<T>(method: Method, path: string, { path: parts, query, body }: Brought = {}, key?: string): Promise<T> {
    return this.call<T>(method, addressOf(path, parts, query), body, key);
  }

  /** Headers every request carries; those of files on their way (XMLHttpRequest, for its progress) too. */
  headers(method: Method, key?: string): Record<string, string> {
    const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': this.language };
    if (method === 'GET') return headers;
    const token = cookieNamed(this.around.cookies(), 'jisr_csrf');
    if (token) headers['X-CSRF-Token'] = token;
    if (key) headers['Idempotency-Key'] = key;
    return headers;
  }

  private async call<T>(method: Method, path: string, body?: unknown, key?: string): Promise<T> {
    try {
      return await this.send<T>(method, path, body, key);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const open = this.gateFor(error, path);
      if (!open) throw error;
      await open();
      return this.send<T>(method, path, body, key);
    }
  }

  private gateFor(problem: ApiProblem, path: string): (() => Promise<void>) | null {
    if (problem.status === 403 && problem.code === 'STEP_UP_REQUIRED') return this.stepUp;
    if (problem.status === 401 && !path.startsWith('/api/session')) return this.signInAgain;
    return null;
  }

  private async send<T>(method: Method, path: string, body: unknown, key?: string): Promise<T> {
    const response = await this.reach(path, {
      method,
      credentials: 'same-origin',
      headers: { ...this.headers(method, key), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw await ApiProblem.from(response);
    if (response.status === 204 || response.headers.get('content-length') === '0') return undefined as T;
    return (await response.json()) as T;
  }

  /** A cut line may have done the deed: the same key makes the repetition harmless. */
  private async reach(path: string, init: RequestInit): Promise<Response> {
    for (const pause of [...RETRY_AFTER, null]) {
      try {
        return await this.around.fetch(path, init);
      } catch {
        if (pause !== null) await this.around.wait(pause);
      }
    }
    throw ApiProblem.network();
  }
}

/** `crypto.randomUUID` exists only on secure origins; a ministry's intranet may be plain http. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function cookieNamed(cookies: string, name: string): string | null {
  const found = cookies.split('; ').find((cookie) => cookie.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}
