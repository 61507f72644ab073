import { Person, SecondFactor } from '#identity';
import { HttpPerson } from './http-person.js';
import { done, type Member } from './acts/act.js';
import { DEMONSTRATION_PASSWORD, DEMONSTRATION_PEOPLE, type PersonKey } from './people.js';
import type { Program } from './program.js';

/** A demonstration person at work, over HTTP; their codes are read where the seeds may: from the program itself. */
export class DemonstrationMember extends HttpPerson implements Member {
  private constructor(
    private readonly program: Program,
    readonly id: string,
    readonly email: string,
    readonly name: string,
    language: Person['language'],
  ) {
    super(program.address, language);
  }

  static async signedIn(program: Program, email: string): Promise<DemonstrationMember> {
    const person = await program.tx((em) => em.findOneByOrFail(Person, { email }));
    const member = new DemonstrationMember(program, person.id, email, person.name, person.language);
    await member.signIn();
    return member;
  }

  async signIn(): Promise<void> {
    this.forgetCookies();
    const session = done(
      await this.post('/api/session', { email: this.email, password: DEMONSTRATION_PASSWORD }),
      `${this.email} signs in`,
    );
    if (session.needs)
      done(await this.post('/api/session/totp', { code: await this.freshCode('totp_sign_in_step') }), `${this.email} gives the code`);
  }

  async stepUp(): Promise<void> {
    done(await this.post('/api/session/step-up', { code: await this.freshCode('totp_act_step') }), `${this.email} gives the code again`);
  }

  /** The story runs faster than codes change: it forgets that a code was used, which nobody outside the seeds can. */
  private async freshCode(column: 'totp_sign_in_step' | 'totp_act_step'): Promise<string> {
    return this.program.tx(async (em) => {
      await em.query(`UPDATE person SET ${column} = 0 WHERE id = $1`, [this.id]);
      return this.program.get(SecondFactor).currentCode(await em.findOneByOrFail(Person, { id: this.id }));
    });
  }
}

export type Cast = Record<PersonKey, DemonstrationMember>;

/** Everybody of the demonstration, signed in. */
export async function demonstrationCast(program: Program): Promise<Cast> {
  const entries: [string, DemonstrationMember][] = [];
  for (const { key, email } of DEMONSTRATION_PEOPLE) entries.push([key, await DemonstrationMember.signedIn(program, email)]);
  return Object.fromEntries(entries) as Cast;
}
