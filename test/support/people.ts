import { hash } from '@node-rs/argon2';
import { Grants, Person, SecondFactor, type GrantScope, type Role } from '#identity';
import { newId, SYSTEM } from '#platform';
import type { Language } from '#kernel';
import { HttpPerson, type Answer } from '#seeds';
import type { World } from './world.js';

export type { Answer } from '#seeds';

export const PASSWORD = 'un mot de passe de test';
/**
 * The hash says what it costs, and whoever checks a password pays that: of those who only appear in a story it is a thirteenth of the
 * product's own. Passwords that a story itself chooses are hashed as everybody's.
 */
const OF_A_STORY = { memoryCost: 1_024, timeCost: 1, parallelism: 1 };
let hashed: string | undefined;

/** Somebody of a story, over HTTP. */
export class User extends HttpPerson {
  /** The code that opened the session: it has served, whatever the clock has done since. */
  usedCode = '';

  constructor(
    private readonly world: World,
    readonly id: string,
    readonly email: string,
    readonly name: string,
    language: Language,
  ) {
    super(world.address, language);
  }

  /** A person who has an account already, with the roles given, signed in under the first. */
  static async with(
    world: World,
    name: string,
    grants: { role: Role; scope?: GrantScope }[],
    options: { language?: Language; email?: string } = {},
  ): Promise<User> {
    hashed ??= await hash(PASSWORD, OF_A_STORY);
    const id = newId();
    const email = options.email ?? `${emailName(name)}@${world.mailDomain}`;
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
      for (const { role, scope } of grants) await world.api.get(Grants).grant(em, SYSTEM, id, role, scope);
    });
    const user = new User(world, id, email, name, language);
    await user.signIn();
    return user;
  }

  async signIn(password = PASSWORD): Promise<void> {
    this.forgetCookies();
    const answer = await this.post('/api/session', { email: this.email, password });
    if (answer.status !== 200) throw new Error(`${this.name} cannot sign in: ${JSON.stringify(answer.body)}`);
    if (answer.body.needs === 'totp') {
      await this.world.sql(`UPDATE person SET totp_sign_in_step = 0 WHERE id = $1`, [this.id]);
      this.usedCode = await this.code();
      const second = await this.post('/api/session/totp', { code: this.usedCode });
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
}

/** Somebody without an account. */
export const visitor = (world: World, language: Language = 'fr') => new User(world, '', '', 'visitor', language);

/** Asserts a refusal by its status and stable code. */
export function expectRefusal(answer: Answer, status: number, code: string): void {
  expect({ status: answer.status, code: (answer.body as { code?: string })?.code }).toEqual({ status, code });
  expect(String(answer.headers['content-type'])).toContain('application/problem+json');
}

/** "Leïla Société" → "leila.societe". */
function emailName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '');
}
