import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../../../apps/embedded/lib/ports.mjs';

export const PROVIDER_CLIENT = { OIDC_CLIENT_ID: 'jisr', OIDC_CLIENT_SECRET: 'a secret of the test' };
export const PROVIDER_NAMES = { OIDC_LABEL_FR: 'Compte du ministère', OIDC_LABEL_AR: 'حساب الوزارة', OIDC_LABEL_EN: 'Ministry account' };

/** A provider in a process of its own, for a Jisr at an address. */
export class TestProvider {
  private constructor(
    private readonly child: ChildProcess,
    readonly issuer: string,
  ) {}

  static async start(publicUrl: string): Promise<TestProvider> {
    const file = path.join(import.meta.dirname, 'process.mjs');
    const pages = [`${publicUrl}/app/provider`, `${publicUrl}/app/sign-in`];
    const child = fork(file, [...pages, String(await freePort())], {
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
      execArgv: ['--no-warnings'],
      env: { PATH: process.env.PATH },
    });
    const [port] = (await once(child.stdout!, 'data')) as [Buffer];
    return new TestProvider(child, `http://127.0.0.1:${port.toString().trim()}`);
  }

  /** What it says of whoever signs in under a login. */
  knows(login: string, claims: { email?: string; email_verified?: boolean }): Promise<void> {
    return this.tell('/test/people', { login, claims });
  }

  /** What identity tokens say from now on otherwise than they should; nothing again, when nothing is given. */
  lies(claims: Record<string, unknown> = {}): Promise<void> {
    return this.tell('/test/lies', claims);
  }

  /** Somebody signs in there, in a browser of their own; returns the answer that the browser is sent back with. */
  async visit(url: string, login: string): Promise<{ code?: string; state: string; issuer?: string; error?: string }> {
    const jar = new Map<string, string>();
    let at = url;
    let form: string | null = null;
    for (let step = 0; step < 10; step++) {
      const response: Response = await fetch(at, {
        method: form === null ? 'GET' : 'POST',
        redirect: 'manual',
        headers: {
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        body: form,
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
        jar.set(name!, value!);
      }
      const to = response.headers.get('location');
      if (to === null) {
        form = new URLSearchParams({ prompt: 'login', login, password: 'x' }).toString();
        continue;
      }
      form = null;
      at = new URL(to, at).href;
      const { pathname, searchParams } = new URL(at);
      if (pathname === '/app/provider') return answerIn(searchParams);
    }
    throw new Error(`the provider does not send ${login} back: ${at}`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }

  private async tell(at: string, said: unknown): Promise<void> {
    await fetch(`${this.issuer}${at}`, { method: 'PUT', body: JSON.stringify(said) });
  }
}

/** As the page hands it over. */
function answerIn(query: URLSearchParams) {
  const given = (name: string) => query.get(name) ?? undefined;
  return { code: given('code'), state: given('state')!, issuer: given('iss'), error: given('error') };
}
