import type { ParametersView, ParameterWord } from '#institution';
import { dayOfInstant } from '#kernel';
import { DEMONSTRATION_MINISTRY } from '#seeds';
import { User } from './people.js';
import { must } from './programmes.js';
import type { OwnWorld, World } from './world.js';

export const word = (code: string, fr: string, more: Partial<ParameterWord> = {}): ParameterWord => ({
  code,
  label: { fr, ar: `كلمة ${code}`, en: fr },
  ...more,
});

/** The institution of the stories. */
export async function principalOf(world: World): Promise<string> {
  return (await world.sql<{ id: string }>(`SELECT id FROM institution WHERE is_principal`))[0]!.id;
}

/** The lists of words of an installation, as those who decide them see and decide them. */
export class InstitutionLists {
  private constructor(
    readonly clerk: User,
    readonly admin: User,
    readonly second: User,
    readonly ministry: string,
  ) {}

  static async of(world: OwnWorld): Promise<InstitutionLists> {
    const clerk = await User.with(world, 'Loubna Listes', [{ role: 'programme.officer' }]);
    const admin = await User.with(world, 'Aziz Institutions', [{ role: 'administrator' }]);
    const second = await User.with(world, 'Salwa Seconde', [{ role: 'programme.officer' }]);
    for (const person of [clerk, admin, second]) await person.stepUp();
    return new InstitutionLists(clerk, admin, second, await principalOf(world));
  }

  /** An agency: an institution beside the ministry, that decides its own lists. */
  async agency(): Promise<string> {
    const agency = { ...DEMONSTRATION_MINISTRY, code: 'ADS', kind: 'public_agency', numberPrefix: 'LI' };
    return must<{ id: string }>(await this.admin.post('/api/institutions', agency)).id;
  }

  /** Gives it the programme, for what comes. */
  async own(programmeId: string, institutionId: string): Promise<void> {
    const parties = [{ role: 'owner', institutionId, regionCode: null, payingAccountId: null }];
    const body = { parties, reason: 'Programme confié à une autre institution' };
    const { proposalId } = must<{ proposalId: string | null }>(await this.clerk.put(`/api/programmes/${programmeId}/parties`, body));
    if (proposalId) must(await this.second.post(`/api/proposals/${proposalId}/confirmation`));
  }

  async words(parameter: string, of = this.ministry): Promise<ParameterWord[]> {
    const { parameters } = must<ParametersView>(await this.admin.get(`/api/institutions/${of}/parameters`));
    return parameters.find(({ name }) => name === parameter)!.value.words as ParameterWord[];
  }

  decide(parameter: string, words: ParameterWord[], of = this.ministry): ReturnType<User['post']> {
    const validFrom = dayOfInstant(new Date());
    const body = { parameter, value: { words }, validFrom, reason: 'Note de service' };
    return (of === this.ministry ? this.clerk : this.admin).post(`/api/institutions/${of}/revisions`, body);
  }

  async add(parameter: string, ...added: ParameterWord[]): Promise<void> {
    must(await this.decide(parameter, [...(await this.words(parameter)), ...added]));
  }

  /** Ends a word, under another name if one is given: what was written with it keeps the one that it had. */
  async end(parameter: string, code: string, label?: ParameterWord['label']): Promise<void> {
    const ended = (one: ParameterWord) => ({ ...one, retired: true, ...(label ? { label } : {}) });
    must(
      await this.decide(
        parameter,
        (await this.words(parameter)).map((one) => (one.code === code ? ended(one) : one)),
      ),
    );
  }
}

/** `path code` of each thing that was refused. */
export const refusedAt = ({ body }: { body: unknown }): string[] =>
  ((body as { errors?: { path: string; code: string }[] }).errors ?? []).map(({ path, code }) => `${path} ${code}`);
