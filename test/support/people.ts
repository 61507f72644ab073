import { Accounts, Passwords, Person, SecondFactor, type GrantScope, type Role } from '#identity';
import { newId, SYSTEM } from '#platform';
import type { Language } from '#kernel';
import type { World } from './world.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export interface Answer<T = any> {
  status: number;
  body: T;
  headers: Record<string, unknown>;
  raw: Buffer;
}

const PASSWORD = 'un mot de passe de test';
let hashed: string | undefined;

/** Somebody who uses the program over HTTP, as a browser does: cookies, CSRF token, idempotency keys. */
export class User {
  private cookies: Record<string, string> = {};

  constructor(
    private readonly world: World,
    readonly id: string,
    readonly email: string,
    readonly name: string,
    readonly language: Language,
  ) {}

  /** A person who has an account already, with the roles given, signed in under the first. */
  static async with(
    world: World,
    name: string,
    grants: { role: Role; scope?: GrantScope }[],
    options: { language?: Language; email?: string } = {},
  ): Promise<User> {
    hashed ??= await world.api.get(Passwords).hash(PASSWORD);
    const id = newId();
    const email = options.email ?? `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@jisr.example`;
    const language = options.language ?? 'fr';
    const secondFactor = world.api.get(SecondFactor);
    await world.tx.run(async (em) => {
      await em.insert(Person, {
        id,
        email,
        name,
        language,
        state: 'active',
        passwordHash: hashed,
        totpSecret: secondFactor.enrol(email).sealed,
        totpConfirmed: true,
        version: 1,
      });
      for (const { role, scope } of grants) await world.api.get(Accounts).grant(em, SYSTEM, id, role, scope);
    });
    const user = new User(world, id, email, name, language);
    await user.signIn();
    return user;
  }

  async signIn(password = PASSWORD): Promise<void> {
    this.cookies = {};
    const answer = await this.post('/api/session', { email: this.email, password });
    if (answer.status !== 200) throw new Error(`${this.name} cannot sign in: ${JSON.stringify(answer.body)}`);
    if (answer.body.needs === 'totp') {
      await this.world.sql(`UPDATE person SET totp_sign_in_step = 0 WHERE id = $1`, [this.id]);
      const second = await this.post('/api/session/totp', { code: await this.code() });
      if (second.status !== 200) throw new Error(`${this.name} cannot give a code: ${JSON.stringify(second.body)}`);
    }
  }

  /** The six digits on the person's telephone. */
  async code(): Promise<string> {
    const person = await this.world.tx.run((em) => em.findOneByOrFail(Person, { id: this.id }));
    return this.world.api.get(SecondFactor).currentCode(person);
  }

  /** Gives the code again, as a signature asks. */
  async stepUp(): Promise<void> {
    await this.world.sql(`UPDATE person SET totp_act_step = 0 WHERE id = $1`, [this.id]);
    const answer = await this.post('/api/session/step-up', { code: await this.code() });
    if (answer.status !== 204) throw new Error(`${this.name} cannot step up: ${JSON.stringify(answer.body)}`);
  }

  async switchTo(role: Role): Promise<void> {
    const session = await this.get('/api/session');
    const grant = (session.body.grants as { id: string; role: Role }[]).find((candidate) => candidate.role === role);
    await this.put('/api/session/grant', { grantId: grant?.id });
  }

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
  upload<T = any>(
    url: string,
    file: { name: string; type: string; bytes: Buffer },
    fields: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const boundary = `jisr${newId().replaceAll('-', '')}`;
    const parts = Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    );
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.type}\r\n\r\n`;
    const payload = Buffer.concat([...parts, Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return this.send('POST', url, payload, { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': newId() });
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async send<T = any>(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const hasBody = body !== undefined && method !== 'GET' && method !== 'DELETE';
    const response = await fetch(new URL(url, this.world.address), {
      method,
      redirect: 'manual',
      headers: {
        'accept-language': this.language,
        cookie: Object.entries(this.cookies)
          .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
          .join('; '),
        ...(this.cookies.jisr_csrf ? { 'x-csrf-token': this.cookies.jisr_csrf } : {}),
        ...(hasBody && !Buffer.isBuffer(body) ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(hasBody ? { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value) this.cookies[name!] = decodeURIComponent(value);
      else delete this.cookies[name!];
    }
    const raw = Buffer.from(await response.arrayBuffer());
    const isJson = (response.headers.get('content-type') ?? '').includes('json') && raw.length > 0;
    return {
      status: response.status,
      body: (isJson ? JSON.parse(raw.toString()) : raw.toString()) as T,
      headers: Object.fromEntries(response.headers),
      raw,
    };
  }
}

/** Somebody without an account. */
export const visitor = (world: World, language: Language = 'fr') => new User(world, '', '', 'visitor', language);

/** Asserts a refusal by its status and stable code. */
export function expectRefusal(answer: Answer, status: number, code: string): void {
  expect({ status: answer.status, code: (answer.body as { code?: string })?.code }).toEqual({ status, code });
  expect(String(answer.headers['content-type'])).toContain('application/problem+json');
}
