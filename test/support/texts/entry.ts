import type { ProgrammeView } from '#programmes';
import { done } from '#seeds';
import { User } from '../people.js';
import { must, programmeOfficer, readProgramme } from '../programmes.js';
import type { World } from '../world.js';

export interface Words {
  fr: string;
  ar: string;
}
export const words = (fr: string, ar: string): Words => ({ fr, ar });

/** A figure that a text states, kept with its source. */
export interface Stated {
  period: string;
  measure: string;
  fr: string;
  ar: string;
  en: string;
  value: number;
  unit?: 'count' | 'centimes' | 'persons';
  year?: number;
}

/** An officer who enters a text as it is told, and the person who confirms what is published. */
export class Clerk {
  private constructor(
    readonly officer: User,
    private readonly second: User,
  ) {}

  static async of(world: World): Promise<Clerk> {
    const second = await User.with(world, 'Salma Communication', [{ role: 'communication.officer' }]);
    return new Clerk(await programmeOfficer(world), second);
  }

  async programme(code: string, title: Words, firstYear: number, lastYear: number): Promise<string> {
    return must(await this.officer.post<{ id: string }>('/api/programmes', { code, title, firstYear, lastYear })).id;
  }

  async component(programmeId: string, code: string, title: Words): Promise<string> {
    return must(await this.officer.post<{ id: string }>(`/api/programmes/${programmeId}/components`, { code, title })).id;
  }

  async enter(path: string, body: object): Promise<string> {
    return must(await this.officer.post<{ id: string }>(`/api/programmes/${path}`, body)).id;
  }

  /** Typed by one, confirmed by the other. */
  async claims(programmeId: string, source: string, stated: readonly Stated[]): Promise<void> {
    await this.officer.stepUp();
    await this.second.stepUp();
    for (const { fr, ar, en, unit = 'count', year = null, ...rest } of stated) {
      const claim = { ...rest, year, unit, label: { fr, ar, en }, source };
      const { proposalId } = done(await this.officer.post<{ proposalId: string }>(`/api/programmes/${programmeId}/claims`, claim), 'claim');
      done(await this.second.post(`/api/proposals/${proposalId}/confirmation`), 'confirm');
    }
  }

  read(programmeId: string): Promise<ProgrammeView> {
    return readProgramme(this.officer, programmeId);
  }
}

/** What was confirmed of a measure, as it stands. */
export const claimOf = ({ claims }: ProgrammeView, measure: string) => {
  const claim = claims.find((each) => each.measure === measure && each.state === 'confirmed');
  return claim && { value: claim.value, period: claim.period };
};

/** A fact of a text: its line there, what it says, how it is read back, what is read. */
export type Fact = readonly [line: number, fact: string, read: () => unknown, expected: unknown];
/** What the product does not hold yet, and to which stage it belongs. */
export type Pending = readonly [line: number, fact: string, why: string];

/** Who pays in a currency, and how much in its own words. */
export function funderOf({ funders }: ProgrammeView, currency = 'EUR') {
  const { amountHundredths, statedEquivalent, name } = funders.find((funder) => funder.currency === currency)!;
  return { amount: amountHundredths === null ? null : amountHundredths / 100, statedEquivalent, name: name.fr };
}

/** Every fact of a text is read back; what the product cannot hold yet is said by name, with the stage that it belongs to. */
export function holdFacts(facts: () => readonly Fact[], pending: readonly Pending[]): void {
  it('every fact is read back', () => {
    const said = facts().map(([line, fact, read, expected]) => ({ line, fact, says: read(), expected }));
    expect(said.map(({ line, fact, says }) => ({ line, fact, says }))).toEqual(
      said.map(({ line, fact, expected }) => ({ line, fact, says: expected })),
    );
  });

  if (pending.length === 0) return;
  it.each(pending.map(([line, fact, why]) => ({ line, fact, why })))('pending, line $line: $fact', ({ line, why }) => {
    expect(line).toBeGreaterThan(0);
    expect(why.length).toBeGreaterThan(20);
  });
}
